import type { OverlayFunction } from '../curvature/index.ts';
import { cellCentres, chooseLevels, traceBands, type ContourBand } from '../contours/index.ts';
import type { Domain, OverlayId } from '../document/lab-document.ts';
import { portion, type Work } from '../work/index.ts';
import { conditionLevels, conditionRange, fromCondition } from './condition-levels.ts';
import { finiteRange, sampleGrid } from './sample-grid.ts';

/** A quantity over the map, in place of the filled levels of f. */
export interface OverlayScene {
  readonly id: OverlayId;
  /**
   * Ascending by level; in the quantity's own units, but for `condition-number`, where a band is the region with κ
   * up to its level. Of `definiteness` there are two: where f is convex, and where it is concave.
   */
  readonly bands: readonly ContourBand[];
  /** Its least and largest finite value, in the units of the levels; null where it has none. */
  readonly range: readonly [number, number] | null;
  /** Rings of the region where the quantity is not defined. */
  readonly undefinedRegion: readonly Float32Array[];
  /** The quantity at the grid of the ground, row j upwards; NaN where it is not defined. */
  readonly values: Float64Array;
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
    return {
      id,
      bands: [...convex.bands, ...concave.bands],
      undefinedRegion: convex.undefinedRegion,
      range: null,
      values,
    };
  }
  if (id === 'condition-number') {
    const range = conditionRange(values);
    const conditions = range === null ? [] : conditionLevels(range);
    const traced = yield* portion(
      traceBands(values, gridSize, conditions.map(fromCondition).reverse()),
      0.4,
      1,
    );
    const bands = traced.bands.map((band, k) => ({ ...band, level: conditions.at(-1 - k) ?? NaN }));
    return { id, bands: bands.reverse(), undefinedRegion: traced.undefinedRegion, range, values };
  }
  const { levels } = chooseLevels(values, id === 'gradient-norm' ? 'log' : 'linear', levelCount, 0);
  return {
    id,
    values,
    range: finiteRange(values),
    ...(yield* portion(traceBands(values, gridSize, levels), 0.4, 1)),
  };
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
