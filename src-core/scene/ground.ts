import { contourBands, gridPoints, levelBase, levelsFor } from '../contours/index.ts';
import type { Domain, LevelScale, Point2 } from '../document/lab-document.ts';
import { parseFormula } from '../expression/index.ts';
import { CompiledFunction, PointFunction } from '../kernel/index.ts';
import type { Landscape } from '../landscapes/index.ts';
import type { GroundScene } from './scene.ts';

/** Points a kernel call: a few milliseconds of work between two chances to cancel. */
const POINTS_BETWEEN_PAUSES = 16_384;
const THUMBNAIL_GRID = 40;
const THUMBNAIL_LEVELS = 7;

export interface GroundTask {
  readonly function: PointFunction;
  readonly domain: Domain;
  readonly gridSize: number;
  readonly levelScale: LevelScale;
  readonly levelCount: number;
  /** f at a known minimum, which log levels count from; undefined where none is known. */
  readonly minimumValue: number | undefined;
}

/** Evaluates f over the domain and draws its contours. */
export function* makeGround(task: GroundTask): Generator<number, GroundScene, void> {
  const { domain, gridSize, levelScale } = task;
  const values = new Float64Array(gridSize * gridSize);
  const { x, y } = gridPoints(domain, gridSize);
  for (let from = 0; from < values.length; from += POINTS_BETWEEN_PAUSES) {
    const to = Math.min(values.length, from + POINTS_BETWEEN_PAUSES);
    task.function.values([x.subarray(from, to), y.subarray(from, to)], values.subarray(from, to));
    yield (0.5 * to) / values.length;
  }
  const levels = levelsFor(values, levelScale, task.levelCount, task.minimumValue);
  const { bands, undefinedRegion } = contourBands(values, gridSize, levels);
  const base = levelBase(values, levelScale, task.minimumValue);
  return {
    domain,
    levelScale,
    levelBase: base,
    bands,
    undefinedRegion,
    range: finiteRange(values),
    gridSize,
    values,
  };
}

/** The small picture of a landscape at its default parameters. */
export function* thumbnailOf(landscape: Landscape): Generator<number, GroundScene, void> {
  const { formula, parameters, domain, levels: levelScale } = landscape;
  const names = parameters.map(({ name }) => name);
  const compiled = new CompiledFunction(parseFormula(formula, ['x', 'y'], names));
  const f = new PointFunction(
    compiled,
    parameters.map(({ value }) => value),
  );
  const minimumValue = knownMinimumValue(f, landscape);
  return yield* makeGround({
    function: f,
    domain,
    gridSize: THUMBNAIL_GRID,
    levelScale,
    levelCount: THUMBNAIL_LEVELS,
    minimumValue,
  });
}

/** The lowest value of f at the landscape's known minima. */
export function knownMinimumValue(f: PointFunction, landscape: Landscape | undefined): number | undefined {
  const minima = (landscape?.criticalPoints ?? []).filter(({ type }) => type === 'minimum');
  const values = minima.map(({ at }: { at: Point2 }) => f.value(at)).filter(Number.isFinite);
  return values.length > 0 ? Math.min(...values) : undefined;
}

function finiteRange(values: Float64Array): readonly [number, number] | null {
  let minimum = Number.POSITIVE_INFINITY;
  let maximum = Number.NEGATIVE_INFINITY;
  for (const value of values) {
    if (!Number.isFinite(value)) continue;
    if (value < minimum) minimum = value;
    if (value > maximum) maximum = value;
  }
  return minimum <= maximum ? [minimum, maximum] : null;
}
