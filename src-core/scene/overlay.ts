import type { OverlayFunction } from '../curvature/index.ts';
import { cellCentres, chooseLevels, traceBands, type ContourBand } from '../contours/index.ts';
import type { Domain, OverlayId } from '../document/lab-document.ts';
import { portion, type Work } from '../work/index.ts';
import { sampleGrid } from './sample-grid.ts';

/** A quantity over the map, in place of the filled levels of f. */
export interface OverlayScene {
  readonly id: OverlayId;
  /**
   * Ascending by level; in the quantity's own units, but for `condition-number`, where a band is the region with κ
   * up to its level. Of `definiteness` there are two: where f is convex, and where it is concave.
   */
  readonly bands: readonly ContourBand[];
  /** Rings of the region where the quantity is not defined. */
  readonly undefinedRegion: readonly Float32Array[];
}

export interface OverlayTask {
  readonly overlay: OverlayFunction;
  readonly parameters: readonly number[];
  readonly domain: Domain;
  readonly gridSize: number;
  readonly levelCount: number;
}

export function* makeOverlay(task: OverlayTask): Work<OverlayScene> {
  const { overlay, gridSize, levelCount } = task;
  const { id } = overlay;
  const [values = new Float64Array(), others] = yield* portion(sample(task), 0, 0.4);
  if (others !== undefined) {
    const convex = yield* portion(traceBands(values, gridSize, [0]), 0.4, 0.7);
    const concave = yield* portion(traceBands(others, gridSize, [0]), 0.7, 1);
    return { id, bands: [...convex.bands, ...concave.bands], undefinedRegion: convex.undefinedRegion };
  }
  if (id === 'condition-number') {
    const conditions = conditionLevels(values);
    const traced = yield* portion(
      traceBands(values, gridSize, conditions.map(fromCondition).reverse()),
      0.4,
      1,
    );
    const bands = traced.bands.map((band, k) => ({ ...band, level: conditions.at(-1 - k) ?? NaN }));
    return { id, bands: bands.reverse(), undefinedRegion: traced.undefinedRegion };
  }
  const { levels } = chooseLevels(values, id === 'gradient-norm' ? 'log' : 'linear', levelCount, 0);
  return { id, ...(yield* portion(traceBands(values, gridSize, levels), 0.4, 1)) };
}

function* sample({ overlay, parameters, domain, gridSize }: OverlayTask): Work<readonly Float64Array[]> {
  const count = overlay.id === 'definiteness' ? 2 : 1;
  const x = cellCentres(domain.x, gridSize);
  const y = cellCentres(domain.y, gridSize);
  const kernel = yield* portion(overlay.quick(), 0, 0.2);
  const quick = yield* portion(
    sampleGrid((u, v) => kernel.grid(u, v, parameters), count, x, y),
    0.2,
    0.5,
  );
  if (quick.every((values) => values.every(Number.isFinite))) return quick;
  const careful = yield* portion(overlay.careful(), 0.5, 0.7);
  return yield* portion(
    sampleGrid((u, v) => careful.grid(u, v, parameters), count, x, y),
    0.7,
    1,
  );
}

/** The overlay's quantity where the condition number is κ. */
const fromCondition = (condition: number): number => (2 * condition) / (condition * condition + 1);

/** Steps of the levels within a decade, finest first: as many as give at most `MOST_LEVELS`. */
const STEPS: readonly (readonly number[])[] = [[1, 1.5, 2, 3, 5, 7], [1, 2, 5], [1, 3], [1]];
const MOST_LEVELS = 12;
/** Beyond this κ is what rounding makes of a singular H. */
const LARGEST_CONDITION = 1e14;

/** Round condition numbers between the smallest and the largest that the grid sees. */
function conditionLevels(values: Float64Array): readonly number[] {
  let [least, most] = [Infinity, 0];
  for (const value of values) {
    if (value < least) least = value;
    if (value > most) most = value;
  }
  if (!(most > 0)) return [];
  // Of 2κ/(κ² + 1) = q the larger root; the smaller one is 1/κ.
  const toCondition = (q: number): number => (1 + Math.sqrt(Math.max(0, 1 - q * q))) / q;
  const low = toCondition(Math.min(1, most));
  const high = Math.min(LARGEST_CONDITION, toCondition(Math.max(least, Number.MIN_VALUE)));
  const within = (steps: readonly number[]): number[] => {
    const decades = Array.from({ length: 15 }, (_, k) => 10 ** k);
    return decades.flatMap((decade) => steps.map((step) => decade * step)).filter((c) => c > low && c < high);
  };
  const tried = STEPS.map(within);
  return tried.find((levels) => levels.length <= MOST_LEVELS) ?? tried.at(-1) ?? [];
}
