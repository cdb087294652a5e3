/**
 * Work that can be given up: a generator that pauses every few milliseconds with the share that is done, so
 * that whoever drives it may stop, and no longer wanted work ends there.
 */
export type Work<Result> = Generator<number, Result, void>;

/** Does work without heeding its pauses. */
export function runToEnd<Result>(work: Work<Result>): Result {
  for (;;) {
    const next = work.next();
    if (next.done === true) return next.value;
  }
}

/** Work that is part of a larger whole: its shares run from `from` to `to`. */
export function* portion<Result>(work: Work<Result>, from: number, to: number): Work<Result> {
  for (;;) {
    const next = work.next();
    if (next.done === true) return next.value;
    yield from + (to - from) * next.value;
  }
}
