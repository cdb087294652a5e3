/** Laying lines of the domain on the mesh: a path of descent, a curve through the probe. */
import { cutSegment } from '../project-path.ts';
import type { DrapedLine } from './chains.ts';
import { cornersOf, FLOOR, type Relief } from './relief.ts';

/** More stretches than this are not drawn: a run that bounces for ever would take all of a frame. */
const MOST_STRETCHES = 8000;
/** Ends nearer than this, in shares of the floor's side, are the same. */
const SAME = 1e-9;
const UNIT = { x: 0, y: 0, width: 1, height: 1 };

/**
 * A polyline, in shares u, v of the floor's sides, on the graph. What lies outside the floor is left out, what lies
 * over a hole or above the ceiling has the facet −1. `graphFacets` are those of the triangles of the mesh.
 */
export function drape(relief: Relief, graphFacets: Int32Array, line: ArrayLike<number>): DrapedLine {
  const laid: Laid = { points: [], facets: [] };
  for (let k = 0; k + 3 < line.length && laid.facets.length < MOST_STRETCHES; k += 2) {
    const inside = cutSegment(
      line[k] ?? NaN,
      line[k + 1] ?? NaN,
      line[k + 2] ?? NaN,
      line[k + 3] ?? NaN,
      UNIT,
    );
    if (inside !== null) layStretch(relief, graphFacets, inside, laid);
  }
  return laid;
}

interface Laid {
  readonly points: number[];
  readonly facets: number[];
}

type Ends = readonly [u0: number, v0: number, u1: number, v1: number];

/** Cuts one straight stretch where it crosses the lines of the mesh. */
function layStretch(relief: Relief, graphFacets: Int32Array, [u0, v0, u1, v1]: Ends, laid: Laid): void {
  const n = relief.cells;
  const at = (t: number): readonly [number, number] => [n * (u0 + t * (u1 - u0)), n * (v0 + t * (v1 - v0))];
  const crossings = [0, ...crossingsOf(n * u0, n * u1), ...crossingsOf(n * v0, n * v1), 1].sort(
    (a, b) => a - b,
  );
  for (let k = 1; k < crossings.length; k++) {
    const [from, to] = [at(crossings[k - 1] ?? 0), at(crossings[k] ?? 0)];
    const i = cellAt((from[0] + to[0]) / 2, n);
    const j = cellAt((from[1] + to[1]) / 2, n);
    const [a, b] = [overDiagonal(relief, i, j, from), overDiagonal(relief, i, j, to)];
    if ((a < 0 && b > 0) || (a > 0 && b < 0)) {
      const t = a / (a - b);
      const middle = [from[0] + t * (to[0] - from[0]), from[1] + t * (to[1] - from[1])] as const;
      layPiece(relief, graphFacets, i, j, a < 0 ? 0 : 1, from, middle, laid);
      layPiece(relief, graphFacets, i, j, b < 0 ? 0 : 1, middle, to, laid);
    } else layPiece(relief, graphFacets, i, j, a + b < 0 ? 0 : 1, from, to, laid);
  }
}

/** For which t in (0, 1) a + t·(b − a) is whole. */
function crossingsOf(a: number, b: number): readonly number[] {
  const crossings: number[] = [];
  for (let whole = Math.floor(Math.min(a, b)) + 1; whole < Math.max(a, b); whole++) {
    crossings.push((whole - a) / (b - a));
  }
  return crossings;
}

function cellAt(position: number, n: number): number {
  return Math.min(Math.max(Math.floor(position), 0), n - 1);
}

/** Negative over the first triangle of the cell, positive over the second. */
function overDiagonal(
  { cells, diagonals }: Relief,
  i: number,
  j: number,
  [x, y]: readonly [number, number],
): number {
  const [u, v] = [x - i, y - j];
  return diagonals[j * cells + i] === 0 ? v - u : 1 - u - v;
}

type Place = readonly [x: number, y: number];

