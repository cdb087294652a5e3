/** For tests: the core without a worker, and a renderer without a window. */
import { render } from 'svelte/server';
import { createHandlers } from '../../../src-core/worker/handlers.ts';
import { runToEnd, type Work } from '../../../src-core/work/index.ts';
import type { Core, DrawnFigure } from './figure-kind.ts';

export function coreHere(): Core {
  const handlers = createHandlers();
  return {
    request: (name, input) => {
      // Handler and input are of the same request; that is lost on the way through a union of all.
      const work = (handlers[name] as (given: unknown) => Work<never>)(input);
      return Promise.resolve({ kind: 'done', output: runToEnd(work) });
    },
  };
}

export const renderHere = ({ component, props }: DrawnFigure): string => render(component, { props }).body;
