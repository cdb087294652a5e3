import { analysePoint, reachMinimum, type PointAnalysis } from '../curvature/index.ts';
import type { PointFunction, Shape } from '../kernel/index.ts';
import type { Optimizer, RateTheory, Settings } from '../optimizers/index.ts';
import type { PathScene } from './scene.ts';

/**
 * Where the Hessian is taken that the learning-rate slider is marked by:
 * `reached`: the minimum the path converged to; `ahead`: the minimum below the start, which the path
 * has not reached; `start`: the start, since no minimum was found.
 */
export type TheoryPlace = 'reached' | 'ahead' | 'start';

export interface TheoryScene {
  readonly place: TheoryPlace;
  readonly analysis: PointAnalysis;
  readonly shape: Shape;
  /** Null where theory has no marks; `reason` then says why. */
  readonly rates: RateTheory | null;
  readonly reason: string | null;
}

/** The Hessian that matters for a path, and what theory says of learning rates there. */
export function theoryOf(
  f: PointFunction,
  path: PathScene,
  optimizer: Optimizer,
  settings: Settings,
): TheoryScene {
  const { place, analysis } = placeOf(f, path);
  const rates = ratesAt(analysis, optimizer, settings);
  return {
    place,
    analysis,
    shape: f.compiled.shape,
    rates: typeof rates === 'string' ? null : rates,
    reason: typeof rates === 'string' ? rates : null,
  };
}

function placeOf(f: PointFunction, path: PathScene): { place: TheoryPlace; analysis: PointAnalysis } {
  const start = [...path.points.subarray(0, f.dimension)];
  if (path.stop === 'converged') {
    const analysis = reachMinimum(f, [...path.points.subarray(path.steps * f.dimension)]);
    if (analysis !== null) return { place: 'reached', analysis };
  }
  const below = reachMinimum(f, start);
  if (below !== null) return { place: 'ahead', analysis: below };
  return { place: 'start', analysis: analysePoint(f, start) };
}

function ratesAt(
  { definiteness, eigenvalues }: PointAnalysis,
  optimizer: Optimizer,
  settings: Settings,
): RateTheory | string {
  const minimum = Math.min(...eigenvalues);
  const maximum = Math.max(...eigenvalues);
  if (definiteness === null) return 'The Hessian is not defined here, so theory gives no marks.';
  if (definiteness === 'zero')
    return 'The Hessian is zero here: no curvature, so no rate is too large or too small.';
  if (definiteness === 'indefinite') {
    return 'λmin < 0: f curves downwards along one direction, so no rate makes it converge here.';
  }
  if (maximum <= 0) return 'λmax ≤ 0: f curves downwards everywhere here, so no rate makes it converge.';
  return optimizer.rateTheory({ minimum: Math.max(0, minimum), maximum }, settings);
}
