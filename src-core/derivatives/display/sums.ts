/**
 * The algebra of sums of terms. Two of them work side by side: one multiplies out wherever the result stays
 * small, the other leaves products of sums as they came.
 *
 * What may be lost is where a formula is not defined: x/x is shown as 1, √x·√x as x, and 1/(1 + 1/x) as
 * x/(x + 1). This is for derivatives, which are shown where f itself is defined; f is shown as it was typed.
 * Never used are rules that are wrong somewhere in the domain: √(x²) is not x, nor log(x²) 2·log(x).
 */
import type { Atoms } from './atoms.ts';
import { NotShown, type Budget } from './budget.ts';
import { contentOf } from './content.ts';
import { atomOf, numberOf, Sum, sumOf, withCoefficient, type Atom, type Factor, type Term } from './form.ts';
import { MOST_PRODUCTS, MOST_TERMS, MOST_TERMS_OF_POWER, powerLength, productLength } from './limits.ts';
import { mergeFactors, type Exponents } from './merge-factors.ts';
import { compareTerms } from './order.ts';
import * as ratios from './ratio.ts';
import { MINUS_ONE, ONE, type Ratio } from './ratio.ts';
import { canRaise } from './signs.ts';

export class Sums {
  readonly #atoms: Atoms;
  readonly #budget: Budget;
  readonly #exponents: Exponents;
  readonly #expands: boolean;
  /** Sums that were too large to multiply out, and so stay in brackets; and those without a common factor. */
  readonly #tooLarge = new Set<Atom>();
  readonly #primitive = new Set<Atom>();

  /** @param expands whether products of sums are multiplied out */
  constructor(atoms: Atoms, budget: Budget, exponents: Exponents, expands: boolean) {
    this.#atoms = atoms;
    this.#budget = budget;
    this.#exponents = exponents;
    this.#expands = expands;
  }

