/** The minimum that a run came to: one of its own, whatever the others reached. */
import { reachMinimum } from '../curvature/index.ts';
import type { Point2 } from '../document/lab-document.ts';
import type { PointFunction } from '../kernel/index.ts';
import type { Landscape } from '../landscapes/index.ts';
import type { Work } from '../work/index.ts';
import type { PathScene } from './scene.ts';
import { ARRIVED } from './theory.ts';

/**
 * The minimum below the run's end, or a known one where that is degenerate or a kink, if at most `ARRIVED` of the way
 * to it is left; null where there is none, or the run blew up.
 */
export function* minimumReached(
  f: PointFunction,
  landscape: Landscape | undefined,
  { points, steps, stop }: PathScene,
): Work<Point2 | null> {
  if (stop === 'diverged' || stop === 'not-finite') return null;
  const [start, end] = [pointAt(points, 0), pointAt(points, steps)];
  const isReached = (minimum: Point2): boolean =>
    distance(end, minimum) <= ARRIVED * distance(start, minimum) || distance(end, minimum) === 0;
  const below = yield* reachMinimum(f, end);
  const [x, y] = below?.point ?? [];
  if (x !== undefined && y !== undefined && isReached([x, y])) return [x, y];
  const known = (landscape?.criticalPoints ?? []).filter(({ type }) => type === 'minimum');
  return known.map(({ at }) => at).find(isReached) ?? null;
}

const pointAt = (points: Float64Array, k: number): Point2 => [points[2 * k] ?? NaN, points[2 * k + 1] ?? NaN];

const distance = (a: Point2, b: Point2): number => Math.hypot(a[0] - b[0], a[1] - b[1]);
