import { isExact, ONE, ratioOf, ratio, type Ratio } from './ratio.ts';

/** A number as coefficient · symbol^exponent. */
export interface ConstantTerm {
  readonly coefficient: Ratio;
  readonly symbol: 'pi' | 'e' | null;
  readonly exponent: Ratio;
}

const SYMBOLS = [
  { symbol: 'pi', value: Math.PI, exponents: [1, 2, -1, -2, 3, -3] },
  { symbol: 'e', value: Math.E, exponents: [1, -1, 2] },
] as const;

/** Larger fractions are too many for a match to mean anything. */
const LARGEST_NUMERATOR = 1e6;
const LARGEST_DENOMINATOR = 1000;

/**
 * The graph has folded 2π into a double, as all arithmetic on numbers: here it is taken apart again, so that a
 * formula shows the π that was typed.
 */
export function constantTerm(value: number): ConstantTerm {
  const coefficient = ratioOf(value);
  if (isExact(coefficient)) return { coefficient, symbol: null, exponent: ONE };
  for (const { symbol, value: base, exponents } of SYMBOLS) {
    for (const exponent of exponents) {
      const rest = ratioOf(value / base ** exponent);
      if (isExact(rest) && Math.abs(rest.n) <= LARGEST_NUMERATOR && rest.d <= LARGEST_DENOMINATOR)
        return { coefficient: rest, symbol, exponent: ratio(exponent, 1) };
    }
  }
  return { coefficient, symbol: null, exponent: ONE };
}
