import type { Halt, Vector } from '../optimizers/index.ts';

/** A run has diverged where ‖x‖ exceeds this … */
export const LARGEST_POINT = 1e12;
/** … or |f| exceeds this. */
export const LARGEST_VALUE = 1e100;

/** `singular`, `stalled`: the method has no next point; see Halt. */
export type StopReason = 'steps' | 'converged' | 'diverged' | 'not-finite' | Halt;

/**
 * Why a run ends at a point, or null where it goes on. In this order of asking: `diverged` where
 * ‖x‖ > 1e12, `not-finite` where x is NaN or f or ∇f is not finite, `diverged` where |f| > 1e100,
 * `converged` where ‖∇f‖ ≤ tolerance.
 */
export function stopReason(
  point: Vector,
  value: number,
  gradientNorm: number,
  tolerance: number,
): Exclude<StopReason, 'steps' | Halt> | null {
  if (point.some(Number.isNaN)) return 'not-finite';
  // Infinite coordinates are over any bound; what f is there says nothing more.
  if (euclideanNorm(point) > LARGEST_POINT) return 'diverged';
  if (!Number.isFinite(value) || Number.isNaN(gradientNorm)) return 'not-finite';
  if (Math.abs(value) > LARGEST_VALUE) return 'diverged';
  if (gradientNorm === Number.POSITIVE_INFINITY) return 'not-finite';
  return tolerance > 0 && gradientNorm <= tolerance ? 'converged' : null;
}

/** Sums of squares in this range neither over- nor underflowed. */
export const SAFE_SQUARES = { smallest: 1e-280, largest: 1e280 } as const;

const SAFE_NORMS = { smallest: 2e-140, largest: 0.5e140 } as const;

/** Whether a norm is the root of a sum of squares that neither over- nor underflowed. */
export const isSafeNorm = (norm: number): boolean => norm > SAFE_NORMS.smallest && norm < SAFE_NORMS.largest;

/** ‖v‖₂; scaled by a power of two, which is exact, where the squares would over- or underflow. */
export function euclideanNorm(vector: Vector): number {
  const sum = sumOfSquares(vector);
  if (sum > SAFE_SQUARES.smallest && sum < SAFE_SQUARES.largest) return Math.sqrt(sum);
  const largest = Math.max(...vector.map(Math.abs));
  if (!(largest > 0 && largest < Number.POSITIVE_INFINITY)) return largest;
  const scale = largest < 1 ? 2 ** 500 : 2 ** -600;
  return Math.sqrt(sumOfSquares(vector.map((component) => component * scale))) / scale;
}

const sumOfSquares = (vector: Vector): number =>
  vector.reduce((sum, component) => sum + component * component, 0);
