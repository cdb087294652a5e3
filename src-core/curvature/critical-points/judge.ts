import type { PointFunction } from '../../kernel/index.ts';
import { symmetricEigen, type Eigenpairs } from '../../linear-algebra/symmetric-eigen.ts';
import { zeroBounds } from '../zero-bound.ts';
import { roundingAt, type Frame } from './frame.ts';
import { gradientNoise, isGradientZero, isZeroAlong } from './gradient-noise.ts';
import { gradientNear, gradientNormsOnCircle, type LocalModel } from './local-model.ts';
import type { Arrival } from './newton.ts';

/** A point where ∇f vanishes as far as double precision can tell. */
export interface Stationary {
  readonly at: LocalModel;
  /** How far from the reported place the true one may be, in cells. */
  readonly uncertainty: number;
  /** Where H is regular as far as the place is uncertain: vectors in x and y that bound by how much it is, each way. */
  readonly axes: readonly (readonly [number, number])[] | null;
}

/** Components of ∇f up to so many times the noise count as zero. */
const ZERO = 16;
/** And along an eigenvector of a regular H, where less is known to be rounding. */
const ZERO_ALONG = 64;
/** In cells: no place is said to be more uncertain. */
const FARTHEST = 0.5;

/**
 * Whether Newton's method arrived at a critical point: ‖∇f‖ is no more than rounding, the gradient about it is
 * much more, and it tends to zero (at a kink it does not). `plateau` where it is zero all about.
 */
export function judge(
  f: PointFunction,
  frame: Frame,
  { at, lastStep }: Arrival,
): Stationary | 'plateau' | null {
  const { byComponent, byEigenvector } = gradientNoise(f, frame, at);
  if (!isGradientZero(at, byComponent, ZERO, roundingAt(frame, at.x, at.y))) return null;
  const noise = Math.hypot(...byComponent);
  const about = Math.max(0, ...gradientNormsOnCircle(f, frame, at, 0.5, 8));
  if (about === 0) return 'plateau';
  if (noise > 1e-3 * about) return null;
  const near = Math.max(0, ...gradientNormsOnCircle(f, frame, at, 1e-3, 8));
  const nearest = Math.max(0, ...gradientNormsOnCircle(f, frame, at, 1e-6, 8));
  if (nearest > ZERO * noise && nearest > 0.3 * near) return null;
  const regular = judgeRegular(f, frame, { at, lastStep }, byEigenvector);
  if (regular === 'sloping') return null;
  if (typeof regular !== 'number') return regular;
  const reach = Math.max(4 * lastStep, reachOfNoise(f, frame, at, byComponent), regular);
  return { at, uncertainty: reach, axes: null };
}

/**
 * Where H is regular and stays so as far as the place is uncertain, that is how far Newton's step may be off, along each
 * eigenvector: by Kantorovich's theorem ∇f vanishes within 2·‖H⁻¹‖·(|∇f| + noise), if H does not change by more than
 * itself within that. So a steep curved valley is not searched in a straight line, which soon leaves it. `sloping` where
 * H is regular but ∇f is not zero along an eigenvector: somewhere on such a valley's floor. Else a number:
 * how far the place is uncertain, in cells, at least, since H may be singular there.
 */
function judgeRegular(
  f: PointFunction,
  frame: Frame,
  { at, lastStep }: Arrival,
  noise: readonly [number, number],
): Stationary | 'sloping' | number {
  const rounding = roundingAt(frame, at.x, at.y);
  const sizes = at.eigen.values.map(Math.abs);
  const slopes = at.eigen.vectors.map(([vx = 0, vy = 0]) =>
    Math.abs(vx * at.gradient[0] + vy * at.gradient[1]),
  );
  const softest = Math.min(...sizes);
  const axes = sizes.map((size, i): readonly [number, number] => {
    const [vx = 0, vy = 0] = at.eigen.vectors[i] ?? [];
    const newton = (2 * (slopes[i] ?? NaN) + 8 * (noise[i] ?? NaN)) / size + 4 * rounding;
    const reach = whereSeen(f, frame, at, i, size === softest ? Math.max(newton, 4 * lastStep) : newton);
    return [reach * vx, reach * vy];
  });
  if (!axes.flat().every(Number.isFinite)) return 0;
  const point = [at.x, at.y];
  const pairs = symmetricEigen(f.secondOrder(point).hessian);
  const inPlace = axes.map(([right, up]) => [right * frame.cell[0], up * frame.cell[1]] as const);
  const bounds = zeroBounds(f, point, pairs, inPlace);
  const uncertainty = Math.hypot(...axes.flat());
  // Beyond that nothing was looked at, and D³f, which may have underflown, does not say what H is there.
  if (uncertainty < FARTHEST && isRegular(pairs, bounds)) return { at, uncertainty, axes: inPlace };
  if (!isRegular(pairs, zeroBounds(f, point, pairs))) return 0;
  const isZero = slopes.every(
    (slope, i) => slope <= ZERO_ALONG * (noise[i] ?? NaN) || slope <= 2 * rounding * (sizes[i] ?? NaN),
  );
  if (!isZero) return 'sloping';
  // Twice as far as where D³f has made an eigenvalue zero.
  const enough = pairs.values
    .map((value, i) => Math.abs(value) / (bounds[i] ?? NaN))
    .filter((share) => share < 1);
  return Math.min(FARTHEST, 2 * Math.max(0, ...enough) * uncertainty);
}

/**
 * The least distance along an eigenvector, from so much on, at which ∇f changes as H says, to within half: sums of
 * large terms are rounded to the same multiple of a small number all about a point, and no noise is seen nearer.
 */
function whereSeen(f: PointFunction, frame: Frame, at: LocalModel, index: number, from: number): number {
  const [vx = 0, vy = 0] = at.eigen.vectors[index] ?? [];
  const value = at.eigen.values[index] ?? NaN;
  const isSeen = (distance: number): boolean => {
    const there = gradientNear(f, frame, at, distance * vx, distance * vy);
    const change = vx * (there[0] - at.gradient[0]) + vy * (there[1] - at.gradient[1]);
    return Math.abs(change - value * distance) <= 0.5 * Math.abs(value * distance);
  };
  let distance = from;
  while (distance < FARTHEST && !(isSeen(distance) && isSeen(-distance))) distance *= 4;
  return distance;
}

const isRegular = ({ values }: Eigenpairs, bounds: readonly number[]): boolean =>
  values.every((value, i) => Math.abs(value) > (bounds[i] ?? NaN));

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
  while (reach < FARTHEST && !(isSeen(reach) && isSeen(-reach))) reach *= 2;
  return Math.min(reach, FARTHEST);
}
