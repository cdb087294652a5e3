/** Where runs that converged came to rest: a small gradient alone says little. */
import { criticalPointNear } from '../curvature/critical-points/index.ts';
import { analysePoint, type CriticalPointType, type PointAnalysis } from '../curvature/index.ts';
import type { PointFunction } from '../kernel/index.ts';
import type { PathScene } from './scene.ts';

/** `plateau`: ‖∇f‖ is small, but H is zero as well, or leads to no critical point near by. */
export type Arrival = CriticalPointType | 'plateau';

/** By the keys of the optimizers' entries; those are missing of which it cannot be told. */
export function arrivalsOf(f: PointFunction, paths: readonly PathScene[]): Readonly<Record<string, Arrival>> {
  return Object.fromEntries(
    paths
      .filter(({ kind, stop }) => kind === 'run' && stop === 'converged')
      .flatMap(({ key, points, steps }) => {
        const arrival = arrivalOf(f, [...points.subarray(steps * f.dimension)]);
        return arrival === null ? [] : [[key, arrival] as const];
      }),
  );
}

/** Newton's step, as a share of 1 + ‖x‖, up to which a point counts as near … */
const NEAR = 1e-3;
/** … and from which on a minimum that H leads to is far. */
const FAR = 0.05;

/**
 * The kind of critical point that a point with a small gradient is at or near. On a plateau the gradient is small too,
 * but Newton's method leads far away, and steps towards a point as flat as the minimum of x⁴ shorten as they come near.
 */
export function arrivalOf(f: PointFunction, point: readonly number[]): Arrival | null {
  const analysis = analysePoint(f, point);
  const { criticalPoint, definiteness } = analysis;
  // A large tolerance ends a run anywhere; a kink has no Hessian.
  if (criticalPoint === null) return null;
  const isRegular = criticalPoint !== 'degenerate';
  const length = isRegular ? newtonStep(analysis) : Number.NaN;
  if (length <= NEAR) return criticalPoint;
  const [x = Number.NaN, y = Number.NaN] = point;
  const followed = criticalPointNear(f, [x, y], FAR * (1 + Math.hypot(x, y)));
  if (definiteness === 'zero') return followed === null || followed === 'degenerate' ? 'plateau' : followed;
  if (followed !== null) return followed;
  if (!isRegular) return 'degenerate';
  return definiteness === 'positive-definite' && length < FAR ? null : 'plateau';
}

/** ‖H⁻¹∇f‖ as a share of 1 + ‖x‖. */
function newtonStep({ point, gradient, eigenvalues, eigenvectors }: PointAnalysis): number {
  const step = eigenvectors.map((vector, i) => {
    const along = vector.reduce((sum, component, j) => sum + component * (gradient[j] ?? NaN), 0);
    return along / (eigenvalues[i] ?? NaN);
  });
  return Math.hypot(...step) / (1 + Math.hypot(...point));
}
