/** Levels of a log scale: round offsets above a base. */
import { bisectLeft } from 'd3-array';
import { roundTicks } from './round-ticks.ts';
import { quantile, withoutTails } from './sample.ts';

/** Below the lowest level lies at least this fraction of the map … */
const SMALLEST_AREA = 0.001;

/** … and of the samples below it, at least this fraction has all four neighbours below it too. */
const RESOLVED = 0.25;

/** … and at least this many samples. */
const FEWEST = 4;

/** Offsets below this, relative to the base, are rounding errors of f. */
const ROUNDING = 1e-12;

/** Mantissas of the levels in one decade, from dense to sparse. */
const MANTISSAS = [[1, 1.5, 2, 2.5, 3, 4, 5, 6, 8], [1, 1.5, 2, 3, 5, 7], [1, 2, 5], [1, 3], [1]] as const;

/**
 * The value that levels are offsets from. It is `minimumValue` where that lies at or below every sample (0 where it
 * is a rounding error: sin(3π)² is 10⁻³¹); else the smallest sample, or the 5 % quantile where a pole reaches far below, or 0 where that is as good (so that labels read
 * f, not f − 0.0004).
 */
export function baseOf(sorted: Float64Array, minimumValue: number | undefined): number {
  const smallest = sorted[0] ?? 0;
  const low = quantile(sorted, 0.01);
  if (minimumValue !== undefined && Number.isFinite(minimumValue) && minimumValue <= smallest)
    return Math.abs(minimumValue) < ROUNDING * low ? 0 : minimumValue;
  const isNearlyZero = smallest > 0 ? smallest < 0.5 * low : -smallest < 1e-9 * low;
  if (isNearlyZero) return 0;
  return smallest < withoutTails(sorted)[0] ? quantile(sorted, 0.05) : smallest;
}

/**
 * About `count` levels: base + 1, 2, 5 · 10ᵏ, with more or fewer mantissas as there are few or many decades.
 * They begin where the grid resolves them: below that, a narrow valley would be a row of beads, one a sample.
 */
export function logLevels(
  sorted: Float64Array,
  surroundings: Float64Array,
  base: number,
  count: number,
): readonly number[] {
  const logarithms = sorted
    .map((value) => value - base)
    .filter((offset) => offset > ROUNDING * Math.abs(base) && offset < Infinity)
    .map(Math.log10);
  const high = withoutTails(logarithms)[1];
  const low = Math.max(
    quantile(logarithms, SMALLEST_AREA),
    Math.log10(Math.max(lowestResolved(sorted, surroundings) - base, 0)),
    // A handful of values next to zero must not stretch the scale to its rounding errors.
    quantile(logarithms, 0.25) - 15,
  );
  const decades = high - low;
  if (decades < 1) return roundTicks(10 ** low, 10 ** high, count).map((offset) => base + offset);
  const most = 1.25 * count;
  const mantissas = MANTISSAS.find((candidate) => candidate.length * decades <= most) ?? [1];
  const stride = mantissas.length > 1 ? 1 : Math.max(1, Math.ceil(decades / most));
  const levels: number[] = [];
  for (let exponent = Math.ceil(Math.floor(low) / stride) * stride; exponent <= high; exponent += stride) {
    for (const mantissa of mantissas) {
      const logarithm = exponent + Math.log10(mantissa);
      // Through the decimal text, so that the level is the double nearest to 2·10ᵏ.
      const offset = Number(`${String(mantissa)}e${String(exponent)}`);
      if (logarithm >= low - 1e-9 && logarithm <= high + 1e-9) levels.push(base + offset);
    }
  }
  return levels;
}

/** The lowest of a few quantiles below which the region is wide enough for the grid; else the largest of them. */
function lowestResolved(sorted: Float64Array, surroundings: Float64Array): number {
  let level = NaN;
  for (const fraction of [1, 2, 4, 8, 16, 32, 64].map((factor) => factor * SMALLEST_AREA)) {
    level = quantile(sorted, fraction);
    const below = bisectLeft(sorted, level);
    if (below >= FEWEST && bisectLeft(surroundings, level) >= RESOLVED * below) return level;
  }
  return level;
}
