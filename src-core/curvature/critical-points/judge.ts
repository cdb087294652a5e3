import type { PointFunction } from '../../kernel/index.ts';
import { roundingAt, type Frame } from './frame.ts';
import { gradientNoise, isGradientZero, isZeroAlong } from './gradient-noise.ts';
import { gradientNear, gradientNormsOnCircle, type LocalModel } from './local-model.ts';
import type { Arrival } from './newton.ts';

/** A point where ∇f vanishes as far as double precision can tell. */
export interface Stationary {
  readonly at: LocalModel;
  /** How far from the reported place the true one may be, in cells. */
  readonly uncertainty: number;
}

/** Components of ∇f up to so many times the noise count as zero. */
const ZERO = 16;

/**
 * Whether Newton's method arrived at a critical point: ‖∇f‖ is no more than rounding, the gradient about it is
 * much more, and it tends to zero (at a kink it does not). `plateau` where it is zero all about.
 */
export function judge(
  f: PointFunction,
  frame: Frame,
  { at, lastStep }: Arrival,
): Stationary | 'plateau' | null {
  const byComponent = gradientNoise(f, frame, at);
  if (!isGradientZero(at, byComponent, ZERO, roundingAt(frame, at.x, at.y))) return null;
  const noise = Math.hypot(...byComponent);
  const about = Math.max(0, ...gradientNormsOnCircle(f, frame, at, 0.5, 8));
  if (about === 0) return 'plateau';
  if (noise > 1e-3 * about) return null;
  const near = Math.max(0, ...gradientNormsOnCircle(f, frame, at, 1e-3, 8));
  const nearest = Math.max(0, ...gradientNormsOnCircle(f, frame, at, 1e-6, 8));
  if (nearest > ZERO * noise && nearest > 0.3 * near) return null;
  return { at, uncertainty: Math.max(4 * lastStep, reachOfNoise(f, frame, at, byComponent)) };
}

/** The distance along the softest direction, in cells, up to which ∇f cannot be told from zero; at most half a cell. */
function reachOfNoise(
  f: PointFunction,
  frame: Frame,
  at: LocalModel,
  noise: readonly [number, number],
): number {
  const [first = 0, second = 0] = at.eigen.values.map(Math.abs);
  const [vx = 1, vy = 0] = at.eigen.vectors[first <= second ? 0 : 1] ?? [];
  const isSeen = (distance: number): boolean =>
    !isZeroAlong(vx, vy, gradientNear(f, frame, at, distance * vx, distance * vy), noise, 4);
  let reach = 4 * roundingAt(frame, at.x, at.y);
  while (reach < 0.5 && !(isSeen(reach) && isSeen(-reach))) reach *= 2;
  return Math.min(reach, 0.5);
}
