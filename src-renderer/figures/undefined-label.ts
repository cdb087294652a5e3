/** Where "not defined here" fits into the region in which f is not finite. */
import type { GroundScene } from '../../src-core/scene/scene.ts';

/** Centre of the roomiest place for a label of this size, in units of the domain; null where it fits nowhere. */
export function undefinedLabelSpot(
  { values, gridSize }: Pick<GroundScene, 'values' | 'gridSize'>,
  labelWidth: number,
  labelHeight: number,
): readonly [u: number, v: number] | null {
  const sums = finiteSums(values, gridSize);
  const step = Math.max(1, Math.floor(gridSize / 48));
  for (const room of [4, 2.5, 1.7, 1.2]) {
    const halfX = Math.ceil((labelWidth * room * gridSize) / 2);
    const halfY = Math.ceil((labelHeight * room * gridSize) / 2);
    const spots: (readonly [number, number])[] = [];
    for (let j = halfY; j + halfY <= gridSize; j += step) {
      for (let i = halfX; i + halfX <= gridSize; i += step) {
        if (finiteWithin(sums, gridSize, i - halfX, j - halfY, i + halfX, j + halfY) === 0)
          spots.push([i, j]);
      }
    }
    // The middle one of all that fit: of a simple region that is near its centre, and always one that fits.
    const middle = spots[Math.floor(spots.length / 2)];
    if (middle !== undefined) return [middle[0] / gridSize, middle[1] / gridSize];
  }
  return null;
}

/** Summed-area table: entry (i, j) counts the finite samples left of i and below j. */
function finiteSums(values: Float64Array, n: number): Int32Array {
  const sums = new Int32Array((n + 1) * (n + 1));
  for (let j = 0; j < n; j++) {
    let row = 0;
    for (let i = 0; i < n; i++) {
      if (Number.isFinite(values[j * n + i])) row++;
      sums[(j + 1) * (n + 1) + i + 1] = row + (sums[j * (n + 1) + i + 1] ?? 0);
    }
  }
  return sums;
}

function finiteWithin(
  sums: Int32Array,
  n: number,
  left: number,
  bottom: number,
  right: number,
  top: number,
): number {
  const at = (i: number, j: number): number => sums[j * (n + 1) + i] ?? 0;
  return at(right, top) - at(left, top) - at(right, bottom) + at(left, bottom);
}
