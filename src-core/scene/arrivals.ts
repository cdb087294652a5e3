/** Where runs that converged came to rest: a small gradient alone says little. */
import { analysePoint, type CriticalPointType } from '../curvature/index.ts';
import type { PointFunction } from '../kernel/index.ts';
import type { PathScene } from './scene.ts';
import { nearCriticalPoint, newtonStep } from './theory.ts';

/** `plateau`: ‖∇f‖ is small, but H is zero as well, or leads to no critical point near by. */
export type Arrival = CriticalPointType | 'plateau';

/** By the keys of the optimizers' entries; those are missing of which it cannot be told. */
export function arrivalsOf(f: PointFunction, paths: readonly PathScene[]): Readonly<Record<string, Arrival>> {
  return Object.fromEntries(
    paths
      .filter(({ kind, stop }) => kind === 'run' && stop === 'converged')
      .flatMap((path) => {
        const arrival = arrivalOf(f, path);
        return arrival === null ? [] : [[path.key, arrival] as const];
      }),
  );
}

/** Newton's step, as a share of 1 + ‖x‖, from which on a minimum that H leads to is far. */
const FAR = 0.05;

function arrivalOf(f: PointFunction, { points, steps }: PathScene): Arrival | null {
  const analysis = analysePoint(f, [...points.subarray(steps * f.dimension)]);
  const { definiteness, criticalPoint } = analysis;
  if (definiteness === 'zero') return 'plateau';
  // A large tolerance ends a run anywhere; a kink has no Hessian.
  if (criticalPoint === null) return null;
  const near = nearCriticalPoint(analysis);
  if (near !== null) return near;
  // Steps towards a minimum as flat as that of x⁴ shorten as they come near it.
  return definiteness === 'positive-definite' && newtonStep(analysis) < FAR ? null : 'plateau';
}
