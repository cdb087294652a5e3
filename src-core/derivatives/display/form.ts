/**
 * What formulas are made of when they are to be shown: a sum of terms, each a coefficient and powers of atoms.
 * An atom is anything that is not itself a product or a power with a constant exponent: an input, sin(u),
 * x^y, or a whole sum that stays in brackets.
 */
import type { Operation } from '../../expression/index.ts';
import type { Ratio } from './ratio.ts';
import { isOne, isZero, ONE, ratio } from './ratio.ts';

interface AtomBase {
  /** Atoms are made after those within them, so theirs are smaller. */
  readonly id: number;
  /** The first variable that occurs in it; Infinity where none does. */
  readonly lead: number;
}

export interface InputAtom extends AtomBase {
  readonly kind: 'input';
  readonly index: number;
}
export interface SymbolAtom extends AtomBase {
  readonly kind: 'symbol';
  readonly symbol: 'pi' | 'e';
}
/** The base in √2 or 2^x: alone, a number is a coefficient. */
export interface NumberAtom extends AtomBase {
  readonly kind: 'number';
  readonly value: Ratio;
}
export interface CallAtom extends AtomBase {
  readonly kind: 'call';
  readonly name: Operation;
  readonly operands: readonly Forms[];
}
/** A sum in brackets. */
export interface SumAtom extends AtomBase {
  readonly kind: 'sum';
  readonly base: Sum;
}
/** base^exponent where the exponent is no number; as a factor its own exponent is always 1. */
export interface PowerAtom extends AtomBase {
  readonly kind: 'power';
  readonly base: Atom;
  readonly exponent: Forms;
}
export type Atom = InputAtom | SymbolAtom | NumberAtom | CallAtom | SumAtom | PowerAtom;

export interface Factor {
  readonly atom: Atom;
  readonly exponent: Ratio;
}

export interface Term {
  readonly coefficient: Ratio;
  /** By ascending id of their atoms, none twice. */
  readonly factors: readonly Factor[];
  /** Equal for terms that differ in the coefficient only. */
  readonly key: string;
}

export class Sum {
  /** No two of one key, no coefficient 0. */
  readonly terms: readonly Term[];
  #key: string | undefined;

  constructor(terms: readonly Term[]) {
    this.terms = terms;
  }

  /** Equal for equal sums. */
  get key(): string {
    return (this.#key ??= this.terms
      .map(({ coefficient: { n, d }, key }) => `${n}/${d}${key}`)
      .sort()
      .join('+'));
  }
}

/** One expression in two forms: products of sums multiplied out (the form that tells what is equal), and left. */
export interface Forms {
  readonly expanded: Sum;
  readonly factored: Sum;
}

export function makeTerm(coefficient: Ratio, factors: readonly Factor[]): Term {
  const key = factors.map(({ atom, exponent: { n, d } }) => `*${atom.id}^${n}/${d}`).join('');
  return { coefficient, factors, key };
}

export const withCoefficient = (term: Term, coefficient: Ratio): Term => ({ ...term, coefficient });

export const sumOf = (coefficient: Ratio, ...factors: readonly Factor[]): Sum =>
  new Sum(isZero(coefficient) ? [] : [makeTerm(coefficient, factors)]);

export const sumOfAtom = (atom: Atom): Sum => sumOf(ONE, { atom, exponent: ONE });

export const bothForms = (sum: Sum): Forms => ({ expanded: sum, factored: sum });

/** The number that a sum is, or null. */
export function numberOf({ terms }: Sum): Ratio | null {
  const [term] = terms;
  if (term === undefined) return ratio(0, 1);
  return terms.length === 1 && term.factors.length === 0 ? term.coefficient : null;
}

/** The atom that a sum is, or null. */
export function atomOf({ terms }: Sum): Atom | null {
  const [term] = terms;
  const [factor] = term?.factors ?? [];
  const isAtom = terms.length === 1 && term?.factors.length === 1 && isOne(term.coefficient);
  return isAtom && factor !== undefined && isOne(factor.exponent) ? factor.atom : null;
}

export const varies = ({ lead }: Atom): boolean => lead < Infinity;

export const leadOf = ({ terms }: Sum): number =>
  terms.reduce((lead, { factors }) => Math.min(lead, ...factors.map(({ atom }) => atom.lead)), Infinity);
