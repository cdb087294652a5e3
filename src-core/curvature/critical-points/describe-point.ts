import type { PointFunction } from '../../kernel/index.ts';
import { conditionNumberOf, criticalPointType, definitenessOf } from '../classify.ts';
import { isBoundedWithin, orderOfKink } from '../smoothness.ts';
import { symmetricEigen } from '../../linear-algebra/symmetric-eigen.ts';
import { zeroBounds } from '../zero-bound.ts';
import type { CriticalPoint } from './critical-point.ts';
import type { Frame } from './frame.ts';
import type { Stationary } from './judge.ts';
import type { Kink } from './kink.ts';

/** How much farther than a point is uncertain a pole is looked for: the place is where ∇f is no more than so many times its noise. */
const BEYOND = 16;
/** In cells. What is uncertain by more is flat, and no pole is near that Newton's method was led to. */
const FLAT = 1e-3;

/**
 * The second-order test at a critical point whose place is known up to its uncertainty; null where f is not defined.
 * What a degenerate point is remains to be said.
 */
export function describePoint(
  f: PointFunction,
  { cell }: Frame,
  { at, uncertainty, axes }: Stationary,
): CriticalPoint | null {
  const point = [at.x + 0, at.y + 0] as const;
  const { value, gradient, hessian } = f.secondOrder(point);
  const inPlace = uncertainty * Math.max(...cell);
  // sin(x)/x has neither a value nor a critical point at 0, however near it is looked at.
  if (uncertainty < FLAT && !isBoundedWithin(f, point, BEYOND * inPlace)) return null;
  const told = { point, value: value + 0, gradientNorm: Math.hypot(...gradient), uncertainty: inPlace };
  if (orderOfKink(f, point, inPlace) <= 2) return { ...told, ...WITHOUT_HESSIAN };
  const pairs = symmetricEigen(hessian);
  const bounds = zeroBounds(f, point, pairs, axes ?? inPlace);
  const definiteness = definitenessOf(pairs.values, bounds);
  if (definiteness === null) return null;
  return {
    ...told,
    eigenvalues: pairs.values,
    type: criticalPointType(definiteness),
    resolved: null,
    conditionNumber: conditionNumberOf(pairs.values, bounds),
  };
}

/** ∇f = 0, but there is no Hessian to go by, as of |x|^1.5. */
const WITHOUT_HESSIAN = {
  eigenvalues: [Number.NaN, Number.NaN],
  type: 'degenerate',
  resolved: 'undecided',
  conditionNumber: null,
} as const;

export function describeKink(f: PointFunction, { x, y, value, hasGradient }: Kink): CriticalPoint {
  const point = [x + 0, y + 0] as const;
  const told = { point, value: value + 0, uncertainty: 0 };
  return hasGradient
    ? { ...told, gradientNorm: Math.hypot(...f.firstOrder(point).gradient), ...WITHOUT_HESSIAN }
    : { ...told, gradientNorm: Number.NaN, ...WITHOUT_HESSIAN, type: 'kink', resolved: null };
}
