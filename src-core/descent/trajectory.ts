import type { StopReason } from './stop-reason.ts';

/** Row k of each array belongs to the same step k; row 0 is the start. */
export interface Trajectory {
  /** (steps + 1) × n, row by row. The last row may be non-finite. */
  readonly points: Float64Array;
  /** f at each row's point. */
  readonly values: Float64Array;
  /** ‖∇f‖₂ at each row's point. */
  readonly gradientNorms: Float64Array;
  readonly stop: StopReason;
  readonly steps: number;
}

/** A stretch of a run, in buffers of its own, so that they can move to another thread. */
export type Stretch = Pick<Trajectory, 'points' | 'values' | 'gradientNorms'>;

/** Joins the stretches of a run. Most have one, which is not copied again. */
export function trajectoryOf(stretches: readonly Stretch[], stop: StopReason): Trajectory {
  const [first] = stretches;
  const whole =
    first !== undefined && stretches.length === 1
      ? first
      : {
          points: concatenate(stretches.map(({ points }) => points)),
          values: concatenate(stretches.map(({ values }) => values)),
          gradientNorms: concatenate(stretches.map(({ gradientNorms }) => gradientNorms)),
        };
  const { points, values, gradientNorms } = whole;
  return { points, values, gradientNorms, stop, steps: values.length - 1 };
}

function concatenate(parts: readonly Float64Array[]): Float64Array {
  const all = new Float64Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
