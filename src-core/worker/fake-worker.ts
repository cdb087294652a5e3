/** For tests: a client over workers that do nothing but what they are told, and whose time is the test's. */
import { CoreClient, type Outcome } from './client.ts';
import type { FormulaReport, FromHost, ToHost, WorkerPort } from './protocol.ts';

export class FakeWorker implements WorkerPort {
  readonly received: ToHost[] = [];
  terminated = false;
  /** Called by the test: what the worker says. */
  say: (message: FromHost) => void = () => undefined;
  crash: (reason: string) => void = () => undefined;

  post(message: ToHost): void {
    // What cannot be copied to another thread is refused, as by postMessage.
    JSON.stringify(message, (_, value: unknown) => {
      if (typeof value === 'function') throw new TypeError('A function cannot be cloned.');
      return value;
    });
    this.received.push(message);
  }
  onMessage(listener: (message: FromHost) => void): void {
    this.say = listener;
  }
  onCrash(listener: (reason: string) => void): void {
    this.crash = listener;
  }
  terminate(): void {
    this.terminated = true;
  }

  /** The formulas of the requests that arrived, and what else did, in order. */
  get log(): string[] {
    return this.received.map((message) => {
      if (message.kind === 'request') return (message.input as { formula: string }).formula;
      return message.kind === 'cancel' ? `cancel ${message.id}` : message.kind;
    });
  }
}

export interface FakeCore {
  readonly client: CoreClient;
  readonly workers: FakeWorker[];
  /** Why workers were started again. */
  readonly restarts: string[];
  ask(
    formula: string,
    channel?: string,
    onProgress?: (share: number) => void,
  ): Promise<Outcome<FormulaReport>>;
  /** Lets so many milliseconds pass. */
  pass(milliseconds: number): void;
}

export function fakeCore(): FakeCore {
  const workers: FakeWorker[] = [];
  const restarts: string[] = [];
  let now = 0;
  let timers: { readonly at: number; readonly then: () => void }[] = [];
  const client = new CoreClient(
    () => {
      const worker = new FakeWorker();
      workers.push(worker);
      return worker;
    },
    {
      onRestart: (reason) => restarts.push(reason),
      later: (milliseconds, then) => {
        const timer = { at: now + milliseconds, then };
        timers.push(timer);
        return () => (timers = timers.filter((other) => other !== timer));
      },
    },
  );
  return {
    client,
    workers,
    restarts,
    ask: (formula, channel, onProgress) =>
      client.request(
        'formula',
        { formula, variables: [], parameters: [] },
        {
          ...(channel === undefined ? {} : { channel }),
          ...(onProgress === undefined ? {} : { onProgress }),
        },
      ),
    pass(milliseconds) {
      const until = now + milliseconds;
      for (;;) {
        const [next] = timers.filter(({ at }) => at <= until).sort((a, b) => a.at - b.at);
        if (next === undefined) break;
        timers = timers.filter((other) => other !== next);
        now = next.at;
        next.then();
      }
      now = until;
    },
  };
}

export const report = (tex: string): FormulaReport => ({ tex, usedVariables: [], usedParameters: [] });
export const done = (id: number, tex: string): FromHost => ({ kind: 'done', id, output: report(tex) });
export const SUPERSEDED = { kind: 'superseded' };
