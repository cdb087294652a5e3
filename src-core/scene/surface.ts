/** f over a mesh of nodes: what the graph of f is drawn from. */
import { cellCentres, cellCorners, chooseLevels } from '../contours/index.ts';
import type { Domain, LevelScale } from '../document/lab-document.ts';
import type { PointFunction } from '../kernel/index.ts';
import { portion, type Work } from '../work/index.ts';
import { finiteRange, sampleGrid } from './sample-grid.ts';

/** Cells along one side of the mesh, at rest and while the hand turns it. */
export const SURFACE_CELLS = 64;

export interface SurfaceScene {
  readonly domain: Domain;
  /** Cells along one side of the square mesh. */
  readonly cells: number;
  /** f at the (cells + 1)² nodes, row-major, row j upwards; a cell with a node that is not finite is a hole. */
  readonly values: Float64Array;
  readonly levelScale: LevelScale;
  /** The value that log levels are offsets from; 0 for the other scales. */
  readonly levelBase: number;
  /** Ascending: those of the map. */
  readonly levels: readonly number[];
  /** Smallest and largest finite value at the nodes; null where no value is finite. */
  readonly range: readonly [number, number] | null;
}

export interface SurfaceTask {
  readonly function: PointFunction;
  readonly domain: Domain;
  readonly cells: number;
  /** Of the grid that the map chooses its levels by, so that the graph has the same. */
  readonly levelGridSize: number;
  readonly levelScale: LevelScale;
  readonly levelCount: number;
  /** f at a known minimum, which log levels count from; undefined where none is known. */
  readonly minimumValue: number | undefined;
}

/** Evaluates f at the nodes and chooses the levels of its iso-lines. */
export function* makeSurface(task: SurfaceTask): Work<SurfaceScene> {
  const { function: f, domain, cells, levelScale, levelGridSize: size } = task;
  const values = yield* portion(
    valuesOn(f, cellCorners(domain.x, cells), cellCorners(domain.y, cells)),
    0,
    0.4,
  );
  // The interpreter has enough to do with the nodes.
  const isQuick = f.compiled.value.backend === 'webassembly';
  const typical = isQuick
    ? yield* portion(valuesOn(f, cellCentres(domain.x, size), cellCentres(domain.y, size)), 0.4, 0.9)
    : values;
  const { levels, base } = chooseLevels(typical, levelScale, task.levelCount, task.minimumValue);
  return { domain, cells, values, levelScale, levelBase: base, levels, range: finiteRange(values) };
}

function* valuesOn(f: PointFunction, x: Float64Array, y: Float64Array): Work<Float64Array> {
  const [values] = yield* sampleGrid((u, v) => [f.grid(u, v)], 1, x, y);
  return values ?? new Float64Array();
}
