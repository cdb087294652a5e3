/** Places of a landscape that are known beforehand, as the map and the words show them. */
import type { Point2 } from '../document/lab-document.ts';
import type { PointFunction } from '../kernel/index.ts';
import type { CriticalPoint, Landscape } from '../landscapes/index.ts';
import type { MapMark, PathScene } from './scene.ts';
import type { TheoryScene } from './theory.ts';

/** More minima than this would hide the map under their labels: then only the lowest are marked. */
const MOST_MINIMA = 4;

/** Known minima of the landscape, and the minimum that was reached where it is none of them. */
export function marksOf(
  f: PointFunction,
  landscape: Landscape | undefined,
  theory: TheoryScene,
): readonly MapMark[] {
  const minima = (landscape?.criticalPoints ?? []).filter(({ type }) => type === 'minimum');
  const marked = minima.length > MOST_MINIMA ? lowest(f, minima) : minima;
  const marks = marked.map(({ at, secondOrder }): MapMark => ({
    kind: 'minimum',
    at,
    label: MINIMUM_LABELS[secondOrder ?? 'regular'],
  }));
  if (theory.place !== 'reached') return marks;
  const [x = NaN, y = NaN] = theory.analysis.point;
  const isMarked = marks.some(({ at }) => Math.hypot(at[0] - x, at[1] - y) < 1e-4 * (1 + Math.hypot(x, y)));
  return isMarked ? marks : [...marks, { kind: 'reached', at: [x, y], label: 'minimum reached' }];
}

const MINIMUM_LABELS = {
  regular: 'minimum',
  degenerate: 'minimum (degenerate)',
  kink: 'minimum (a kink)',
} as const;

function lowest(f: PointFunction, minima: readonly CriticalPoint[]): readonly CriticalPoint[] {
  const values = minima.map(({ at }) => f.value(at));
  const least = Math.min(...values);
  const rounding = 1e-12 * Math.max(...values.map((value) => Math.abs(value)));
  return minima.filter((_, i) => (values[i] ?? NaN) <= least + rounding);
}

/** The kink that a path swings about: a known one within reach of its last step; null where there is none. */
export function kinkAt(
  f: PointFunction,
  landscape: Landscape | undefined,
  { points, steps, stop }: PathScene,
): Point2 | null {
  // Fewer steps may only be on their way.
  if (stop !== 'steps' || steps < 10) return null;
  const [x = NaN, y = NaN] = points.subarray(steps * f.dimension);
  const [fromX = NaN, fromY = NaN] = points.subarray((steps - 1) * f.dimension);
  const stride = Math.hypot(x - fromX, y - fromY);
  const kink = landscape?.criticalPoints.find(
    ({ at, secondOrder }) => secondOrder === 'kink' && Math.hypot(at[0] - x, at[1] - y) <= stride,
  );
  return kink?.at ?? null;
}
