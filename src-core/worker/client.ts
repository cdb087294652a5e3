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

/** Pauses, about 16 ms apart, after which a request makes room for a newer one on its channel … */
const PATIENCE = 2;
/** … fewer where the worker's time is already shared with one that lingers … */
const SHARED_PATIENCE = 1;
/** … and pauses after which one that lingers is given up. */
const LINGERING_PATIENCE = 12;

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
  /** A newer one is at work on its channel; this one may still finish before that. */
  lingers: boolean;
  /** Its asker has been told that it is superseded; the worker may still be at it. */
  givenUp: boolean;
}

/**
 * Asks a worker, and starts another when it crashes or hangs. What the worker was asked is asked again,
 * now one request at a time, so that only the one that brings the next worker down too fails. A crash
 * with nothing to ask again starts none until there is, so that a worker that cannot start is not
 * started for ever.
 *
 * On a channel at most one request waits, the newest, and for less than 50 ms: the one at work is let
 * finish where it is nearly done, so that a drag shows every state it has time for; where it takes
 * longer, the newest is begun beside it. One such older request may linger for a while, so that slow
 * work under a moving hand shows some states late rather than none; any other is cancelled. Answers
 * come in the order of asking: with the newer one's the older one is given up.
 */
export class CoreClient {
  readonly #spawn: () => WorkerPort;
  readonly #onRestart: (reason: string) => void;
  readonly #watchdog: Watchdog | null;
  readonly #atWork = new Map<number, Pending>();
  /** Not sent yet, for the worker is given one request at a time; those that a crash interrupted come first. */
  readonly #queue: Pending[] = [];
  readonly #waiting = new Map<string, Pending>();
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
        lingers: false,
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
      this.#makeRoomIfSlow(current);
    });
  }

  /** Gives up what is asked on a channel; its promises resolve as superseded. */
  cancel(channel: string): void {
    this.#waiting.get(channel)?.resolve({ kind: 'superseded' });
    this.#waiting.delete(channel);
    for (const pending of [...this.#queue, ...this.#atWork.values()]) {
      if (pending.channel === channel) this.#giveUp(pending);
    }
  }

  /** Stops the worker for good; what is under way, or asked later, never answers. */
  close(): void {
    this.#closed = true;
    this.#watchdog?.reset();
    this.#port?.terminate();
    this.#port = null;
  }

  /** The newest on a channel that is at work or queued for it. */
  #currentOn(channel: string): Pending | undefined {
    return [...this.#atWork.values(), ...this.#queue].find(
      (pending) => pending.channel === channel && !pending.lingers && !pending.givenUp,
    );
  }

  #lingeringOn(channel: string): Pending | undefined {
    return [...this.#atWork.values()].find(
      (pending) => pending.channel === channel && pending.lingers && !pending.givenUp,
    );
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
      if (pending.lingers) {
        if (pending.pauses >= LINGERING_PATIENCE) this.#giveUp(pending);
      } else if (!pending.givenUp) {
        pending.onProgress?.(message.share);
        if (this.#waiting.has(pending.channel)) this.#makeRoomIfSlow(pending);
      }
      return;
    }
    this.#atWork.delete(message.id);
    if (!pending.lingers && !pending.givenUp) {
      const older = this.#lingeringOn(pending.channel);
      if (older !== undefined) this.#giveUp(older);
      this.#queueWaiting(pending.channel);
    }
    this.#sendNext();
    if (message.kind === 'done') pending.resolve({ kind: 'done', output: message.output });
    else if (message.kind === 'cancelled' || pending.lingers) pending.resolve({ kind: 'superseded' });
    else pending.reject(new WorkerError(message.problem));
  }

  #queueWaiting(channel: string): void {
    const waiting = this.#waiting.get(channel);
    if (waiting === undefined) return;
    this.#waiting.delete(channel);
    this.#queue.push(waiting);
  }

  #makeRoomIfSlow(current: Pending): void {
    const isShared = this.#lingeringOn(current.channel) !== undefined;
    if (current.pauses < (isShared ? SHARED_PATIENCE : PATIENCE)) return;
    if (isShared) this.#giveUp(current);
    else current.lingers = true;
    this.#queueWaiting(current.channel);
    this.#sendNext();
  }

  #giveUp(pending: Pending): void {
    if (pending.givenUp) return;
    pending.givenUp = true;
    pending.resolve({ kind: 'superseded' });
    if (this.#atWork.has(pending.id)) this.#port?.post({ kind: 'cancel', id: pending.id });
    else this.#queue.splice(this.#queue.indexOf(pending), 1);
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
      pending.pauses = 0;
      if (pending.lingers) {
        pending.resolve({ kind: 'superseded' });
      } else if (this.#waiting.has(pending.channel)) {
        pending.resolve({ kind: 'superseded' });
        this.#queueWaiting(pending.channel);
      } else if (pending.crashes > 1) {
        pending.reject(
          new WorkerError({ code: 'crashed', message: `This stopped the core twice: ${reason}` }),
        );
      } else if (!pending.givenUp) this.#queue.unshift(pending);
    }
    this.#sendNext();
  }
}
