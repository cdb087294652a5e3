import type { GradientMethod } from '../optimizers/index.ts';
import type { Cost } from './counting-oracle.ts';
import type { StopReason } from './stop-reason.ts';

/** Row k of each array belongs to the same step k; row 0 is the start. */
export interface Trajectory {
  /** (steps + 1) × n, row by row. The last row may be non-finite. */
  readonly points: Float64Array;
  /** f at each row's point. */
  readonly values: Float64Array;
  /** ∇f at each row's point, (steps + 1) × n. */
  readonly gradients: Float64Array;
  /** ‖∇f‖₂ at each row's point. */
  readonly gradientNorms: Float64Array;
  /**
   * What the step from row k to row k + 1 multiplied each coordinate of the (averaged) gradient by, steps × n;
   * empty where the method does not rescale coordinates.
   */
  readonly effectiveRates: Float64Array;
  /** Evaluations of f or ∇f that it took to get to each row's point. */
  readonly evaluations: Float64Array;
  /** Of the whole run. */
  readonly cost: Cost;
  readonly stop: StopReason;
  readonly steps: number;
}

/** What a gradient method's steps cost: as many gradients each. */
export const gradientCost = ({ gradientsPerStep = 1 }: GradientMethod, steps: number): Cost => ({
  values: 0,
  gradients: steps * gradientsPerStep,
  hessians: 0,
  solves: 0,
});

/** Columns of numbers of a stretch of a run, in buffers of their own, so that they can move to another thread. */
export type Stretch = Pick<
  Trajectory,
  'points' | 'values' | 'gradients' | 'gradientNorms' | 'effectiveRates' | 'evaluations'
>;

/** Joins the stretches of a run. Most have one, which is not copied again. */
export function joined(stretches: readonly Stretch[]): Stretch {
  const [first] = stretches;
  if (first !== undefined && stretches.length === 1) return first;
  const column = (name: keyof Stretch): Float64Array => concatenate(stretches.map((part) => part[name]));
  return {
    points: column('points'),
    values: column('values'),
    gradients: column('gradients'),
    gradientNorms: column('gradientNorms'),
    effectiveRates: column('effectiveRates'),
    evaluations: column('evaluations'),
  };
}

export function concatenate(parts: readonly Float64Array[]): Float64Array {
  const all = new Float64Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
