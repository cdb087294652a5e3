/**
 * Which levels a contour map shows. Every scale gives finite, strictly ascending levels strictly above the smallest
 * value, and none where f is constant (up to rounding) or nowhere finite.
 */
import { ticks } from 'd3-array';
import type { LevelScale } from '../document/lab-document.ts';

/** Quantiles are taken from about this many of the samples: sorting all of a fine grid costs more than its contours. */
const QUANTILE_SAMPLES = 8192;

/** Values that differ by less than this, relative to their size, are one value with rounding noise. */
const ROUNDING = 4 * Number.EPSILON;

/** The smallest area below a log level, as a fraction of the map: less would be islands of single samples. */
const SMALLEST_AREA = 0.001;

/**
 * About `count` ascending levels for the grid `values` (any order; non-finite ones are left out).
 *
 * - linear: round numbers over the range without its extreme tails, so that a pole does not eat all levels;
 * - log: `logBase` + 1, 2, 5 · 10ᵏ (or 1, 3; or every k-th power of ten where there are too many decades);
 * - quantile: each band covers the same area.
 *
 * `minimumValue` is a known minimum of f, where there is one.
 */
export function levelsFor(
  values: ArrayLike<number>,
  scale: LevelScale,
  count = 16,
  minimumValue?: number,
): readonly number[] {
  const sample = sortedSample(values);
  const [smallest, largest] = [sample[0], sample[sample.length - 1]];
  if (smallest === undefined || largest === undefined) return [];
  // Halved, because the difference of two huge values overflows.
  const spread = largest / 2 - smallest / 2;
  if (spread <= (Math.max(Math.abs(smallest), Math.abs(largest)) / 2) * ROUNDING) return [];
  const levels = candidateLevels(sample, scale, count, minimumValue);
  const kept = ascending(levels, smallest, largest);
  return kept.length > 0 ? kept : ascending([smallest + spread], smallest, largest);
}

/**
 * The value that log levels are offsets from; 0 for the other scales. It is `minimumValue` where that lies at or below
 * every sample, else the smallest sample, or 0 where that is as good (so that labels read f, not f − 0.0004).
 */
export function levelBase(values: ArrayLike<number>, scale: LevelScale, minimumValue?: number): number {
  return scale === 'log' ? logBase(sortedSample(values), minimumValue) : 0;
}

function candidateLevels(
  sample: Float64Array,
  scale: LevelScale,
  count: number,
  minimumValue: number | undefined,
): readonly number[] {
  switch (scale) {
    case 'linear':
      return linearLevels(sample, count);
    case 'log':
      return logLevels(sample, count, logBase(sample, minimumValue));
    case 'quantile':
      return quantileLevels(sample, count);
  }
}

function linearLevels(sample: Float64Array, count: number): readonly number[] {
  // Quartered, so that neither the fences nor the range of the largest doubles overflow.
  const [low, high] = withoutTails(sample.map((value) => value / 4));
  return ticks(low, high, count).map((level) => level * 4);
}

/** The range inside the fences q05 − 1.5·(q95 − q05) and q95 + 1.5·(q95 − q05). */
function withoutTails(sorted: Float64Array): readonly [number, number] {
  const smallest = quantile(sorted, 0);
  const largest = quantile(sorted, 1);
  const low = quantile(sorted, 0.05);
  const high = quantile(sorted, 0.95);
  const fence = 1.5 * (high - low);
  return fence > 0 ? [Math.max(smallest, low - fence), Math.min(largest, high + fence)] : [smallest, largest];
}

function logBase(sorted: Float64Array, minimumValue: number | undefined): number {
  const smallest = sorted[0] ?? 0;
  if (minimumValue !== undefined && Number.isFinite(minimumValue) && minimumValue <= smallest)
    return minimumValue;
  const low = quantile(sorted, 0.01);
  const isNearlyZero = smallest > 0 ? smallest < 0.5 * low : -smallest < 1e-9 * low;
  return isNearlyZero ? 0 : smallest;
}

function logLevels(sorted: Float64Array, count: number, base: number): readonly number[] {
  const offsets = sorted.map((value) => value - base).filter((offset) => offset > 0 && offset < Infinity);
  const logarithms = offsets.map(Math.log10);
  const [, high] = withoutTails(logarithms);
  const low = Math.max(quantile(logarithms, SMALLEST_AREA), quantile(logarithms, 0.25) - 15);
  const decades = high - low;
  const levels: number[] = [];
  const add = (mantissas: readonly number[], stride: number): void => {
    for (let k = Math.floor(low); k <= high; k++) {
      if (k % stride !== 0) continue;
      for (const mantissa of mantissas) {
        const exponent = k + Math.log10(mantissa);
        if (exponent >= low - 1e-9 && exponent <= high + 1e-9)
          levels.push(base + mantissa * Number(`1e${String(k)}`));
      }
    }
  };
  if (decades < 1) return ticks(10 ** low, 10 ** high, count).map((offset) => base + offset);
  if (3 * decades <= count * 1.25) add([1, 2, 5], 1);
  else if (2 * decades <= count * 1.25) add([1, 3], 1);
  else add([1], Math.max(1, Math.ceil(decades / (count * 1.25))));
  return levels;
}

function quantileLevels(sorted: Float64Array, count: number): readonly number[] {
  const raw = Array.from({ length: count + 2 }, (_, k) => quantile(sorted, k / (count + 1)));
  return raw.slice(1, -1).map((level, k) => {
    const gap = Math.min(level - (raw[k] ?? level), (raw[k + 2] ?? level) - level);
    return gap > 0 && Number.isFinite(gap) ? roundTo(level, gap / 4) : level;
  });
}

/** `value` rounded to the largest power of ten at or below `precision`. */
function roundTo(value: number, precision: number): number {
  const decimals = Math.ceil(-Math.log10(precision));
  if (decimals < -300 || decimals > 300) return value;
  // Through the decimal text, because k·10⁻ⁿ in floating point is not the nearest double to that decimal.
  if (decimals >= 0 && decimals <= 100) return Number(value.toFixed(decimals));
  const unit = 10 ** -decimals;
  return Math.round(value / unit) * unit;
}

/** The finite values in ascending order: the extremes of all, and between them every k-th. */
function sortedSample(values: ArrayLike<number>): Float64Array {
  // An odd stride, so that the samples do not all come from a few columns of the grid.
  const stride = 2 * Math.floor(values.length / QUANTILE_SAMPLES / 2) + 1;
  const sample = new Float64Array(Math.ceil(values.length / stride) + 2);
  let smallest = Infinity;
  let largest = -Infinity;
  let length = 0;
  for (let k = 0; k < values.length; k++) {
    const value = values[k] ?? NaN;
    if (!Number.isFinite(value)) continue;
    if (value < smallest) smallest = value;
    if (value > largest) largest = value;
    if (k % stride === 0) sample[length++] = value;
  }
  if (smallest > largest) return new Float64Array(0);
  sample[length++] = smallest;
  sample[length++] = largest;
  return sample.subarray(0, length).sort();
}

function quantile(sorted: Float64Array, fraction: number): number {
  return sorted[Math.round(fraction * (sorted.length - 1))] ?? NaN;
}

function ascending(levels: readonly number[], smallest: number, largest: number): readonly number[] {
  let previous = smallest;
  return levels.filter((level) => {
    if (!(level > previous && level <= largest)) return false;
    previous = level;
    return true;
  });
}
