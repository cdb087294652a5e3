import type { Work } from '../work/index.ts';

/** ms of work between two pauses. */
const PAUSE_AFTER = 4;
/** Samples before it is known how long they take. */
const FIRST_SAMPLES = 64;

/** Quantities at every point of a grid: entry j·nx + i of each belongs to (x[i], y[j]). */
export type GridFunction = (x: Float64Array, y: Float64Array) => readonly Float64Array[];

/**
 * The quantities of `evaluate` over the grid x × y, with pauses: as many samples at a time as fit between two of
 * them, less than a row where f is slow.
 */
export function* sampleGrid(
  evaluate: GridFunction,
  quantityCount: number,
  x: Float64Array,
  y: Float64Array,
): Work<readonly Float64Array[]> {
  const [across, total] = [x.length, x.length * y.length];
  const samples = Array.from({ length: quantityCount }, () => new Float64Array(total));
  let atOnce = FIRST_SAMPLES;
  for (let from = 0; from < total;) {
    const [column, row] = [from % across, Math.floor(from / across)];
    const columns = column === 0 ? Math.min(across, atOnce) : Math.min(across - column, atOnce);
    const rows = columns === across ? Math.min(y.length - row, Math.floor(atOnce / across)) : 1;
    const began = performance.now();
    const part = evaluate(x.subarray(column, column + columns), y.subarray(row, row + rows));
    samples.forEach((all, k) => all.set(part[k] ?? [], from));
    const took = performance.now() - began;
    if (took < PAUSE_AFTER / 2) atOnce *= 2;
    else if (took > 2 * PAUSE_AFTER) atOnce = Math.max(1, Math.floor(atOnce / 2));
    from += columns * rows;
    yield from / total;
  }
  return samples;
}

/** Smallest and largest finite value; null where none is. */
export function finiteRange(values: Float64Array): readonly [number, number] | null {
  let minimum = Number.POSITIVE_INFINITY;
  let maximum = Number.NEGATIVE_INFINITY;
  for (const value of values) {
    if (!Number.isFinite(value)) continue;
    if (value < minimum) minimum = value;
    if (value > maximum) maximum = value;
  }
  return minimum <= maximum ? [minimum, maximum] : null;
}
