/**
 * The graph of f as heights over a mesh: 0 at the lowest value that is shown, 1 at the ceiling. Every cell is two flat
 * triangles, and all that is drawn on the graph keeps to them.
 */
import type { Aspect, Domain } from '../../../src-core/document/lab-document.ts';
import type { SurfaceScene } from '../../../src-core/scene/surface.ts';

/** The floor lies this far below the lowest value, so that the lines on it are seen under the graph. */
export const FLOOR = -0.3;

/** A height beyond this is as good as this: what is cut off there is cut at the same place. */
const STEEPEST = 1e4;

export interface Relief {
  readonly cells: number;
  readonly domain: Domain;
  /** Lengths of the floor's sides; the longer one is 1. */
  readonly sides: readonly [x: number, y: number];
  /** Values of f at height 0 and at height 1. */
  readonly low: number;
  readonly high: number;
  /** Of the nodes; 0 where f is not finite. */
  readonly heights: Float64Array;
  /** 1 for the cells that have a node where f is not finite. */
  readonly holes: Uint8Array;
  /** 0 where the cell is cut from its lower left node to its upper right one, 1 where the other way. */
  readonly diagonals: Uint8Array;
  /** Heights of the levels, ascending. */
  readonly levels: Float64Array;
  toHeight(value: number): number;
}

/** Null where f is nowhere finite. */
export function reliefOf(scene: SurfaceScene, ceiling: number, aspect: Aspect): Relief | null {
  const { cells, domain, values } = scene;
  const shown = shownRange(values, ceiling);
  if (shown === null) return null;
  const [low, high] = shown;
  // Halved, because the difference of two huge values overflows.
  const half = high / 2 - low / 2;
  const toHeight = (value: number): number =>
    Number.isFinite(value) ? Math.min(Math.max((value / 2 - low / 2) / half, -STEEPEST), STEEPEST) : 0;
  const heights = values.map(toHeight);
  return {
    cells,
    domain,
    sides: sidesOf(domain, aspect),
    low,
    high,
    heights,
    holes: holesOf(values, cells),
    diagonals: diagonalsOf(heights, cells),
    levels: Float64Array.from(scene.levels, toHeight),
    toHeight,
  };
}

/**
 * From the lowest value to the one below which lies that share of all values. A far tail downwards is cut off as well:
 * a pole would leave nothing of the rest.
 */
function shownRange(values: Float64Array, ceiling: number): readonly [low: number, high: number] | null {
  const sorted = values.filter(Number.isFinite).sort();
  const last = sorted.length - 1;
  if (last < 0) return null;
  const at = (share: number): number => sorted[Math.round(share * last)] ?? 0;
  const [smallest, largest] = [at(0), at(ceiling)];
  const fence = at(0.05) - 1.5 * (at(0.95) - at(0.05));
  const low = Number.isFinite(fence) && fence < largest ? Math.max(smallest, fence) : smallest;
  const size = Math.max(Math.abs(low), Math.abs(largest));
  // A constant lies in the middle of a box of its own size.
  if (largest / 2 - low / 2 > 4 * Number.EPSILON * size) return [low, largest];
  const room = Math.max(Math.min(size > 0 ? size / 2 : 1, 1), 1e-9 * size);
  return [Math.max(low - room, -Number.MAX_VALUE), Math.min(largest + room, Number.MAX_VALUE)];
}

function sidesOf({ x, y }: Domain, aspect: Aspect): readonly [number, number] {
  if (aspect === 'free') return [1, 1];
  const [width, depth] = [x[1] / 2 - x[0] / 2, y[1] / 2 - y[0] / 2];
  const longer = Math.max(width, depth);
  return [width / longer, depth / longer];
}

function holesOf(values: Float64Array, n: number): Uint8Array {
  const holes = new Uint8Array(n * n);
  for (let j = 0; j <= n; j++) {
    for (let i = 0; i <= n; i++) {
      if (Number.isFinite(values[j * (n + 1) + i])) continue;
      for (const [di, dj] of AROUND) {
        const [ci, cj] = [i + di, j + dj];
        if (ci >= 0 && cj >= 0 && ci < n && cj < n) holes[cj * n + ci] = 1;
      }
    }
  }
  return holes;
}

const AROUND = [
  [-1, -1],
  [0, -1],
  [-1, 0],
  [0, 0],
] as const;

/** Cut along the diagonal along which f changes less: a valley across the mesh stays a valley, not a row of pits. */
function diagonalsOf(heights: Float64Array, n: number): Uint8Array {
  const diagonals = new Uint8Array(n * n);
  for (let j = 0; j < n; j++) {
    for (let i = 0; i < n; i++) {
      const node = j * (n + 1) + i;
      const rising = Math.abs((heights[node + n + 2] ?? 0) - (heights[node] ?? 0));
      const falling = Math.abs((heights[node + n + 1] ?? 0) - (heights[node + 1] ?? 0));
      diagonals[j * n + i] = falling < rising ? 1 : 0;
    }
  }
  return diagonals;
}

/** Nodes of the two triangles of a cell: the first three, and the first with the last two; counter-clockwise from above. */
export function cornersOf(relief: Relief, i: number, j: number): readonly [number, number, number, number] {
  const n = relief.cells;
  const node = j * (n + 1) + i;
  return relief.diagonals[j * n + i] === 0
    ? [node, node + 1, node + n + 2, node + n + 1]
    : [node + 1, node + n + 2, node + n + 1, node];
}

/** Where a node stands on the floor. */
export function nodeX({ cells, sides }: Relief, node: number): number {
  return ((node % (cells + 1)) / cells - 0.5) * sides[0];
}

export function nodeY({ cells, sides }: Relief, node: number): number {
  return (Math.floor(node / (cells + 1)) / cells - 0.5) * sides[1];
}
