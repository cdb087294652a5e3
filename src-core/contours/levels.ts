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

export interface Levels {
  /** Ascending. */
  readonly levels: readonly number[];
  /** The value that log levels are offsets from; 0 for the other scales. */
  readonly base: number;
}

/**
 * About `count` ascending levels for the row-major square grid `values`; non-finite ones are left out.
 *
 * - linear: round numbers over the range without its extreme tails, so that a pole does not eat all levels;
 * - log: round offsets by the same ratio above a base, which is `minimumValue` where that lies at or below
 *   every sample, else about the smallest value, or 0 where that is as good;
 * - quantile: each band covers the same area.
 *
 * `minimumValue` is a known minimum of f, where there is one.
 */
export function chooseLevels(
  values: ArrayLike<number>,
  scale: LevelScale,
  count = 16,
  minimumValue?: number,
): Levels {
  const sample = sortedSample(values);
  const base = scale === 'log' ? baseOf(sample, minimumValue) : 0;
  const [smallest, largest] = [sample[0], sample[sample.length - 1]];
  if (smallest === undefined || largest === undefined) return { levels: [], base };
  // Halved, because the difference of two huge values overflows.
  const spread = largest / 2 - smallest / 2;
  if (spread <= (Math.max(Math.abs(smallest), Math.abs(largest)) / 2) * ROUNDING) return { levels: [], base };
  const kept = ascending(candidates[scale](sample, count, values, base), smallest, largest);
  const levels =
    kept.length > 0 ? kept : ascending([smallest + spread, largest], smallest, largest).slice(0, 1);
  return { levels, base };
}

type Candidates = (
  sorted: Float64Array,
  count: number,
  values: ArrayLike<number>,
  base: number,
) => readonly number[];

const candidates: Readonly<Record<LevelScale, Candidates>> = {
  linear: linearLevels,
  log: (sorted, count, values, base) => logLevels(sorted, sortedSurroundings(values), base, count),
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
