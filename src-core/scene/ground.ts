import { cellCentres, chooseLevels, traceBands } from '../contours/index.ts';
import type { Domain, LevelScale, Point2 } from '../document/lab-document.ts';
import { parseFormula } from '../expression/index.ts';
import { CompiledFunction, PointFunction } from '../kernel/index.ts';
import type { Landscape } from '../landscapes/index.ts';
import { portion, type Work } from '../work/index.ts';
import { sampleGrid } from './sample-grid.ts';
import type { GroundScene } from './scene.ts';

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

function* valuesOver({ function: f, domain }: GroundTask, gridSize: number): Work<Float64Array> {
  const [x, y] = [cellCentres(domain.x, gridSize), cellCentres(domain.y, gridSize)];
  const [values] = yield* sampleGrid((u, v) => [f.grid(u, v)], 1, x, y);
  return values ?? new Float64Array();
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