/** What lies over one triangle: its ends are lifted to the graph, and cut at the ceiling and at the floor. */
function layPiece(
  relief: Relief,
  graphFacets: Int32Array,
  i: number,
  j: number,
  triangle: 0 | 1,
  from: Place,
  to: Place,
  laid: Laid,
): void {
  const n = relief.cells;
  const cell = j * n + i;
  const facet = relief.holes[cell] === 1 ? -1 : (graphFacets[2 * cell + triangle] ?? -1);
  const [zA, zB] = [heightOver(relief, i, j, triangle, from), heightOver(relief, i, j, triangle, to)];
  const cuts = [0, 1];
  for (const bound of [FLOOR, 1]) {
    if ((zA < bound && zB > bound) || (zA > bound && zB < bound)) cuts.push((bound - zA) / (zB - zA));
  }
  cuts.sort((a, b) => a - b);
  const [width, depth] = relief.sides;
  const add = (t: number, on: number): void => {
    const x = (from[0] + t * (to[0] - from[0])) / n - 0.5;
    const y = (from[1] + t * (to[1] - from[1])) / n - 0.5;
    if (laid.points.length > 0) laid.facets.push(on);
    laid.points.push(x * width, y * depth, zA + t * (zB - zA));
  };
  if (!continues(laid, relief, from)) add(0, -1);
  for (let k = 1; k < cuts.length; k++) {
    const [s, t] = [cuts[k - 1] ?? 0, cuts[k] ?? 1];
    const middle = zA + ((s + t) / 2) * (zB - zA);
    add(t, middle > 1 || middle < FLOOR ? -1 : facet);
  }
}

/** Whether the line ends where the next stretch begins. */
function continues({ points }: Laid, { cells, sides }: Relief, [x, y]: Place): boolean {
  const [lastX, lastY] = [points[points.length - 3] ?? NaN, points[points.length - 2] ?? NaN];
  return (
    Math.abs(lastX - (x / cells - 0.5) * sides[0]) < SAME &&
    Math.abs(lastY - (y / cells - 0.5) * sides[1]) < SAME
  );
}

/** Height of the graph over a point given in cells; its triangle goes on beyond its sides. */
function heightOver(relief: Relief, i: number, j: number, triangle: 0 | 1, [x, y]: Place): number {
  const corners = cornersOf(relief, i, j);
  const [a, b, c] =
    triangle === 0 ? [corners[0], corners[1], corners[2]] : [corners[0], corners[2], corners[3]];
  const row = relief.cells + 1;
  const column = (node: number): number => node % row;
  const line = (node: number): number => Math.floor(node / row);
  const [bx, by] = [column(b) - column(a), line(b) - line(a)];
  const [cx, cy] = [column(c) - column(a), line(c) - line(a)];
  const [px, py] = [x - column(a), y - line(a)];
  const area = bx * cy - cx * by;
  const [toB, toC] = [(px * cy - cx * py) / area, (bx * py - px * by) / area];
  const height = (node: number): number => relief.heights[node] ?? 0;
  return height(a) + toB * (height(b) - height(a)) + toC * (height(c) - height(a));
}

/** A point, in shares of the floor's sides, lifted to the graph; null over a hole and beyond the box. */
export function liftPoint(
  relief: Relief,
  [u, v]: readonly [number, number],
): readonly [number, number, number] | null {
  const n = relief.cells;
  const place: Place = [n * u, n * v];
  const [i, j] = [cellAt(place[0], n), cellAt(place[1], n)];
  if (relief.holes[j * n + i] === 1) return null;
  const z = heightOver(relief, i, j, overDiagonal(relief, i, j, place) < 0 ? 0 : 1, place);
  return z >= FLOOR && z <= 1 ? [(u - 0.5) * relief.sides[0], (v - 0.5) * relief.sides[1], z] : null;
}

/** Whether the graph hides a point on it from the eye: the way to it is followed in steps of half a cell. */
export function isHidden(
  relief: Relief,
  [x, y, z]: readonly [number, number, number],
  toEye: readonly [x: number, y: number, z: number],
): boolean {
  const n = relief.cells;
  const slope = Math.hypot(toEye[0], toEye[1]);
  if (slope < 1e-6) return false;
  const step = 0.5 / n / slope;
  for (let k = 1; k <= 3 * n; k++) {
    const spot: readonly [number, number] = [
      (x + k * step * toEye[0]) / relief.sides[0] + 0.5,
      (y + k * step * toEye[1]) / relief.sides[1] + 0.5,
    ];
    if (!(spot[0] >= 0 && spot[0] <= 1 && spot[1] >= 0 && spot[1] <= 1)) return false;
    const surface = liftPoint(relief, spot);
    const ray = z + k * step * toEye[2];
    if (ray > 1) return false;
    if (surface !== null && k > 2 && surface[2] > ray + 1e-3) return true;
  }
  return false;
}
