import { FormulaError, GraphTooLarge } from '../expression/index.ts';
import { InputError } from '../input-error.ts';
import type { Work } from '../work/index.ts';
import type { FromHost, Port, RequestName, Requests, ToHost, WorkerProblem } from './protocol.ts';

export type Handler<Name extends RequestName> = (
  input: Requests[Name]['input'],
) => Work<Requests[Name]['output']>;

/** A handler, or where it is to be had when it is first asked for: the first picture does not wait for it. */
export type Handlers = {
  readonly [Name in RequestName]: Handler<Name> | { readonly load: () => Promise<Handler<Name>> };
};

/** The handler itself, where it is to be loaded first. */
export function loaded<Name extends RequestName>(
  handlers: Handlers,
  name: Name,
): Handler<Name> | Promise<Handler<Name>> {
  const handler: Handlers[Name] = handlers[name];
  return typeof handler === 'function' ? handler : handler.load();
}

/** What the host needs of its thread, so that the core itself knows neither browser nor Node. */
export interface HostEnvironment {
  /** Milliseconds on a monotonic clock. */
  now(): number;
  /** Resolves after the messages that are waiting have been delivered. */
  pause(): Promise<void>;
}

/** Work runs this long, in milliseconds, before waiting messages (a cancel, say) are looked at. */
const SLICE = 16;

/** Answers requests at a port; each runs in slices so that it can be cancelled between them. */
export function serve(port: Port<FromHost, ToHost>, handlers: Handlers, environment: HostEnvironment): void {
  const cancelled = new Set<number>();
  const running = new Set<number>();

  port.onMessage((message) => {
    if (message.kind === 'ping') {
      port.post({ kind: 'pong' });
      return;
    }
    if (message.kind === 'cancel') {
      if (running.has(message.id)) cancelled.add(message.id);
      return;
    }
    running.add(message.id);
    void answer(message.id, message.name, message.input).finally(() => {
      running.delete(message.id);
      cancelled.delete(message.id);
    });
  });

  async function answer(id: number, name: RequestName, input: unknown): Promise<void> {
    try {
      // The protocol's types hold on both ends: both are compiled from the same declaration.
      const handler = loaded(handlers, name);
      // What is there begins at once, before later messages are looked at.
      const ready = (typeof handler === 'function' ? handler : await handler) as (
        given: unknown,
      ) => Work<unknown>;
      const work = ready(input);
      for (;;) {
        const until = environment.now() + SLICE;
        let next = work.next();
        while (next.done !== true && environment.now() < until) next = work.next();
        if (next.done === true) {
          port.post({ kind: 'done', id, output: next.value }, transferables(next.value));
          return;
        }
        port.post({ kind: 'progress', id, share: next.value });
        await environment.pause();
        if (cancelled.has(id)) {
          port.post({ kind: 'cancelled', id });
          return;
        }
      }
    } catch (error) {
      port.post({ kind: 'failed', id, problem: problemOf(error) });
    }
  }
}

export function problemOf(error: unknown): WorkerProblem {
  if (error instanceof FormulaError)
    return { code: 'formula', message: error.message, formula: error.problem };
  if (error instanceof GraphTooLarge) {
    const formula = { code: 'too-large', message: error.message, position: 0, length: 1 } as const;
    return { code: 'formula', message: error.message, formula };
  }
  if (error instanceof InputError) return { code: 'input', message: error.message };
  return { code: 'internal', message: error instanceof Error ? error.message : String(error) };
}

/** The array buffers in a plain value, each once, so that they move to the other thread uncopied. */
function transferables(value: unknown): ArrayBuffer[] {
  const buffers = new Set<ArrayBuffer>();
  const visit = (part: unknown): void => {
    if (ArrayBuffer.isView(part)) {
      if (part.buffer instanceof ArrayBuffer) buffers.add(part.buffer);
    } else if (Array.isArray(part)) {
      if (typeof part[0] === 'object') part.forEach(visit);
    } else if (typeof part === 'object' && part !== null) Object.values(part).forEach(visit);
  };
  visit(value);
  return [...buffers];
}
