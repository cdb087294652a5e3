import { cellCentres, chooseLevels, traceBands } from '../contours/index.ts';
import type { OverlayFunction } from '../curvature/index.ts';
import type { Domain, LevelScale, Point2 } from '../document/lab-document.ts';
import { parseFormula } from '../expression/index.ts';
import { CompiledFunction, PointFunction } from '../kernel/index.ts';
import type { Landscape } from '../landscapes/index.ts';
import { portion, type Work } from '../work/index.ts';
import { makeOverlay, type OverlayScene } from './overlay.ts';
import { finiteRange, sampleGrid } from './sample-grid.ts';
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
  /** What is laid over it; null where nothing is. */
  readonly overlay: OverlayFunction | null;
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
  const { bands, undefinedRegion } = yield* portion(traceBands(values, gridSize, levels), 0.5, 0.8);
  const overlay = yield* portion(overlayOf(task), 0.8, 1);
  return {
    domain,
    levelScale,
    levelBase: base,
    bands,
    undefinedRegion,
    overlay,
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

function* overlayOf({
  overlay,
  function: f,
  domain,
  gridSize,
  levelCount,
}: GroundTask): Work<OverlayScene | null> {
  if (overlay === null) return null;
  return yield* makeOverlay({ overlay, parameters: f.parameters, domain, gridSize, levelCount });
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
    overlay: null,
  });
}

/** The lowest value of f at the landscape's known minima. */
export function knownMinimumValue(f: PointFunction, landscape: Landscape | undefined): number | undefined {
  const minima = (landscape?.criticalPoints ?? []).filter(({ type }) => type === 'minimum');
  const values = minima.map(({ at }: { at: Point2 }) => f.value(at)).filter(Number.isFinite);
  return values.length > 0 ? Math.min(...values) : undefined;
}
