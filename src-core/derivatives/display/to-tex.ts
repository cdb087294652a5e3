import { callToTex, inBrackets, nameToTex, powerToTex } from '../../expression/index.ts';
import { NotShown } from './budget.ts';
import {
  Sum,
  withCoefficient,
  type Atom,
  type Factor,
  type Forms,
  type PowerAtom,
  type Term,
} from './form.ts';
import { compareFactors } from './order.ts';
import * as ratios from './ratio.ts';
import { MINUS_ONE, ONE, type Ratio } from './ratio.ts';
import { digits, inWrittenOrder, juxtaposed } from './tex-layout.ts';
import { shortest } from './tex-length.ts';

/** What is longer is not shown. */
export const MOST_CHARACTERS = 4000;

/** How the author of a formula writes: 0.5x or x/2, exp(x) or e^x. */
export interface Style {
  readonly names: readonly string[];
  readonly hasDecimals: boolean;
  readonly callsExp: boolean;
}

/** Prints sums as TeX. Atoms are printed once each. */
export class TexPrinter {
  readonly #style: Style;
  readonly #atoms = new Map<Atom, string | null>();

  constructor(style: Style) {
    this.#style = style;
  }

  /** @throws NotShown where it is too long */
  sum(sum: Sum): string {
    const terms = inWrittenOrder(sum.terms);
    let tex = '';
    for (const [index, term] of terms.entries()) {
      tex +=
        term.coefficient.n < 0
          ? this.#negative(term, index === 0)
          : `${index === 0 ? '' : '+'}${this.#term(term)}`;
      if (tex.length > MOST_CHARACTERS) throw new NotShown();
    }
    return tex === '' ? '0' : tex;
  }

  /** The shorter form. */
  either({ expanded, factored }: Forms): string {
    const forms = expanded.key === factored.key ? [expanded] : [factored, expanded];
    return shortest(forms.map((sum) => () => this.sum(sum)));
  }

