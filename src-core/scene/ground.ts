import { cellCentres, chooseLevels, traceBands } from '../contours/index.ts';
import type { Domain, LevelScale, Point2 } from '../document/lab-document.ts';
import { parseFormula } from '../expression/index.ts';
import { CompiledFunction, PointFunction } from '../kernel/index.ts';
import type { Landscape } from '../landscapes/index.ts';
import { portion, type Work } from '../work/index.ts';
import type { GroundScene } from './scene.ts';

/** ms of work between two pauses. */
const PAUSE_AFTER = 4;
/** Samples before it is known how long they take. */
const FIRST_SAMPLES = 64;
const THUMBNAIL_GRID = 64;
const THUMBNAIL_LEVELS = 7;

export interface GroundTask {
  readonly function: PointFunction;
  readonly domain: Domain;
  readonly gridSize: number;
  /** Of the grid that levels are chosen by: finer than the contours' while the hand moves, so that they stay. */
  readonly levelGridSize: number;
  readonly levelScale: LevelScale;
  readonly levelCount: number;
  /** f at a known minimum, which log levels count from; undefined where none is known. */
  readonly minimumValue: number | undefined;
}

/** Evaluates f over the domain and draws its contours. */
export function* makeGround(task: GroundTask): Work<GroundScene> {
  const { domain, gridSize, levelScale, levelGridSize } = task;
  const values = yield* portion(valuesOver(task, gridSize), 0, 0.3);
  // The interpreter has enough to do with the coarser grid.
  const isQuick = task.function.compiled.value.backend === 'webassembly';
  const typical =
    levelGridSize === gridSize || !isQuick
      ? values
      : yield* portion(valuesOver(task, levelGridSize), 0.3, 0.5);
  const { levels, base } = chooseLevels(typical, levelScale, task.levelCount, task.minimumValue);
  const { bands, undefinedRegion } = yield* portion(traceBands(values, gridSize, levels), 0.5, 1);
  return {
    domain,
    levelScale,
    levelBase: base,
    bands,
    undefinedRegion,
    range: finiteRange(typical),
    gridSize,
    values,
  };
}

/** f at the samples of the grid: as many at a time as fit between two pauses, less than a row where f is slow. */
function* valuesOver({ function: f, domain }: GroundTask, gridSize: number): Work<Float64Array> {
  const values = new Float64Array(gridSize * gridSize);
  const x = cellCentres(domain.x, gridSize);
  const y = cellCentres(domain.y, gridSize);
  let atOnce = FIRST_SAMPLES;
  for (let from = 0; from < values.length;) {
    const [column, row] = [from % gridSize, Math.floor(from / gridSize)];
    const columns = column === 0 ? Math.min(gridSize, atOnce) : Math.min(gridSize - column, atOnce);
    const rows = columns === gridSize ? Math.min(gridSize - row, Math.floor(atOnce / gridSize)) : 1;
    const began = performance.now();
    values.set(f.grid(x.subarray(column, column + columns), y.subarray(row, row + rows)), from);
    const took = performance.now() - began;
    if (took < PAUSE_AFTER / 2) atOnce *= 2;
    else if (took > 2 * PAUSE_AFTER) atOnce = Math.max(1, Math.floor(atOnce / 2));
    from += columns * rows;
    yield from / values.length;
  }
  return values;
}

/** The small picture of a landscape at its default parameters. */
export function* thumbnailOf(landscape: Landscape): Work<GroundScene> {
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
    levelGridSize: THUMBNAIL_GRID,
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
