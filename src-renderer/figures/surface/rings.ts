/** Polygons that share sides, joined: fewer numbers in a file, and no seams between them. */

/** px are told apart to this many parts: what a file writes. */
const PARTS = 10;
/** More than any coordinate in parts of a px. */
const RANGE = 1 << 20;

export interface Polygons {
  /** x, y of all corners, polygon after polygon. */
  readonly points: readonly number[];
  /** Corners of each polygon. */
  readonly sizes: readonly number[];
}

/** The outlines of what the polygons cover; all of them run the same way round, as the outer outlines then do. */
export function joinPolygons({ points, sizes }: Polygons): Polygons {
  const next = new Map<number, number[]>();
  const key = (k: number): number => {
    const x = Math.round((points[2 * k] ?? 0) * PARTS) + RANGE / 2;
    const y = Math.round((points[2 * k + 1] ?? 0) * PARTS) + RANGE / 2;
    return x * RANGE + y;
  };
  let start = 0;
  for (const size of sizes) {
    for (let k = 0; k < size; k++) addSide(next, key(start + k), key(start + ((k + 1) % size)));
    start += size;
  }
  const joined = { points: [] as number[], sizes: [] as number[] };
  for (const [from, ends] of next) while (ends.length > 0) addRing(next, from, joined);
  return joined;
}

/** A side that is there the other way round is no outline: both go. */
function addSide(next: Map<number, number[]>, from: number, to: number): void {
  if (from === to) return;
  const back = next.get(to);
  const opposite = back?.indexOf(from) ?? -1;
  if (back !== undefined && opposite >= 0) {
    back.splice(opposite, 1);
    return;
  }
  const ends = next.get(from);
  if (ends === undefined) next.set(from, [to]);
  else ends.push(to);
}

/** Every corner has as many sides in as out, so that a walk along them ends where it began. */
function addRing(
  next: Map<number, number[]>,
  first: number,
  joined: { points: number[]; sizes: number[] },
): void {
  const ring: number[] = [];
  for (
    let at = first, to = next.get(at)?.pop();
    to !== undefined;
    at = to, to = to === first ? undefined : next.get(to)?.pop()
  ) {
    const [x, y] = [Math.floor(at / RANGE) - RANGE / 2, (at % RANGE) - RANGE / 2];
    const k = ring.length;
    const [bx = NaN, by = NaN, cx = NaN, cy = NaN] = [ring[k - 2], ring[k - 1], ring[k - 4], ring[k - 3]];
    // A corner on the straight line between its neighbours is none.
    const isStraight =
      (bx - cx) * (y - by) === (by - cy) * (x - bx) && (bx - cx) * (x - bx) + (by - cy) * (y - by) > 0;
    if (isStraight) ring.length -= 2;
    ring.push(x, y);
  }
  if (ring.length < 6) return;
  joined.sizes.push(ring.length / 2);
  for (const coordinate of ring) joined.points.push(coordinate / PARTS);
}
