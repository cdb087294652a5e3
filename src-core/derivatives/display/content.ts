import { makeTerm, type Factor, type Sum, type Term } from './form.ts';
import * as ratios from './ratio.ts';
import { gcd, isExact, ONE, type Ratio } from './ratio.ts';

export interface Content {
  /** The common factor of all terms, with the sign of the leading one. */
  readonly term: Term;
  /** The positive number in it. */
  readonly size: Ratio;
}

/**
 * @param clears whether negative exponents are taken out too, as in 1 + 1/x = (x + 1)/x
 * @param leading the term that is to be positive without it
 */
export function contentOf(sum: Sum, clears: boolean, leading: Term | undefined): Content {
  const size = commonNumber(sum);
  const coefficient = (leading?.coefficient.n ?? 1) < 0 ? ratios.negate(size) : size;
  return { size, term: makeTerm(coefficient, commonFactors(sum, clears)) };
}

/**
 * What leaves small integers: 2 of 2x + 4y, ½ of x/2 + y/2, ⅗ of 3x/5 + 6y/5. Decimals stay where they would
 * become others that are no simpler: 0.26x + 0.48y is not 0.02·(13x + 24y).
 */
function commonNumber({ terms }: Sum): Ratio {
  if (!terms.every(({ coefficient }) => isExact(coefficient))) return ONE;
  const n = terms.reduce((shared, { coefficient }) => gcd(shared, coefficient.n), 0);
  let d = 1;
  for (const { coefficient } of terms) {
    d = (d / gcd(d, coefficient.d)) * coefficient.d;
    if (!Number.isSafeInteger(d)) return ONE;
  }
  const isSimplest = terms.some(({ coefficient }) => Math.abs(coefficient.n) * (d / coefficient.d) === n);
  return d === 1 || isSimplest ? ratios.ratio(n, d) : ONE;
}

function commonFactors({ terms }: Sum, clears: boolean): readonly Factor[] {
  const least = new Map<Factor['atom'], { exponent: Ratio; count: number }>();
  for (const { factors } of terms) {
    for (const { atom, exponent } of factors) {
      const known = least.get(atom);
      const isLess = known === undefined || ratios.toNumber(exponent) < ratios.toNumber(known.exponent);
      least.set(atom, { exponent: isLess ? exponent : known.exponent, count: (known?.count ?? 0) + 1 });
    }
  }
  return [...least]
    .filter(([, { exponent, count }]) =>
      exponent.n < 0 ? clears || count === terms.length : count === terms.length,
    )
    .map(([atom, { exponent }]) => ({ atom, exponent }))
    .sort((a, b) => a.atom.id - b.atom.id);
}
