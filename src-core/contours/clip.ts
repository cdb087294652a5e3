/** Cutting rings and lines to the unit square. Coordinates are interleaved u, v pairs. */

/** A ring in unit coordinates, its first point not repeated; `crosses[k]` says that f takes the level at point k. */
export interface Ring {
  readonly coordinates: Float64Array;
  readonly crosses: Uint8Array;
}

/**
 * A closed ring cut to the unit square (Sutherland & Hodgman 1974), which closes it along the square's sides.
 * Empty where nothing of it lies inside.
 */
export function clipRingToUnitSquare(ring: Float64Array): Float32Array {
  if (isInside(ring)) return Float32Array.from(ring);
  let points: ArrayLike<number> = ring;
  for (const axis of [0, 1] as const) {
    points = clipToHalfPlane(points, axis, 0, 1);
    points = clipToHalfPlane(points, axis, 1, -1);
  }
  return points.length >= 6 ? Float32Array.from(points) : new Float32Array(0);
}

function isInside(coordinates: Float64Array): boolean {
  for (const coordinate of coordinates) if (!(coordinate >= 0 && coordinate <= 1)) return false;
  return true;
}

/** Keeps what has direction·(coordinate − bound) ≥ 0 along the axis. */
function clipToHalfPlane(ring: ArrayLike<number>, axis: 0 | 1, bound: number, direction: 1 | -1): number[] {
  const kept: number[] = [];
  const length = ring.length;
  for (let k = 0; k < length; k += 2) {
    const before = (k + length - 2) % length;
    const distance = direction * ((ring[k + axis] ?? NaN) - bound);
    const distanceBefore = direction * ((ring[before + axis] ?? NaN) - bound);
    if (distance < 0 !== distanceBefore < 0) {
      const other = 1 - axis;
      const t = distanceBefore / (distanceBefore - distance);
      const from = ring[before + other] ?? NaN;
      const at = from + t * ((ring[k + other] ?? NaN) - from);
      // The bound itself rather than an interpolation, so that the ring ends exactly on the edge.
      if (axis === 0) kept.push(bound, at);
      else kept.push(at, bound);
    }
    if (distance >= 0) kept.push(ring[k] ?? NaN, ring[k + 1] ?? NaN);
  }
  return kept;
}

/** The stretches of a ring on which f takes the level, cut to the unit square; a closed one repeats its first point. */
export function clipLinesToUnitSquare({ coordinates, crosses }: Ring): Float32Array[] {
  const length = crosses.length;
  const lines: Float32Array[] = [];
  let line: number[] = [];
  const end = (): void => {
    if (line.length >= 4) lines.push(Float32Array.from(line));
    line = [];
  };
  const start = breakOf(coordinates, crosses);
  for (let step = 0; step < length; step++) {
    const from = (start + step) % length;
    const to = from + 1 < length ? from + 1 : 0;
    if (crosses[from] !== 1 || crosses[to] !== 1) {
      end();
      continue;
    }
    const isFromInside = isPointInside(coordinates, from);
    const isToInside = isPointInside(coordinates, to);
    if (isFromInside && isToInside) {
      if (line.length === 0) line.push(coordinates[2 * from] ?? NaN, coordinates[2 * from + 1] ?? NaN);
      line.push(coordinates[2 * to] ?? NaN, coordinates[2 * to + 1] ?? NaN);
      continue;
    }
    const piece = clipSegment(coordinates, 2 * from, 2 * to);
    if (!isFromInside) end();
    if (piece !== null) line.push(...(line.length === 0 ? piece : piece.slice(2)));
    if (!isToInside) end();
  }
  end();
  return lines;
}

function isPointInside(coordinates: Float64Array, k: number): boolean {
  const u = coordinates[2 * k] ?? NaN;
  const v = coordinates[2 * k + 1] ?? NaN;
  return u >= 0 && u <= 1 && v >= 0 && v <= 1;
}

/** A point where the line is interrupted, to begin there; else the first. */
function breakOf(coordinates: Float64Array, crosses: Uint8Array): number {
  for (let k = 0; k < crosses.length; k++) {
    if (crosses[k] === 0 || !isPointInside(coordinates, k)) return k;
  }
  return 0;
}

/** u, v, u, v of the part of one segment inside the unit square (Liang & Barsky 1984); null where there is none. */
function clipSegment(
  coordinates: Float64Array,
  from: number,
  to: number,
): readonly [number, number, number, number] | null {
  const u = coordinates[from] ?? NaN;
  const v = coordinates[from + 1] ?? NaN;
  const du = (coordinates[to] ?? NaN) - u;
  const dv = (coordinates[to + 1] ?? NaN) - v;
  let enter = 0;
  let leave = 1;
  for (const [direction, room] of [
    [-du, u],
    [du, 1 - u],
    [-dv, v],
    [dv, 1 - v],
  ] as const) {
    if (direction === 0) {
      if (room < 0) return null;
    } else if (direction < 0) enter = Math.max(enter, room / direction);
    else leave = Math.min(leave, room / direction);
  }
  // A single point is no line.
  if (!(enter < leave)) return null;
  return [
    clampToUnit(u + enter * du),
    clampToUnit(v + enter * dv),
    clampToUnit(u + leave * du),
    clampToUnit(v + leave * dv),
  ];
}

// The cut is exact up to rounding; the last bit may lie outside.
function clampToUnit(coordinate: number): number {
  return Math.min(Math.max(coordinate, 0), 1);
}
