/** Calls back after some milliseconds, unless what it returned is called first. */
export type Later = (milliseconds: number, then: () => void) => () => void;

export interface Watched {
  /** Whether anything is asked of the worker. */
  isBusy(): boolean;
  /** Asks the worker for a sign of life. */
  ping(): void;
  onHang(): void;
}

/** ms without a word from a worker that has something to do, after which it is asked for a sign of life … */
const SILENCE = 1000;
/** … and ms after that, after which it hangs. Long enough for a worker to start on a slow machine. */
const PATIENCE = 4000;

/** Of a worker that hangs, in words. */
export const HANG_REASON = `it gave no sign of life for ${(SILENCE + PATIENCE) / 1000} seconds`;

/**
 * Notices a worker that hangs: that is busy, says nothing for a while and does not answer a ping either.
 * The ping is what tells it from a worker that is about to begin, as on a machine that was asleep.
 */
export class Watchdog {
  readonly #later: Later;
  readonly #watched: Watched;
  #stop: (() => void) | null = null;
  #heard = false;

  constructor(later: Later, watched: Watched) {
    this.#later = later;
    this.#watched = watched;
  }

  /** The worker has been given something to do. */
  watch(): void {
    if (this.#stop !== null) return;
    this.#heard = false;
    this.#listen();
  }

  /** The worker said something. */
  hear(): void {
    this.#heard = true;
  }

  /** Another worker takes its place, or none. */
  reset(): void {
    this.#stop?.();
    this.#stop = null;
  }

  // A turn looks back at what was heard, so that a word from the worker, which comes at every move of a
  // drag, sets no timer.
  #turn(milliseconds: number, inSilence: () => void): void {
    this.#stop = this.#later(milliseconds, () => {
      this.#stop = null;
      if (!this.#watched.isBusy()) return;
      if (!this.#heard) inSilence();
      else this.#listen();
    });
  }

  #listen(): void {
    this.#heard = false;
    this.#turn(SILENCE, () => {
      this.#watched.ping();
      this.#turn(PATIENCE, () => {
        this.#watched.onHang();
      });
    });
  }
}
