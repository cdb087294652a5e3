import type { PointFunction } from '../../kernel/index.ts';
import { conditionNumberOf, criticalPointType, definitenessOf } from '../classify.ts';
import { resolveDegenerate } from '../resolve-degenerate.ts';
import { symmetricEigen } from '../symmetric-eigen.ts';
import { zeroBounds } from '../zero-bound.ts';
import type { CriticalPoint } from './critical-point.ts';
import type { Frame } from './frame.ts';
import type { Stationary } from './judge.ts';
import type { Kink } from './kink.ts';

/** The second-order test at a critical point whose place is known up to its uncertainty; null where H is not finite. */
export function describePoint(
  f: PointFunction,
  { cell }: Frame,
  { at, uncertainty }: Stationary,
): CriticalPoint | null {
  const point = [at.x + 0, at.y + 0] as const;
  const { value, gradient, hessian } = f.secondOrder(point);
  const pairs = symmetricEigen(hessian);
  const inPlace = uncertainty * Math.max(...cell);
  const bounds = zeroBounds(f, point, pairs, inPlace);
  const definiteness = definitenessOf(pairs.values, bounds);
  if (definiteness === null) return null;
  const type = criticalPointType(definiteness);
  return {
    point,
    value: value + 0,
    gradientNorm: Math.hypot(...gradient),
    eigenvalues: pairs.values,
    type,
    resolved: type === 'degenerate' ? resolveDegenerate(f, point, inPlace).resolution : null,
    uncertainty: inPlace,
    conditionNumber: conditionNumberOf(pairs.values, bounds),
  };
}

export function describeKink({ x, y, value }: Kink): CriticalPoint {
  return {
    point: [x + 0, y + 0],
    value: value + 0,
    gradientNorm: Number.NaN,
    eigenvalues: [Number.NaN, Number.NaN],
    type: 'kink',
    resolved: null,
    uncertainty: 0,
    conditionNumber: null,
  };
}