  add(a: Sum, b: Sum): Sum {
    return this.collect([...this.#withoutBrackets(a).terms, ...this.#withoutBrackets(b).terms]);
  }

  scale({ terms }: Sum, factor: Ratio): Sum {
    this.#budget.spend(terms.length);
    if (ratios.isZero(factor)) return new Sum([]);
    return new Sum(terms.map((term) => withCoefficient(term, ratios.multiply(term.coefficient, factor))));
  }

  /** Terms, like ones added up. */
  collect(terms: readonly Term[]): Sum {
    this.#budget.spend(terms.length);
    const byKey = new Map<string, Term>();
    for (const term of terms) {
      const known = byKey.get(term.key);
      const coefficient =
        known === undefined ? term.coefficient : ratios.add(known.coefficient, term.coefficient);
      byKey.set(term.key, withCoefficient(term, coefficient));
    }
    const kept = [...byKey.values()].filter(({ coefficient }) => !ratios.isZero(coefficient));
    if (kept.length > MOST_TERMS) throw new NotShown();
    return new Sum(kept);
  }

  multiply(a: Sum, b: Sum): Sum {
    const [numberA, numberB] = [numberOf(a), numberOf(b)];
    if (numberA !== null && this.#canScale(b, numberA)) return this.scale(b, numberA);
    if (numberB !== null && this.#canScale(a, numberB)) return this.scale(a, numberB);
    if (this.#expands) {
      if (productLength(a, b) <= MOST_PRODUCTS) return this.#distribute(a, b);
      this.#keepInBrackets(a);
      this.#keepInBrackets(b);
    }
    return this.#distribute(this.together(a), this.together(b));
  }

  /** @throws NotShown where it is nowhere defined, as 1/0 */
  power(a: Sum, exponent: Ratio): Sum {
    if (ratios.isZero(exponent)) return sumOf(ONE);
    if (ratios.isOne(exponent)) return a;
    if (a.terms.length === 0) {
      if (exponent.n < 0) throw new NotShown();
      return a;
    }
    return ratios.isInteger(exponent) ? this.#integerPower(a, exponent.n) : this.#realPower(a, exponent);
  }

  /** The sum over its common denominator and with its common factor in front, which may show that it is 0. */
  together(sum: Sum): Sum {
    const [only] = sum.terms;
    if (only === undefined || sum.terms.length === 1) return sum;
    this.#budget.spend(2 * sum.terms.length);
    const leading = sum.terms.reduce((a, b) => (compareTerms(a, b) < 0 ? a : b));
    const content = contentOf(sum, this.#expands, leading);
    const { coefficient, factors } = content.term;
    const inverted = factors.map((factor) => this.#exponents.raise(factor, MINUS_ONE));
    const rest = this.#distribute(sum, sumOf(ratios.reciprocal(coefficient), ...inverted));
    const [single] = rest.terms;
    if (single === undefined) return rest;
    if (rest.terms.length === 1) return this.#multiplyTerms(content.term, single);
    const atom = this.#atoms.sum(rest);
    this.#primitive.add(atom);
    if (this.#tooLarge.has(this.#atoms.sum(sum))) this.#tooLarge.add(atom);
    return sumOf(coefficient, ...mergeFactors(factors, [{ atom, exponent: ONE }], this.#exponents));
  }

  /** The same as a term. */
  #inBrackets(sum: Sum): Term {
    const { terms } = this.together(sum);
    const [term] = terms;
    if (term === undefined || terms.length > 1) throw new NotShown();
    return term;
  }

  #canScale({ terms }: Sum, factor: Ratio): boolean {
    return (
      this.#expands || terms.length < 2 || Math.abs(ratios.toNumber(factor)) === 1 || ratios.isZero(factor)
    );
  }

  #keepInBrackets(sum: Sum): void {
    if (sum.terms.length > 1) this.#tooLarge.add(this.#atoms.sum(sum));
  }

  #distribute(a: Sum, b: Sum): Sum {
    const [left] = a.terms;
    const [right] = b.terms;
    if (left !== undefined && right !== undefined && a.terms.length === 1 && b.terms.length === 1)
      return this.#multiplyTerms(left, right);
    return this.collect(
      a.terms.flatMap((term) => b.terms.flatMap((other) => this.#multiplyTerms(term, other).terms)),
    );
  }

  #multiplyTerms(a: Term, b: Term): Sum {
    this.#budget.spend(1 + a.factors.length + b.factors.length);
    return this.#normal(
      ratios.multiply(a.coefficient, b.coefficient),
      mergeFactors(a.factors, b.factors, this.#exponents),
    );
  }

  /** A product of powers, in which those of numbers and of sums may turn out to be no atoms. */
  #normal(coefficient: Ratio, factors: readonly Factor[]): Sum {
    const plain: Factor[] = [];
    const others: Sum[] = [];
    let room = MOST_PRODUCTS;
    for (const factor of factors) {
      const { atom, exponent } = factor;
      const other = ratios.isInteger(exponent) ? this.#simplerPower(atom, exponent.n, room) : null;
      if (other === null) plain.push(factor);
      else {
        others.push(other);
        room = Math.floor(room / Math.max(1, other.terms.length));
      }
    }
    return this.#withoutBrackets(
      others.reduce((product, other) => this.#distribute(product, other), sumOf(coefficient, ...plain)),
    );
  }

  /** An integer power of an atom where it is not to be left as such: 2^3, (2x + 2)^-1, or (x + 1)^2 if that expands. */
  #simplerPower(atom: Atom, exponent: number, room: number): Sum | null {
    if (atom.kind === 'number') return sumOf(ratios.integerPower(atom.value, exponent));
    if (atom.kind !== 'sum') return null;
    if (atom.base.terms.length === 1 && exponent > 0) return this.#integerPower(atom.base, exponent);
    const isSmall = powerLength(atom.base.terms.length, exponent) <= Math.min(room, MOST_TERMS_OF_POWER);
    if (this.#expands && exponent > 0 && isSmall && !this.#tooLarge.has(atom))
      return this.#repeatedProduct(atom.base, exponent);
    // What occurs under a root stays as it is there, so that their powers meet: (1 − x²)^(−3/2).
    const isRadicand = exponent < 0 && atom.base.terms.some(({ factors }, k) => k > 0 || factors.some(isSum));
    if (isRadicand || this.#primitive.has(atom)) return null;
    const term = this.#inBrackets(atom.base);
    const [factor] = term.factors;
    return ratios.isOne(term.coefficient) && term.factors.length === 1 && factor?.atom === atom
      ? null
      : this.#integerPower(new Sum([term]), exponent);
  }

  #integerPower(a: Sum, exponent: number): Sum {
    if (
      a.terms.length > 1 &&
      this.#expands &&
      exponent > 0 &&
      powerLength(a.terms.length, exponent) <= MOST_TERMS_OF_POWER
    )
      return this.#repeatedProduct(a, exponent);
    const { coefficient, factors } = this.#inBrackets(a);
    const raised = factors.map((factor) => this.#exponents.raise(factor, ratios.ratio(exponent, 1)));
    return this.#normal(
      ratios.integerPower(coefficient, exponent),
      mergeFactors(raised, [], this.#exponents),
    );
  }

  #repeatedProduct(a: Sum, exponent: number): Sum {
    let product = a;
    for (let n = 1; n < exponent; n++) product = this.#distribute(product, a);
    return product;
  }

  /** Where the exponent is not an integer, factors may leave the base only if that is right for all their signs. */
  #realPower(a: Sum, exponent: Ratio): Sum {
    const [term] = a.terms;
    const single = a.terms.length === 1 ? term : undefined;
    if (single?.factors.length === 0) {
      if (single.coefficient.n < 0) throw new NotShown();
      const number = ratios.exactPower(single.coefficient, exponent);
      return number === null
        ? sumOf(ONE, { atom: this.#atoms.number(single.coefficient), exponent })
        : sumOf(number);
    }
    const size = single?.coefficient ?? contentOf(a, false, term).size;
    const root = size.n > 0 ? ratios.exactPower(size, exponent) : null;
    if (single !== undefined && root !== null && canRaise(single.factors, exponent)) {
      const raised = single.factors.map((factor) => this.#exponents.raise(factor, exponent));
      return this.#normal(root, mergeFactors(raised, [], this.#exponents));
    }
    const rest = this.scale(a, ratios.reciprocal(size));
    const base =
      root === null ? (size.d > 1 && single === undefined ? this.#bracketed(size, rest) : a) : rest;
    const atom = atomOf(base) ?? this.#atoms.sum(base);
    return sumOf(root ?? ONE, { atom, exponent });
  }

  #bracketed(coefficient: Ratio, sum: Sum): Sum {
    return sumOf(coefficient, { atom: this.#atoms.sum(sum), exponent: ONE });
  }

  /** What is left in brackets alone needs none. */
  #withoutBrackets(sum: Sum): Sum {
    if (this.#expands) return sum;
    const isBare = ({ coefficient, factors: [factor, more] }: Term): boolean =>
      more === undefined &&
      factor?.atom.kind === 'sum' &&
      ratios.isOne(factor.exponent) &&
      Math.abs(ratios.toNumber(coefficient)) === 1;
    if (!sum.terms.some(isBare)) return sum;
    return this.collect(
      sum.terms.flatMap((term) => {
        const [factor] = term.factors;
        return isBare(term) && factor?.atom.kind === 'sum'
          ? this.scale(factor.atom.base, ratios.isOne(term.coefficient) ? ONE : MINUS_ONE).terms
          : [term];
      }),
    );
  }
}

const isSum = ({ atom }: Factor): boolean => atom.kind === 'sum';
