/**
 * Which levels a contour map shows. Every scale gives finite, strictly ascending levels above the smallest value, and
 * none where f is constant (up to rounding) or nowhere finite.
 */
import type { LevelScale } from '../document/lab-document.ts';
import { baseOf, logLevels } from './log-levels.ts';
import { roundTicks } from './round-ticks.ts';
import { quantile, sortedSample, sortedSurroundings, withoutTails } from './sample.ts';

/** Values that differ by less than this, relative to their size, are one value with rounding noise. */
const ROUNDING = 4 * Number.EPSILON;

/**
 * About `count` ascending levels for the row-major square grid `values`; non-finite ones are left out.
 *
 * - linear: round numbers over the range without its extreme tails, so that a pole does not eat all levels;
 * - log: round offsets above `levelBase`, by the same ratio;
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
  const levels = candidates[scale](sample, count, values, minimumValue);
  const kept = ascending(levels, smallest, largest);
  return kept.length > 0 ? kept : ascending([smallest + spread, largest], smallest, largest).slice(0, 1);
}

/**
 * The value that log levels are offsets from; 0 for the other scales. It is `minimumValue` where that lies at or below
 * every sample, else about the smallest value, or 0 where that is as good.
 */
export function levelBase(values: ArrayLike<number>, scale: LevelScale, minimumValue?: number): number {
  return scale === 'log' ? baseOf(sortedSample(values), minimumValue) : 0;
}

type Candidates = (
  sorted: Float64Array,
  count: number,
  values: ArrayLike<number>,
  minimumValue: number | undefined,
) => readonly number[];

const candidates: Readonly<Record<LevelScale, Candidates>> = {
  linear: linearLevels,
  log: (sorted, count, values, minimumValue) =>
    logLevels(sorted, sortedSurroundings(values), baseOf(sorted, minimumValue), count),
  quantile: quantileLevels,
};

function linearLevels(sorted: Float64Array, count: number): readonly number[] {
  const [smallest = 0, largest = 0] = [sorted[0], sorted[sorted.length - 1]];
  // The fences and the range of the largest doubles overflow; of all others the levels are round as they are.
  const unit = Math.max(-smallest, largest) > 1e307 ? 16 : 1;
  const [low, high] = withoutTails(unit === 1 ? sorted : sorted.map((value) => value / unit));
  return roundTicks(low, high, count).map((level) => level * unit);
}

function quantileLevels(sorted: Float64Array, count: number): readonly number[] {
  const raw = Array.from({ length: count + 2 }, (_, k) => quantile(sorted, k / (count + 1)));
  return raw.slice(1, -1).map((level, k) => {
    const gap = Math.min(level - (raw[k] ?? level), (raw[k + 2] ?? level) - level);
    return gap > 0 && gap < Infinity ? roundTo(level, gap / 4) : level;
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

function ascending(levels: readonly number[], smallest: number, largest: number): readonly number[] {
  let previous = smallest;
  return levels.filter((level) => {
    if (!(level > previous && level <= largest)) return false;
    previous = level;
    return true;
  });
}
