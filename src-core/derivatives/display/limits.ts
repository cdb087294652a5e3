import type { Sum } from './form.ts';

/** Longer sums are not shown. */
export const MOST_TERMS = 400;
/** Products of sums are multiplied out up to so many products of terms. */
export const MOST_PRODUCTS = 600;
/** Powers of sums are multiplied out up to so many terms. */
export const MOST_TERMS_OF_POWER = 60;

/** How many products of terms there are, those of many factors counted more. */
export function productLength({ terms: a }: Sum, { terms: b }: Sum): number {
  const factors = [...a, ...b].reduce((most, term) => Math.max(most, term.factors.length), 0);
  return a.length * b.length * Math.max(1, factors / 8);
}

/** How many terms the power of a sum may have: the combinations of `terms` things, taken `exponent` times. */
export function powerLength(terms: number, exponent: number): number {
  if (terms === 1) return 1;
  let length = 1;
  for (let k = 1; k <= exponent && length <= MOST_PRODUCTS; k++) length = (length * (terms - 1 + k)) / k;
  return length;
}
