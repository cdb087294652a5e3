import { runToEnd, type Work } from '../work/index.ts';
import type { CoreClient } from './client.ts';
import { createHandlers } from './handlers.ts';
import { loaded } from './host.ts';

/** The core on the asker's own thread, for programs that have nothing else to do: answers come without a worker's start. */
export function coreInThread(): Pick<CoreClient, 'request'> {
  const handlers = createHandlers();
  return {
    request: async (name, input) => {
      // Handler and input are of the same request; that is lost on the way through a union of all.
      const handler = (await loaded(handlers, name)) as (given: unknown) => Work<never>;
      return { kind: 'done', output: runToEnd(handler(input)) };
    },
  };
}
