import type { FromHost, RequestName, Requests, WorkerPort, WorkerProblem } from './protocol.ts';
import { HANG_REASON, Watchdog, type Later } from './watchdog.ts';

export class WorkerError extends Error {
  readonly problem: WorkerProblem;

  constructor(problem: WorkerProblem) {
    super(problem.message);
    this.name = 'WorkerError';
    this.problem = problem;
  }
}

export interface RequestOptions {
  /** Requests on one channel replace each other: the newest wins. Without one, each stands for itself. */
  readonly channel?: string;
  readonly onProgress?: (share: number) => void;
}

/** `superseded`: a newer request on the channel, or `cancel`, came first. */
export type Outcome<Output> =
  { readonly kind: 'done'; readonly output: Output } | { readonly kind: 'superseded' };

export interface ClientOptions {
  readonly onRestart?: (reason: string) => void;
  /** The asker's timer, by which a worker that hangs is noticed; without one it is waited for. */
  readonly later?: Later;
}

/** Pauses, about 16 ms apart, after which a request is cancelled for a newer one … */
const PATIENCE = 2;
/** … and the same where the request before it was cancelled so. */
const STARVED_PATIENCE = 12;

interface Pending {
  readonly id: number;
  readonly name: RequestName;
  readonly input: unknown;
  readonly channel: string;
  readonly onProgress: ((share: number) => void) | undefined;
  readonly resolve: (outcome: Outcome<unknown>) => void;
  readonly reject: (error: WorkerError) => void;
  crashes: number;
  /** How often it has reported progress. */
  pauses: number;
  /** Its asker has been told that it is superseded; the worker may still be at it. */
  givenUp: boolean;
}

/**
 * Asks a worker, and starts another when it crashes or hangs. What the worker was asked is asked again,
 * now one request at a time, so that only the one that brings the next worker down too fails. A crash
 * with nothing to ask again starts none until there is, so that a worker that cannot start is not
 * started for ever.
 *
 * On a channel one request is at work and at most one waits, the newest. The one at work is let
 * finish where it is nearly done, so that a drag shows every state it has time for, and is cancelled
 * at a pause where it takes longer. The request after a cancelled one is given more time: slow work
 * under a moving hand then shows some states late rather than none.
 */
export class CoreClient {
  readonly #spawn: () => WorkerPort;
  readonly #onRestart: (reason: string) => void;
  readonly #watchdog: Watchdog | null;
  readonly #atWork = new Map<number, Pending>();
  /** Not sent yet, for the worker is given one request at a time; those that a crash interrupted come first. */
  readonly #queue: Pending[] = [];
  readonly #waiting = new Map<string, Pending>();
  readonly #starved = new Set<string>();
  /** Null between a crash and the next request. */
  #port: WorkerPort | null;
  #nextId = 1;
  #closed = false;

  constructor(spawn: () => WorkerPort, { onRestart = () => undefined, later }: ClientOptions = {}) {
    this.#spawn = spawn;
    this.#onRestart = onRestart;
    this.#watchdog =
      later === undefined
        ? null
        : new Watchdog(later, {
            isBusy: () => this.#atWork.size > 0,
            ping: () => this.#port?.post({ kind: 'ping' }),
            onHang: () => {
              this.#restart(HANG_REASON);
            },
          });
    this.#port = this.#start();
  }

  request<Name extends RequestName>(
    name: Name,
    input: Requests[Name]['input'],
    { channel, onProgress }: RequestOptions = {},
  ): Promise<Outcome<Requests[Name]['output']>> {
    return new Promise((resolve, reject) => {
      const id = this.#nextId++;
      const pending: Pending = {
        id,
        name,
        input,
        channel: channel ?? `request ${id}`,
        onProgress,
        resolve: resolve as (outcome: Outcome<unknown>) => void,
        reject,
        crashes: 0,
        pauses: 0,
        givenUp: false,
      };
      const current = this.#currentOn(pending.channel);
      if (current === undefined) {
        this.#queue.push(pending);
        this.#sendNext();
        return;
      }
      if (!this.#atWork.has(current.id)) {
        this.#queue.splice(this.#queue.indexOf(current), 1, pending);
        current.resolve({ kind: 'superseded' });
        return;
      }
      this.#waiting.get(pending.channel)?.resolve({ kind: 'superseded' });
      this.#waiting.set(pending.channel, pending);
      this.#cancelIfSlow(current);
    });
  }

