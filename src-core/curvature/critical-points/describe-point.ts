import type { PointFunction } from '../../kernel/index.ts';
import { conditionNumberOf, criticalPointType, definitenessOf } from '../classify.ts';
import { resolveDegenerate } from '../resolve-degenerate.ts';
import { isBoundedWithin, orderOfKink } from '../smoothness.ts';
import { symmetricEigen } from '../symmetric-eigen.ts';
import { zeroBounds } from '../zero-bound.ts';
import type { CriticalPoint } from './critical-point.ts';
import type { Frame } from './frame.ts';
import type { Stationary } from './judge.ts';
import type { Kink } from './kink.ts';

/** How much farther than a point is uncertain a pole is looked for: the place is where ∇f is no more than so many times its noise. */
const BEYOND = 16;
/** In cells. What is uncertain by more is flat, and no pole is near that Newton's method was led to. */
const FLAT = 1e-3;

/** The second-order test at a critical point whose place is known up to its uncertainty; null where f is not defined. */
export function describePoint(
  f: PointFunction,
  { cell }: Frame,
  { at, uncertainty }: Stationary,
): CriticalPoint | null {
  const point = [at.x + 0, at.y + 0] as const;
  const { value, gradient, hessian } = f.secondOrder(point);
  const inPlace = uncertainty * Math.max(...cell);
  // sin(x)/x has neither a value nor a critical point at 0, however near it is looked at.
  if (uncertainty < FLAT && !isBoundedWithin(f, point, BEYOND * inPlace)) return null;
  const gradientNorm = Math.hypot(...gradient);
  if (orderOfKink(f, point, inPlace) <= 2) return describeWithoutHessian(point, value, gradientNorm);
  const pairs = symmetricEigen(hessian);
  const bounds = zeroBounds(f, point, pairs, inPlace);
  const definiteness = definitenessOf(pairs.values, bounds);
  if (definiteness === null) return null;
  const type = criticalPointType(definiteness);
  return {
    point,
    value: value + 0,
    gradientNorm,
    eigenvalues: pairs.values,
    type,
    resolved: type === 'degenerate' ? resolveDegenerate(f, point, inPlace).resolution : null,
    uncertainty: inPlace,
    conditionNumber: conditionNumberOf(pairs.values, bounds),
  };
}

/** ∇f = 0, but there is no Hessian to go by, as of |x|^1.5. */
function describeWithoutHessian(
  point: readonly [number, number],
  value: number,
  gradientNorm: number,
): CriticalPoint {
  return {
    point,
    value: value + 0,
    gradientNorm,
    eigenvalues: [Number.NaN, Number.NaN],
    type: 'degenerate',
    resolved: 'undecided',
    conditionNumber: null,
  };
}

export function describeKink(f: PointFunction, { x, y, value, hasGradient }: Kink): CriticalPoint {
  const point = [x + 0, y + 0] as const;
  if (hasGradient) return describeWithoutHessian(point, value, Math.hypot(...f.firstOrder(point).gradient));
  return {
    point,
    value: value + 0,
    gradientNorm: Number.NaN,
    eigenvalues: [Number.NaN, Number.NaN],
    type: 'kink',
    resolved: null,
    uncertainty: 0,
    conditionNumber: null,
  };
}
