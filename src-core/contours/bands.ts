/**
 * Grid of values + levels → filled bands and iso-lines, by d3-contour's marching squares.
 *
 * d3-contour stops half a cell short of the domain's edge and closes its polygons along the frame of the grid. So the
 * grid is widened by one row on each side, extrapolated linearly, and what comes out is cut to the domain. Where f is
 * not finite the polygons run half-way between the last finite sample and the first other one; such stretches bound
 * the band but are no iso-lines, for f does not take the level there.
 */
import { contours } from 'd3-contour';
import { runToEnd, type Work } from '../work/index.ts';
import { clipLinesToUnitSquare, clipRingToUnitSquare, type Ring } from './clip.ts';

/**
 * One contour level. Coordinates are interleaved u, v pairs in units of the domain:
 * (0, 0) is its lower left corner, (1, 1) its upper right one.
 */
export interface ContourBand {
  readonly level: number;
  /** Closed rings (outer and holes, to be filled even-odd) of the region f ≥ level, closing along the frame. */
  readonly rings: readonly Float32Array[];
  /** The iso-line f = level: the same rings without the parts that only run along the frame. */
  readonly lines: readonly Float32Array[];
}

export interface Contours {
  readonly bands: readonly ContourBand[];
  /** Rings of the region where f is not finite (NaN, ∞ or −∞). */
  readonly undefinedRegion: readonly Float32Array[];
}

/** Contours of the row-major n × n grid `values` (row j upwards) at the ascending `levels`. */
export function contourBands(values: Float64Array, n: number, levels: readonly number[]): Contours {
  return runToEnd(traceBands(values, n, levels));
}

/** The same, with a pause and the share that is done after each level. */
export function* traceBands(values: Float64Array, n: number, levels: readonly number[]): Work<Contours> {
  if (n < 1 || values.length !== n * n) {
    throw new RangeError(
      `A grid of ${String(n)} × ${String(n)} samples needs n² values, not ${String(values.length)}.`,
    );
  }
  const widened = widen(values, n);
  const bands: ContourBand[] = [];
  for (const level of levels) {
    const rings = ringsAbove(widened, n + 2, level);
    const lines = rings.flatMap((ring) => clipLinesToUnitSquare(ring));
    bands.push({ level, rings: clipRings(rings), lines });
    yield bands.length / levels.length;
  }
  return { bands, undefinedRegion: undefinedRings(widened, n + 2) };
}

/** The region where f is not finite: what a mask of ones there encloses. */
function undefinedRings(widened: Float64Array, m: number): readonly Float32Array[] {
  const mask = widened.map((value) => (Number.isNaN(value) ? 1 : 0));
  return mask.includes(1) ? clipRings(ringsAbove(mask, m, 0.5)) : [];
}

function clipRings(rings: readonly Ring[]): readonly Float32Array[] {
  return rings.map((ring) => clipRingToUnitSquare(ring.coordinates)).filter((ring) => ring.length > 0);
}

/** The grid with one more row on each side, and NaN wherever a value is not finite. */
function widen(values: Float64Array, n: number): Float64Array {
  const m = n + 2;
  const widened = new Float64Array(m * m);
  for (let j = 0; j < n; j++) {
    for (let i = 0; i < n; i++) {
      const value = values[j * n + i] ?? NaN;
      widened[(j + 1) * m + i + 1] = Number.isFinite(value) ? value : NaN;
    }
  }
  for (let j = 1; j <= n; j++) extrapolateEnds(widened, j * m, 1, m);
  for (let i = 0; i < m; i++) extrapolateEnds(widened, i, m, m);
  return widened;
}

/** Sets the first and the last of m entries, `stride` apart, from the two next to each. */
function extrapolateEnds(grid: Float64Array, start: number, stride: number, m: number): void {
  const set = (end: number, inwards: number): void => {
    const near = grid[end + inwards] ?? NaN;
    const far = m > 3 ? (grid[end + 2 * inwards] ?? NaN) : near;
    const extrapolated = 2 * near - far;
    grid[end] = Number.isFinite(extrapolated) ? extrapolated : near;
  };
  set(start, stride);
  set(start + (m - 1) * stride, -stride);
}

function ringsAbove(grid: Float64Array, m: number, level: number): readonly Ring[] {
  // d3-contour reads its values only by index; its types ask for an array.
  const values = grid as unknown as number[];
  const polygons = contours().size([m, m]).smooth(false).contour(values, level).coordinates;
  return polygons.flatMap((polygon) => polygon.map((ring) => placeCrossings(ring, grid, m, level)));
}

/**
 * Moves the points of one ring, which lie half-way between two neighbouring samples, to where f takes the level by
 * linear interpolation; then grid coordinates become unit coordinates.
 */
function placeCrossings(
  ring: readonly (readonly number[])[],
  grid: Float64Array,
  m: number,
  level: number,
): Ring {
  const length = ring.length - 1; // The last point repeats the first.
  const coordinates = new Float64Array(2 * length);
  const crosses = new Uint8Array(length);
  const n = m - 2;
  for (let k = 0; k < length; k++) {
    const x = ring[k]?.[0] ?? NaN;
    const y = ring[k]?.[1] ?? NaN;
    // Sample i sits at i + ½, so an integer coordinate is the one that runs between two samples.
    const isAcross = Number.isInteger(x);
    const along = isAcross ? x : y;
    const next = isAcross ? Math.floor(y) * m + x : y * m + Math.floor(x);
    const fraction =
      along > 0 && along < m ? crossing(grid[next - (isAcross ? 1 : m)], grid[next], level) : null;
    const moved = along - 0.5 + (fraction ?? 0.5);
    coordinates[2 * k] = ((isAcross ? moved : x) - 1) / n;
    coordinates[2 * k + 1] = ((isAcross ? y : moved) - 1) / n;
    crosses[k] = fraction === null ? 0 : 1;
  }
  return { coordinates, crosses };
}

/** How far from a to b, between 0 and 1, f takes the level; null where one of them is not defined. */
function crossing(a = NaN, b = NaN, level: number): number | null {
  if (Number.isNaN(a) || Number.isNaN(b)) return null;
  const difference = b - a;
  const fraction = Number.isFinite(difference)
    ? (level - a) / difference
    : (level / 2 - a / 2) / (b / 2 - a / 2);
  return Math.min(Math.max(fraction, 0), 1);
}