  /** A first term has its minus turned into brackets where there are any: −(x² − 1)·e^x is (1 − x²)·e^x. */
  #negative(term: Term, isFirst: boolean): string {
    const size = withCoefficient(term, ratios.negate(term.coefficient));
    const turned = term.factors.find(({ atom, exponent }) => {
      const isOddPower = atom.kind === 'sum' && ratios.isOdd(exponent) && exponent.n > 0;
      return isOddPower && atom.base.terms.some(({ coefficient }) => coefficient.n < 0);
    });
    return isFirst && turned !== undefined ? this.#term(size, turned) : `-${this.#term(size)}`;
  }

  /** @param turned the factor of which all signs change */
  #term({ coefficient, factors }: Term, turned?: Factor): string {
    const above: string[] = [];
    const below: string[] = [];
    const number = this.#coefficient(coefficient);
    const sorted = factors.toSorted(compareFactors);
    const tops = sorted.filter(({ exponent }) => exponent.n > 0);
    const bottoms = sorted.filter(({ exponent }) => exponent.n < 0);
    const isAloneAbove = number.above === '1' && tops.length === 1;
    for (const factor of tops) {
      const isBare = isAloneAbove && (bottoms.length > 0 || number.below !== '1');
      above.push(this.#power(factor, factor.exponent, isBare, factor === turned));
    }
    for (const factor of bottoms) {
      const isBare = bottoms.length === 1 && number.below === '1';
      below.push(this.#power(factor, ratios.negate(factor.exponent), isBare, false));
    }
    const fraction = (top: string, bottom: string): string => `\\frac{${top}}{${bottom}}`;
    if (number.below !== '1') {
      // ½ stands before what is high or long, and under what is neither.
      const isLow = tops.every(
        ({ atom }) =>
          atom.kind === 'input' || atom.kind === 'symbol' || (isAloneAbove && atom.kind === 'sum'),
      );
      if (bottoms.length === 0 && !isLow) return juxtaposed([fraction(number.above, number.below), ...above]);
      below.unshift(number.below);
    }
    if (number.above !== '1' || above.length === 0) above.unshift(number.above);
    return below.length === 0 ? juxtaposed(above) : fraction(juxtaposed(above), juxtaposed(below));
  }

  #coefficient(value: Ratio): { above: string; below: string } {
    const { n, d } = value;
    const isDecimal = this.#style.hasDecimals && 1e6 % d === 0;
    if (!ratios.isExact(value) || isDecimal || d > 1e4 || Math.abs(n) > 1e9)
      return { above: digits(ratios.toNumber(value)), below: '1' };
    return { above: digits(n), below: digits(d) };
  }

  /** @param isBare whether it stands alone above or below a line, so that a sum needs no brackets */
  #power({ atom }: Factor, exponent: Ratio, isBare: boolean, isTurned: boolean): string {
    if (ratios.isOne(exponent)) {
      if (atom.kind === 'sum') {
        const tex = isTurned ? this.#turned(atom.base) : this.atom(atom);
        return isBare ? tex : inBrackets(tex);
      }
      return atom.kind === 'number' ? this.#base(atom) : this.atom(atom);
    }
    if (atom.kind === 'sum' && isTurned)
      return `${inBrackets(this.#turned(atom.base))}^{${this.#exponent(exponent)}}`;
    if (exponent.n === 1 && exponent.d === 2) return `\\sqrt{${this.atom(atom)}}`;
    if (atom.kind === 'call' && atom.name !== 'abs' && ratios.isInteger(exponent)) {
      return this.#call(atom.name, atom.operands, exponent);
    }
    return `${this.#base(atom)}^{${this.#exponent(exponent)}}`;
  }

  #turned({ terms }: Sum): string {
    return this.sum(
      new Sum(terms.map((term) => withCoefficient(term, ratios.multiply(term.coefficient, MINUS_ONE)))),
    );
  }

  #exponent(value: Ratio): string {
    const { above, below } = this.#coefficient(value);
    return below === '1' ? above : `${above}/${below}`;
  }

  /** As the base of a power, in brackets unless it is one letter. */
  #base(atom: Atom): string {
    const tex = this.atom(atom);
    if (atom.kind === 'input' || atom.kind === 'symbol') return tex;
    if (atom.kind === 'number' && ratios.isInteger(atom.value) && atom.value.n > 0) return tex;
    return atom.kind === 'call' && atom.name === 'abs' ? `{${tex}}` : inBrackets(tex);
  }

  /** Prints an atom ahead of being asked for; whether there was anything to do. */
  tries(atom: Atom): boolean {
    if (this.#atoms.has(atom)) return false;
    try {
      this.atom(atom);
    } catch (error) {
      if (!(error instanceof NotShown)) throw error;
    }
    return true;
  }

  /** @throws NotShown where it is too long */
  atom(atom: Atom): string {
    const known = this.#atoms.get(atom);
    if (known === null) throw new NotShown();
    if (known !== undefined) return known;
    try {
      const tex = this.#print(atom);
      if (tex.length > MOST_CHARACTERS) throw new NotShown();
      this.#atoms.set(atom, tex);
      return tex;
    } catch (error) {
      this.#atoms.set(atom, null);
      throw error;
    }
  }

  #print(atom: Atom): string {
    switch (atom.kind) {
      case 'input':
        return nameToTex(this.#style.names[atom.index] ?? '');
      case 'symbol':
        return nameToTex(atom.symbol);
      case 'number': {
        const { above, below } = this.#coefficient(atom.value);
        return below === '1' ? above : `\\frac{${above}}{${below}}`;
      }
      case 'sum':
        return this.sum(atom.base);
      case 'call':
        return this.#call(atom.name, atom.operands, ONE);
      case 'power':
        return this.#symbolicPower(atom);
    }
  }

  #symbolicPower({ base, exponent }: PowerAtom): string {
    const tex = this.either(exponent);
    const isExponential = base.kind === 'symbol' && base.symbol === 'e';
    return isExponential && this.#style.callsExp ? callToTex('exp', [tex]) : `${this.#base(base)}^{${tex}}`;
  }

  #call(name: string, operands: readonly Forms[], exponent: Ratio): string {
    const texts = operands.map((operand) => this.either(operand));
    if (ratios.isOne(exponent)) return callToTex(name, texts);
    const power = this.#exponent(exponent);
    return name === 'cbrt'
      ? callToTex(name, [powerToTex(texts[0] ?? '', power)])
      : callToTex(name, texts, power);
  }
}
