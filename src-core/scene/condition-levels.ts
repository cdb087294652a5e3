/** Levels of the condition number for a map of the overlay's quantity 2κ/(κ² + 1). */
import { quantile, sortedSample } from '../contours/index.ts';

/** The overlay's quantity where the condition number is κ. */
export const fromCondition = (condition: number): number => (2 * condition) / (condition * condition + 1);

/** And back: of 2κ/(κ² + 1) = q the larger root; the smaller one is 1/κ. */
const toCondition = (q: number): number => (1 + Math.sqrt(Math.max(0, 1 - q * q))) / q;

/** Steps of the levels within a decade, finest first: the first that gives few enough is taken. */
const STEPS: readonly (readonly number[])[] = [[1, 1.5, 2, 3, 5, 7], [1, 2, 5], [1, 3], [1]];
const MOST_LEVELS = 12;
/** Beyond this κ is what rounding makes of a singular H. */
const LARGEST_CONDITION = 1e14;

/** Of the samples that count, this share has κ within the range: the few beside a singular H would take all levels. */
const WITHIN = 0.97;

/** The least condition number that the grid sees, and one that hardly any exceeds; null where none is defined. */
export function conditionRange(quantity: Float64Array): readonly [number, number] | null {
  const sorted = sortedSample(quantity);
  const most = sorted.at(-1);
  if (most === undefined) return null;
  const least = quantile(sorted, 1 - WITHIN);
  return [toCondition(Math.min(1, most)), toCondition(least)];
}

/** Round condition numbers inside the range, ascending. */
export function conditionLevels([low, high]: readonly [number, number]): readonly number[] {
  const decades = Array.from({ length: 15 }, (_, k) => 10 ** k);
  const within = (steps: readonly number[]): number[] =>
    decades
      .flatMap((decade) => steps.map((step) => decade * step))
      .filter((level) => level > low && level < Math.min(high, LARGEST_CONDITION));
  const tried = STEPS.map(within);
  return tried.find((levels) => levels.length <= MOST_LEVELS) ?? tried.at(-1) ?? [];
}
