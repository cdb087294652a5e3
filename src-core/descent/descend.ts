/** The one loop that drives every optimizer. */
import type { PointFunction } from '../kernel/index.ts';
import type { Optimizer, Settings, Vector } from '../optimizers/index.ts';

/** A run has diverged where ‖x‖ exceeds this … */
export const LARGEST_POINT = 1e12;
/** … or |f| exceeds this. */
export const LARGEST_VALUE = 1e100;

export type StopReason = 'steps' | 'converged' | 'diverged' | 'not-finite';

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

export interface DescentTask {
  readonly function: PointFunction;
  readonly optimizer: Optimizer;
  readonly settings: Settings;
  readonly start: ArrayLike<number>;
  /** Largest number of steps. */
  readonly steps: number;
  /** Stops where ‖∇f‖ ≤ tolerance; 0 switches that off. */
  readonly tolerance: number;
}

/** How many steps a run takes between two chances to cancel it: a few milliseconds of work. */
const STEPS_BETWEEN_PAUSES = 2000;

/**
 * Runs an optimizer, pausing now and then with the share of steps done. Stops, in this order of
 * asking: `diverged` where ‖x‖ > 1e12, `not-finite` where x is NaN or f or ∇f is not finite, `diverged`
 * where |f| > 1e100, `converged` where ‖∇f‖ ≤ tolerance, `steps` after the last step.
 */
export function* descend(task: DescentTask): Generator<number, Trajectory, void> {
  const { function: f, optimizer, settings, steps } = task;
  const n = f.dimension;
  const points = new Float64Array((steps + 1) * n);
  const values = new Float64Array(steps + 1);
  const gradientNorms = new Float64Array(steps + 1);
  let point: Vector = Array.from({ length: n }, (_, i) => task.start[i] ?? Number.NaN);
  let state = optimizer.init(point, settings);
  for (let step = 0; ; step++) {
    const { value, gradient } = f.firstOrder(point);
    const gradientNorm = euclideanNorm(gradient);
    for (let i = 0; i < n; i++) points[step * n + i] = point[i] ?? Number.NaN;
    values[step] = value;
    gradientNorms[step] = gradientNorm;
    const stop = stopReason(point, value, gradientNorm, step, task);
    if (stop !== null) {
      return {
        points: cut(points, (step + 1) * n),
        values: cut(values, step + 1),
        gradientNorms: cut(gradientNorms, step + 1),
        stop,
        steps: step,
      };
    }
    ({ point, state } = optimizer.update({ point, gradient }, state, settings));
    if (step % STEPS_BETWEEN_PAUSES === STEPS_BETWEEN_PAUSES - 1) yield step / steps;
  }
}

function stopReason(
  point: Vector,
  value: number,
  gradientNorm: number,
  step: number,
  { steps, tolerance }: DescentTask,
): StopReason | null {
  if (point.some(Number.isNaN)) return 'not-finite';
  // Infinite coordinates are over any bound; what f is there says nothing more.
  if (euclideanNorm(point) > LARGEST_POINT) return 'diverged';
  if (!Number.isFinite(value) || Number.isNaN(gradientNorm)) return 'not-finite';
  if (Math.abs(value) > LARGEST_VALUE) return 'diverged';
  if (gradientNorm === Number.POSITIVE_INFINITY) return 'not-finite';
  if (tolerance > 0 && gradientNorm <= tolerance) return 'converged';
  return step >= steps ? 'steps' : null;
}

/** The first `length` entries in a buffer of their own, so that it can move to another thread. */
const cut = (array: Float64Array, length: number): Float64Array =>
  length === array.length ? array : array.slice(0, length);

/** ‖v‖₂; through Math.hypot only where squares would over- or underflow, since that is ten times slower. */
function euclideanNorm(vector: Vector): number {
  let sum = 0;
  for (const component of vector) sum += component * component;
  return sum > 1e-280 && sum < 1e280 ? Math.sqrt(sum) : Math.hypot(...vector);
}

/** Runs a generator to its end and gives what it returns. */
export function runToEnd<Result>(work: Generator<unknown, Result, void>): Result {
  for (;;) {
    const next = work.next();
    if (next.done === true) return next.value;
  }
}
