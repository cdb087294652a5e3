import type { Operation } from '../../expression/index.ts';
import { Atoms } from './atoms.ts';
import { NotShown, type Budget } from './budget.ts';
import { constantTerm } from './constants.ts';
import { atomOf, bothForms, numberOf, sumOf, sumOfAtom, type Atom, type Factor, type Forms } from './form.ts';
import type { Exponents } from './merge-factors.ts';
import * as ratios from './ratio.ts';
import { MINUS_ONE, ONE, type Ratio } from './ratio.ts';
import { Sums } from './sums.ts';
import type { Sum } from './form.ts';

const HALF = ratios.ratio(1, 2);

/** f(−u) = −f(u), and f(−u) = f(u). */
const ODD: ReadonlySet<Operation> = new Set<Operation>([
  ...(['sin', 'tan', 'asin', 'atan', 'sinh', 'tanh', 'asinh', 'atanh', 'cbrt', 'sign'] as const),
]);
const EVEN: ReadonlySet<Operation> = new Set<Operation>(['cos', 'cosh', 'abs']);

/** Every operation of a graph, on expressions in their two forms. */
export class FormAlgebra implements Exponents {
  readonly expanded: Sums;
  readonly factored: Sums;
  readonly #atoms: Atoms;

  constructor(budget: Budget, variables: number) {
    this.#atoms = new Atoms(budget, variables);
    this.expanded = new Sums(this.#atoms, budget, this, true);
    this.factored = new Sums(this.#atoms, budget, this, false);
  }

  input(index: number): Forms {
    return bothForms(sumOfAtom(this.#atoms.input(index)));
  }

  constant(value: number): Forms {
    const { coefficient, symbol, exponent } = constantTerm(value);
    const factors = symbol === null ? [] : [{ atom: this.#atoms.symbol(symbol), exponent }];
    return bothForms(sumOf(coefficient, ...factors));
  }

  sum(a: Forms, b: Forms): Forms {
    return this.#inBoth((sums, form) => sums.add(a[form], b[form]));
  }

  product(a: Forms, b: Forms): Forms {
    return this.#inBoth((sums, form) => sums.multiply(a[form], b[form]));
  }

  numericPower(a: Forms, exponent: Ratio): Forms {
    return this.#inBoth((sums, form) => sums.power(a[form], exponent));
  }

  apply(operation: Operation, operands: readonly Forms[]): Forms {
    const [a, b = a] = operands;
    if (a === undefined || b === undefined) throw new Error('An operation has at least one operand.');
    switch (operation) {
      case 'add':
        return this.sum(a, b);
      case 'subtract':
        return this.sum(a, this.#times(b, MINUS_ONE));
      case 'negate':
        return this.#times(a, MINUS_ONE);
      case 'multiply':
        return this.product(a, b);
      case 'divide':
        return this.product(a, this.numericPower(b, MINUS_ONE));
      case 'power':
        return this.#power(a, b);
      case 'sqrt':
        return this.numericPower(a, HALF);
      case 'exp':
        return this.#powerOf(this.#atoms.symbol('e'), a);
      case 'hypot': {
        const squares = operands.map((operand) => this.numericPower(operand, ratios.ratio(2, 1)));
        return this.numericPower(
          squares.reduce((left, right) => this.sum(left, right)),
          HALF,
        );
      }
      default:
        return this.#call(operation, operands, a);
    }
  }

  /** A sum as an atom, as it stands. */
  bracket(sum: Sum): Atom {
    return this.#atoms.sum(sum);
  }

  combine(base: Atom, numeric: Ratio, symbolic: Forms): Factor {
    const exponent = ratios.isZero(numeric) ? symbolic : this.sum(symbolic, bothForms(sumOf(numeric)));
    const number = numberOf(exponent.expanded);
    return number === null
      ? { atom: this.#atoms.power(base, exponent), exponent: ONE }
      : { atom: base, exponent: number };
  }

  raise({ atom, exponent }: Factor, by: Ratio): Factor {
    return atom.kind === 'power'
      ? { atom: this.#atoms.power(atom.base, this.#times(atom.exponent, by)), exponent: ONE }
      : { atom, exponent: ratios.multiply(exponent, by) };
  }

  #power(base: Forms, exponent: Forms): Forms {
    const numeric = numberOf(exponent.expanded);
    if (numeric !== null) return this.numericPower(base, numeric);
    const number = numberOf(base.expanded);
    if (number !== null) return this.#powerOf(this.#atoms.number(number), exponent);
    const atom = atomOf(base.expanded) ?? this.#atoms.sum(base.expanded);
    // (e^u)^v = e^(uv): for another base than e it could be wrong where that is negative.
    return atom.kind === 'power' && atom.base.kind === 'symbol'
      ? this.#powerOf(atom.base, this.product(atom.exponent, exponent))
      : this.#powerOf(atom, exponent);
  }

  #powerOf(base: Atom, exponent: Forms): Forms {
    return bothForms(sumOf(ONE, this.combine(base, ratios.ZERO, exponent)));
  }

  #call(name: Operation, operands: readonly Forms[], first: Forms): Forms {
    const { terms } = first.expanded;
    if (operands.length === 1) {
      const number = numberOf(first.expanded);
      if (number !== null && ratios.isZero(number)) {
        if (ODD.has(name) || name === 'abs' || name === 'expm1' || name === 'log1p') return first;
        if (EVEN.has(name)) return bothForms(sumOf(ONE));
      }
      if (name === 'log') {
        const known = this.#logarithm(first.expanded);
        if (known !== null) return known;
      }
      const isNegative = terms.every(({ coefficient }) => coefficient.n < 0);
      if (isNegative && (ODD.has(name) || EVEN.has(name))) {
        const positive = this.#call(name, [this.#times(first, MINUS_ONE)], this.#times(first, MINUS_ONE));
        return ODD.has(name) ? this.#times(positive, MINUS_ONE) : positive;
      }
    }
    return bothForms(sumOfAtom(this.#atoms.call(name, operands)));
  }

  /** log 1 and log e^u. */
  #logarithm({ terms }: Sum): Forms | null {
    const [term, more] = terms;
    if (term === undefined) throw new NotShown();
    const [factor, another] = term.factors;
    if (more !== undefined || another !== undefined || !ratios.isOne(term.coefficient)) return null;
    if (factor === undefined) return bothForms(sumOf(ratios.ZERO));
    const { atom, exponent } = factor;
    if (atom.kind === 'symbol' && atom.symbol === 'e') return bothForms(sumOf(exponent));
    const isExponential = atom.kind === 'power' && atom.base.kind === 'symbol' && atom.base.symbol === 'e';
    return isExponential ? atom.exponent : null;
  }

  #times(a: Forms, factor: Ratio): Forms {
    const number = sumOf(factor);
    return this.#inBoth((sums, form) => sums.multiply(a[form], number));
  }

  #inBoth(compute: (sums: Sums, form: keyof Forms) => Sum): Forms {
    return { expanded: compute(this.expanded, 'expanded'), factored: compute(this.factored, 'factored') };
  }
}
