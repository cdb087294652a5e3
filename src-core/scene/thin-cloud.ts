/**
 * Of the paths of many seeds, what can be seen of them: hundreds of thousands of points lie on top of one another, and
 * would keep whoever draws them busy for seconds.
 */
import type { Domain } from '../document/lab-document.ts';

/** Cells on a side of the view, at first, in which … */
const MOST_CELLS = 192;
/** … so many points of a cloud make it as dense as it can be seen. */
const DENSEST = 6;
/** On every side of the view there is as much again whose segments may cross it. */
const AROUND = 3;

/**
 * @param paths one a seed: interleaved x, y; what follows a point that is not finite is left out
 * @param most points to keep of all paths together
 * @returns one a seed: interleaved x, y of its lines, with NaN, NaN between two; without the segments neither of whose
 *   ends lies where the cloud is not yet as dense as it can be seen
 */
export function thinCloud(
  paths: readonly Float64Array[],
  view: Domain,
  most: number,
): readonly Float64Array[] {
  const places = new Uint32Array(paths.reduce((sum, { length }) => sum + length / 2, 0));
  let cells = MOST_CELLS;
  for (;;) {
    placeIn(places, paths, view, AROUND * cells);
    const seen = seenPoints(places, paths, AROUND * cells);
    if (seen.count <= most || cells <= 2) return linesOf(paths, seen);
    cells /= 2;
  }
}

interface SeenPoints {
  /** One entry a point: 1 where its cell had room for it. */
  readonly isSeen: Uint8Array;
  /** Points of the segments with an end that is seen. */
  readonly count: number;
}

/** Of points that are not finite, and of all that follow in their path. */
const NOWHERE = 0xffffffff;
/** Of points too far away for a segment of theirs to be of interest. */
const FAR = 0xfffffffe;

/** The cell of each point, in a grid of so many on a side about the view. */
function placeIn(places: Uint32Array, paths: readonly Float64Array[], { x, y }: Domain, side: number): void {
  const [width, height] = [x[1] - x[0], y[1] - y[0]];
  const margin = (AROUND - 1) / 2;
  let at = 0;
  for (const path of paths) {
    let isFinite = true;
    for (let k = 0; k + 1 < path.length; k += 2) {
      const u = ((path[k] ?? NaN) - x[0]) / width + margin;
      const v = ((path[k + 1] ?? NaN) - y[0]) / height + margin;
      isFinite &&= Number.isFinite(u) && Number.isFinite(v);
      const isNear = u >= 0 && u < AROUND && v >= 0 && v < AROUND;
      const column = Math.floor((u / AROUND) * side);
      const row = Math.floor((v / AROUND) * side);
      places[at++] = !isFinite ? NOWHERE : isNear ? row * side + column : FAR;
    }
  }
}

function seenPoints(places: Uint32Array, paths: readonly Float64Array[], side: number): SeenPoints {
  const visits = new Uint8Array(side * side);
  const isSeen = new Uint8Array(places.length);
  let at = 0;
  let count = 0;
  for (const { length } of paths) {
    // The point before the first needs no place.
    let [wasSeen, wasKept] = [0, 1];
    for (let k = 0; k < length; k += 2, at++) {
      const place = places[at] ?? NOWHERE;
      if (place === NOWHERE) continue;
      const before = place === FAR ? DENSEST : (visits[place] ?? 0);
      const seen = before < DENSEST ? 1 : 0;
      if (seen === 1) visits[place] = before + 1;
      isSeen[at] = seen;
      // A point that is seen brings its neighbours.
      count += (seen | wasSeen) + (seen & (1 - wasKept));
      [wasSeen, wasKept] = [seen, seen | wasSeen];
    }
  }
  return { isSeen, count };
}

function linesOf(paths: readonly Float64Array[], { isSeen }: SeenPoints): readonly Float64Array[] {
  let from = 0;
  return paths.map((path) => {
    const rows = path.length / 2;
    const kept: number[] = [];
    const isNew = (k: number): boolean => k >= 0 && k < rows && isSeen[from + k] === 1;
    let last = -1;
    for (let k = 0; k < rows; k++) {
      // A segment is seen by one of its ends.
      const [before, here, after] = [isNew(k - 1), isNew(k), isNew(k + 1)];
      if (!(before || here || after) || !isFinitePoint(path, k)) continue;
      const isJoined = last === k - 1 && (here || isNew(last));
      if (last >= 0 && !isJoined) kept.push(NaN, NaN);
      kept.push(path[2 * k] ?? NaN, path[2 * k + 1] ?? NaN);
      last = k;
    }
    from += rows;
    return Float64Array.from(kept);
  });
}

const isFinitePoint = (path: Float64Array, k: number): boolean =>
  Number.isFinite(path[2 * k]) && Number.isFinite(path[2 * k + 1]);
