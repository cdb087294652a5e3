import type { Atom, Factor, Forms } from './form.ts';
import { add, isZero, ZERO, type Ratio } from './ratio.ts';

/** What is done with exponents that are no numbers; they are known in both forms, so it takes both algebras. */
export interface Exponents {
  /** base^(numeric + symbolic). */
  combine(base: Atom, numeric: Ratio, symbolic: Forms): Factor;
  sum(a: Forms, b: Forms): Forms;
  /** (atomᵃ)^b = atom^(a·b). */
  raise(factor: Factor, exponent: Ratio): Factor;
}

/** The product of two lists of factors, powers of one base being one: x²·x³ = x⁵, x·x^y = x^(y + 1). */
export function mergeFactors(
  a: readonly Factor[],
  b: readonly Factor[],
  exponents: Exponents,
): readonly Factor[] {
  const numeric = new Map<Atom, Ratio>();
  const symbolic = new Map<Atom, Forms>();
  for (const { atom, exponent } of [...a, ...b]) {
    if (atom.kind === 'power') {
      const known = symbolic.get(atom.base);
      symbolic.set(atom.base, known === undefined ? atom.exponent : exponents.sum(known, atom.exponent));
    } else {
      const known = numeric.get(atom);
      numeric.set(atom, known === undefined ? exponent : add(known, exponent));
    }
  }
  const merged: Factor[] = [];
  for (const [base, exponent] of symbolic) {
    merged.push(exponents.combine(base, numeric.get(base) ?? ZERO, exponent));
    numeric.delete(base);
  }
  for (const [atom, exponent] of numeric) merged.push({ atom, exponent });
  return merged
    .filter(({ exponent }) => !isZero(exponent))
    .sort((left, right) => left.atom.id - right.atom.id);
}
