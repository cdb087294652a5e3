import { analysePoint, reachMinimum, type PointAnalysis } from '../curvature/index.ts';
import type { PointFunction, Shape } from '../kernel/index.ts';
import type { Optimizer, RateTheory, Settings } from '../optimizers/index.ts';
import type { Work } from '../work/index.ts';
import { arrivalOf, type Arrival } from './arrivals.ts';
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
  /** Where the path came to rest; null where it did not converge, or that cannot be told. */
  readonly arrival: Arrival | null;
  /** Null where theory has no marks; `reason` then says why. */
  readonly rates: RateTheory | null;
  readonly reason: string | null;
}

/** The Hessian that matters for a path, and what theory says of learning rates there. */
export function* theoryOf(
  f: PointFunction,
  path: PathScene,
  optimizer: Optimizer,
  settings: Settings,
): Work<TheoryScene> {
  const { place, analysis } = yield* placeOf(f, path);
  const rates = ratesAt(place, analysis, optimizer, settings);
  return {
    place,
    analysis,
    shape: f.compiled.shape,
    arrival: path.stop === 'converged' ? arrivalOf(f, endOf(f, path)) : null,
    rates: typeof rates === 'string' ? null : rates,
    reason: typeof rates === 'string' ? rates : null,
  };
}

/** A path has reached a minimum where at most this share of the way to it is left: it may have stopped on a saddle. */
export const ARRIVED = 0.02;
const ROUNDING = 1e-9;

const distance = (a: readonly number[], b: readonly number[]): number =>
  Math.hypot(...a.map((coordinate, i) => coordinate - (b[i] ?? NaN)));

const endOf = (f: PointFunction, path: PathScene): readonly number[] => [
  ...path.points.subarray(path.steps * f.dimension),
];

function* placeOf(f: PointFunction, path: PathScene): Work<{ place: TheoryPlace; analysis: PointAnalysis }> {
  const start = [...path.points.subarray(0, f.dimension)];
  const end = endOf(f, path);
  if (path.stop === 'converged') {
    const analysis = yield* reachMinimum(f, end);
    const isThere =
      analysis !== null && distance(end, analysis.point) <= ARRIVED * distance(start, analysis.point);
    if (isThere || (analysis !== null && distance(end, analysis.point) < ROUNDING))
      return { place: 'reached', analysis };
  }
  const below = yield* reachMinimum(f, start);
  if (below !== null) return { place: 'ahead', analysis: below };
  return { place: 'start', analysis: analysePoint(f, start) };
}

function ratesAt(
  place: TheoryPlace,
  { definiteness, eigenvalues }: PointAnalysis,
  optimizer: Optimizer,
  settings: Settings,
): RateTheory | string {
  const minimum = Math.min(...eigenvalues);
  const maximum = Math.max(...eigenvalues);
  if (optimizer.learningRateOf === 'step') {
    // At a degenerate minimum a step leads only part of the way: of x⁴ a third.
    return place === 'start'
      ? 'No minimum with a regular Hessian is known here, so theory gives no marks.'
      : optimizer.rateTheory({ minimum, maximum }, settings);
  }
  if (definiteness === null) return 'The Hessian is not defined here, so theory gives no marks.';
  if (definiteness === 'zero') return 'The Hessian is zero here, so theory gives no marks.';
  if (definiteness === 'indefinite') {
    return 'λmin < 0: f curves downwards along one direction there, so theory gives no marks.';
  }
  if (maximum <= 0) return 'λmax ≤ 0: f curves downwards in every direction there, so theory gives no marks.';
  return optimizer.rateTheory({ minimum: Math.max(0, minimum), maximum }, settings);
}