  /** Gives up what is asked on a channel; its promises resolve as superseded. */
  cancel(channel: string): void {
    this.#waiting.get(channel)?.resolve({ kind: 'superseded' });
    this.#waiting.delete(channel);
    const current = this.#currentOn(channel);
    if (current === undefined) return;
    current.givenUp = true;
    current.resolve({ kind: 'superseded' });
    if (this.#atWork.has(current.id)) this.#port?.post({ kind: 'cancel', id: current.id });
    else this.#queue.splice(this.#queue.indexOf(current), 1);
  }

  /** Stops the worker for good; what is under way, or asked later, never answers. */
  close(): void {
    this.#closed = true;
    this.#watchdog?.reset();
    this.#port?.terminate();
    this.#port = null;
  }

  #currentOn(channel: string): Pending | undefined {
    return [...this.#atWork.values(), ...this.#queue].find((pending) => pending.channel === channel);
  }

  #start(): WorkerPort {
    const port = this.#spawn();
    port.onMessage((message) => {
      if (port === this.#port) this.#receive(message);
    });
    port.onCrash((reason) => {
      if (port === this.#port) this.#restart(reason);
    });
    return port;
  }

  #sendNext(): void {
    for (;;) {
      const isCareful = [...this.#atWork.values(), ...this.#queue].some(({ crashes }) => crashes > 0);
      const next = isCareful && this.#atWork.size > 0 ? undefined : this.#queue.shift();
      if (next === undefined || this.#closed) return;
      this.#send(next);
    }
  }

  #send(pending: Pending): void {
    this.#port ??= this.#start();
    this.#atWork.set(pending.id, pending);
    try {
      this.#port.post({ kind: 'request', id: pending.id, name: pending.name, input: pending.input });
      this.#watchdog?.watch();
    } catch (error) {
      // What cannot be copied to another thread: its channel is free for what comes next.
      this.#atWork.delete(pending.id);
      pending.reject(new WorkerError({ code: 'internal', message: String(error) }));
    }
  }

  #receive(message: FromHost): void {
    this.#watchdog?.hear();
    if (message.kind === 'pong') return;
    const pending = this.#atWork.get(message.id);
    if (pending === undefined) return;
    if (message.kind === 'progress') {
      pending.pauses++;
      if (!pending.givenUp) pending.onProgress?.(message.share);
      if (this.#waiting.has(pending.channel)) this.#cancelIfSlow(pending);
      return;
    }
    this.#atWork.delete(message.id);
    if (message.kind === 'cancelled' && !pending.givenUp) this.#starved.add(pending.channel);
    else this.#starved.delete(pending.channel);
    const waiting = this.#waiting.get(pending.channel);
    if (waiting !== undefined) {
      this.#waiting.delete(pending.channel);
      this.#queue.push(waiting);
    }
    this.#sendNext();
    if (message.kind === 'failed') pending.reject(new WorkerError(message.problem));
    else if (message.kind === 'cancelled') pending.resolve({ kind: 'superseded' });
    else pending.resolve({ kind: 'done', output: message.output });
  }

  #cancelIfSlow({ id, channel, pauses }: Pending): void {
    const patience = this.#starved.has(channel) ? STARVED_PATIENCE : PATIENCE;
    if (pauses >= patience) this.#port?.post({ kind: 'cancel', id });
  }

  #restart(reason: string): void {
    this.#watchdog?.reset();
    this.#port?.terminate();
    this.#port = null;
    this.#onRestart(reason);
    const interrupted = [...this.#atWork.values()];
    this.#atWork.clear();
    for (const pending of interrupted.reverse()) {
      pending.crashes++;
      const waiting = this.#waiting.get(pending.channel);
      if (waiting !== undefined) {
        this.#waiting.delete(pending.channel);
        pending.resolve({ kind: 'superseded' });
        this.#queue.push(waiting);
      } else if (pending.crashes > 1) {
        pending.reject(
          new WorkerError({ code: 'crashed', message: `This stopped the core twice: ${reason}` }),
        );
      } else if (!pending.givenUp) this.#queue.unshift(pending);
    }
    this.#sendNext();
  }
}
