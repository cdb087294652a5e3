/**
 * Cutting a flat triangle over the mesh at several heights: into strips between them, and the lines that part these.
 */

/** A triangle over three nodes. */
export interface MeshTriangle {
  readonly nodes: readonly [number, number, number];
  /** x, y, z of the three nodes. */
  readonly points: readonly number[];
}

export interface Slices {
  /** A strip between two neighbouring cuts, x, y, z of its corners, counter-clockwise; strip k lies above k cuts. */
  strip?(k: number, points: readonly number[]): void;
  /** The line at cut k: its two ends, and the number of the mesh's edge on which each lies. */
  line?(k: number, from: Crossing, to: Crossing): void;
}

export interface Crossing {
  readonly x: number;
  readonly y: number;
  /** The same for both triangles at the edge, and no other edge's. */
  readonly edge: number;
}

/** `cuts` ascend. */
export function sliceTriangle(triangle: MeshTriangle, cuts: ArrayLike<number>, slices: Slices): void {
  const z = (corner: number): number => triangle.points[3 * corner + 2] ?? 0;
  // Corners by height; whether that order runs clockwise decides which way round the strips come out.
  const byHeight = [0, 1, 2].sort((a, b) => z(a) - z(b) || a - b);
  const [low = 0, middle = 1, high = 2] = byHeight;
  const isClockwise = (middle - low + 3) % 3 !== 1;
  const [lowest, between, highest] = [z(low), z(middle), z(high)];
  let k = 0;
  while (k < cuts.length && (cuts[k] ?? 0) <= lowest) k++;
  if (k === cuts.length || (cuts[k] ?? 0) >= highest) {
    slices.strip?.(k, triangle.points);
    return;
  }
  const corner = (index: number): readonly number[] => triangle.points.slice(3 * index, 3 * index + 3);
  let strip: number[] = [...corner(low)];
  let isMiddlePassed = false;
  for (; k < cuts.length; k++) {
    const at = cuts[k] ?? 0;
    if (at >= highest) break;
    const long = crossingOf(triangle, low, high, at);
    if (!isMiddlePassed && between <= at) {
      strip.push(...corner(middle));
      isMiddlePassed = true;
    }
    const short =
      between <= at ? crossingOf(triangle, middle, high, at) : crossingOf(triangle, low, middle, at);
    strip.push(short.x, short.y, at, long.x, long.y, at);
    slices.strip?.(k, turned(strip, isClockwise));
    slices.line?.(k, long, short);
    strip = [long.x, long.y, at, short.x, short.y, at];
  }
  if (!isMiddlePassed) strip.push(...corner(middle));
  strip.push(...corner(high));
  slices.strip?.(k, turned(strip, isClockwise));
}

/** Reckoned from the lower node of the edge, so that the neighbouring triangle finds the very same point. */
function crossingOf({ nodes, points }: MeshTriangle, a: number, b: number, z: number): Crossing {
  const [nodeA, nodeB] = [nodes[a] ?? 0, nodes[b] ?? 0];
  const [from, to] = nodeA < nodeB ? [3 * a, 3 * b] : [3 * b, 3 * a];
  const [zFrom, zTo] = [points[from + 2] ?? 0, points[to + 2] ?? 0];
  const t = (z - zFrom) / (zTo - zFrom);
  const [x, y] = [points[from] ?? 0, points[from + 1] ?? 0];
  return {
    x: x + t * ((points[to] ?? 0) - x),
    y: y + t * ((points[to + 1] ?? 0) - y),
    edge: edgeOf(nodeA, nodeB),
  };
}

/** More than two neighbouring nodes of any mesh are apart in number. */
const MOST_APART = 4096;

function edgeOf(a: number, b: number): number {
  return Math.min(a, b) * MOST_APART + Math.abs(a - b);
}

function turned(points: readonly number[], isClockwise: boolean): readonly number[] {
  if (!isClockwise) return points;
  const reversed: number[] = [];
  for (let k = points.length - 3; k >= 0; k -= 3) {
    reversed.push(points[k] ?? 0, points[k + 1] ?? 0, points[k + 2] ?? 0);
  }
  return reversed;
}
