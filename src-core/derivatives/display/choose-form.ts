import type { Work } from '../../work/index.ts';
import type { Budget } from './budget.ts';
import type { FormAlgebra } from './form-algebra.ts';
import { makeTerm, Sum, type Atom, type Factor, type Forms, type Term } from './form.ts';
import { mergeFactors } from './merge-factors.ts';
import { isOne, multiply, ONE } from './ratio.ts';
import { shortest } from './tex-length.ts';
import type { TexPrinter } from './to-tex.ts';

/** Longer sums are not looked through for common factors. */
const MOST_TERMS = 60;

/**
 * The ways to write an expression, of which the shortest is shown: multiplied out, as derived, over a common
 * denominator, and with the terms of each exponential, sine and the like together.
 */
export function* candidates(
  algebra: FormAlgebra,
  budget: Budget,
  { expanded, factored }: Forms,
): Work<readonly Sum[]> {
  const sums = expanded.key === factored.key ? [expanded] : [expanded, factored];
  if (expanded.terms.length < 2 || expanded.terms.length > MOST_TERMS) return sums;
  yield 0;
  const together = budget.attempt(() => algebra.expanded.together(expanded));
  yield 0;
  const sorted = budget.attempt(() => byFunctions(algebra, expanded));
  yield 0;
  const both = together && budget.attempt(() => withOrderedBrackets(algebra, together));
  return [...sums, together, sorted, both].filter((sum) => sum !== null);
}

/** A single term with what is in brackets above the line sorted by functions. */
function withOrderedBrackets(algebra: FormAlgebra, sum: Sum): Sum {
  const [term, another] = sum.terms;
  if (term === undefined || another !== undefined) return sum;
  const { coefficient, factors } = term;
  let product = makeTerm(coefficient, []);
  for (const factor of factors) {
    const { atom, exponent } = factor;
    const isAbove = atom.kind === 'sum' && isOne(exponent);
    const [only, more] = isAbove ? byFunctions(algebra, atom.base).terms : [];
    const other =
      isAbove && only !== undefined && more === undefined
        ? only
        : makeTerm(ONE, [
            isAbove ? { atom: algebra.bracket(byFunctions(algebra, atom.base)), exponent } : factor,
          ]);
    product = makeTerm(
      multiply(product.coefficient, other.coefficient),
      mergeFactors(product.factors, other.factors, algebra),
    );
  }
  return new Sum([product]);
}

function byFunctions(algebra: FormAlgebra, { terms }: Sum): Sum {
  const groups = new Map<string, { common: Term; rests: Term[] }>();
  for (const { coefficient, factors } of terms) {
    const common = makeTerm(ONE, factors.filter(isFunction));
    const group = groups.get(common.key) ?? { common, rests: [] };
    group.rests.push(
      makeTerm(
        coefficient,
        factors.filter((factor) => !isFunction(factor)),
      ),
    );
    groups.set(common.key, group);
  }
  return new Sum(
    [...groups.values()].flatMap(({ common, rests }) => {
      if (common.factors.length === 0) return rests;
      return algebra.expanded
        .together(new Sum(rests))
        .terms.map(({ coefficient, factors }) =>
          makeTerm(coefficient, mergeFactors(common.factors, factors, algebra)),
        );
    }),
  );
}

const isPolynomial = ({ factors }: Term): boolean =>
  factors.every(({ atom, exponent }) => exponent.n > 0 && (atom.kind === 'input' || atom.kind === 'symbol'));

const isFunction = ({ atom }: Factor): boolean => atom.kind === 'call' || atom.kind === 'power';

/** Others than what is multiplied out must be so much shorter to be chosen; polynomials are rather left so. */
const HANDICAP = 1.05;
const HANDICAP_TO_POLYNOMIAL = 1.3;

/**
 * The TeX of the shortest form.
 * @throws NotShown where each is too long
 */
export function* chosenTex(
  algebra: FormAlgebra,
  budget: Budget,
  printer: TexPrinter,
  forms: Forms,
): Work<string> {
  const sums = yield* candidates(algebra, budget, forms);
  yield 0;
  // Inner atoms first, so that no stretch between two pauses prints more than one.
  for (const atom of atomsWithin(sums)) {
    if (printer.tries(atom)) yield 0;
  }
  return shortest(
    sums.map((sum) => () => printer.sum(sum)),
    forms.expanded.terms.every(isPolynomial) ? HANDICAP_TO_POLYNOMIAL : HANDICAP,
  );
}

function atomsWithin(sums: readonly Sum[]): readonly Atom[] {
  const seen = new Set<Atom>();
  const pending = [...sums];
  for (let sum = pending.pop(); sum !== undefined; sum = pending.pop()) {
    for (const { factors } of sum.terms) {
      for (const { atom } of factors) {
        for (let inner: Atom | null = atom; inner !== null && !seen.has(inner);) {
          seen.add(inner);
          if (inner.kind === 'sum') pending.push(inner.base);
          const operands =
            inner.kind === 'call' ? inner.operands : inner.kind === 'power' ? [inner.exponent] : [];
          for (const { expanded, factored } of operands) pending.push(expanded, factored);
          inner = inner.kind === 'power' ? inner.base : null;
        }
      }
    }
  }
  return [...seen].sort((a, b) => a.id - b.id);
}
