/** Hatching drawn as plain lines, because not every reader of SVG knows patterns. */
import { tenths } from './svg-path.ts';

/**
 * Path data of 45° lines, `spacing` px apart, inside the rings (even-odd, in units of a box of this size, v upwards).
 */
export function hatching(
  rings: readonly Float32Array[],
  width: number,
  height: number,
  spacing: number,
): string {
  // Along each hatch line x + y = k·spacing; it is crossed at these values of x − y.
  const crossings = new Map<number, number[]>();
  for (const ring of rings) {
    const count = ring.length / 2;
    for (let k = 0; k < count; k++) {
      const next = (k + 1) % count;
      const ax = (ring[2 * k] ?? 0) * width;
      const ay = (1 - (ring[2 * k + 1] ?? 0)) * height;
      const bx = (ring[2 * next] ?? 0) * width;
      const by = (1 - (ring[2 * next + 1] ?? 0)) * height;
      addCrossings(crossings, ax + ay, ax - ay, bx + by, bx - by, spacing);
    }
  }
  let d = '';
  for (const [line, found] of crossings) {
    const sum = line * spacing;
    found.sort((a, b) => a - b);
    for (let k = 0; k + 1 < found.length; k += 2) d += segment(sum, found[k] ?? 0, found[k + 1] ?? 0);
  }
  return d;
}

/** Half-open, from the smaller sum to the larger, so that a corner on a hatch line counts once. */
function addCrossings(
  crossings: Map<number, number[]>,
  sumA: number,
  differenceA: number,
  sumB: number,
  differenceB: number,
  spacing: number,
): void {
  const [low, high] = [Math.min(sumA, sumB), Math.max(sumA, sumB)];
  for (let line = Math.ceil(low / spacing); line * spacing < high; line++) {
    const t = (line * spacing - sumA) / (sumB - sumA);
    const at = differenceA + t * (differenceB - differenceA);
    const found = crossings.get(line);
    if (found === undefined) crossings.set(line, [at]);
    else found.push(at);
  }
}

function segment(sum: number, from: number, to: number): string {
  const point = (difference: number): string =>
    `${String(tenths((sum + difference) / 2))},${String(tenths((sum - difference) / 2))}`;
  return `M${point(from)}L${point(to)}`;
}
