/** Ordered samples of a grid, for quantiles: sorting all of a fine grid would cost more than its contours. */

/** About how many of the values are taken. */
const SAMPLES = 2048;

/** The finite values in ascending order: the two extremes of all, and between them every k-th. */
export function sortedSample(values: ArrayLike<number>): Float64Array {
  let smallest = Infinity;
  let largest = -Infinity;
  for (let k = 0; k < values.length; k++) {
    const value = values[k] ?? NaN;
    if (!Number.isFinite(value)) continue;
    if (value < smallest) smallest = value;
    if (value > largest) largest = value;
  }
  if (smallest > largest) return new Float64Array(0);
  const sample = [smallest, largest];
  for (let k = 0; k < values.length; k += strideOf(values)) {
    const value = values[k] ?? NaN;
    if (Number.isFinite(value)) sample.push(value);
  }
  return Float64Array.from(sample).sort();
}

/**
 * For every k-th finite value the largest of itself and its four neighbours on the square grid, in ascending order:
 * how many of these lie below a level says how many samples below it are surrounded by such samples.
 */
export function sortedSurroundings(values: ArrayLike<number>): Float64Array {
  const n = Math.round(Math.sqrt(values.length));
  const sample: number[] = [];
  for (let k = 0; k < values.length; k += strideOf(values)) {
    const value = values[k] ?? NaN;
    if (!Number.isFinite(value)) continue;
    const i = k % n;
    // Beyond the edge, and where f is not finite, nothing speaks against the sample.
    const left = i > 0 ? finiteOr(values[k - 1], value) : value;
    const right = i < n - 1 ? finiteOr(values[k + 1], value) : value;
    const around = Math.max(left, right, finiteOr(values[k - n], value), finiteOr(values[k + n], value));
    sample.push(Math.max(value, around));
  }
  return Float64Array.from(sample).sort();
}

/** An odd stride, so that the samples do not all come from a few columns of the grid. */
function strideOf(values: ArrayLike<number>): number {
  return 2 * Math.floor(values.length / SAMPLES / 2) + 1;
}

function finiteOr(value: number | undefined, otherwise: number): number {
  return value !== undefined && Number.isFinite(value) ? value : otherwise;
}

/** NaN where the sample is empty. */
export function quantile(sorted: Float64Array, fraction: number): number {
  return sorted[Math.round(fraction * (sorted.length - 1))] ?? NaN;
}

/** The range inside the fences q05 − 1.5·(q95 − q05) and q95 + 1.5·(q95 − q05). */
export function withoutTails(sorted: Float64Array): readonly [number, number] {
  const smallest = quantile(sorted, 0);
  const largest = quantile(sorted, 1);
  const low = quantile(sorted, 0.05);
  const high = quantile(sorted, 0.95);
  const fence = 1.5 * (high - low);
  return fence > 0 ? [Math.max(smallest, low - fence), Math.min(largest, high + fence)] : [smallest, largest];
}
