/** The order in which terms and factors are written. */
import { varies, type Atom, type Factor, type Term } from './form.ts';
import { toNumber } from './ratio.ts';

/** Polynomials, then functions, then what does not vary; higher degrees first, x before y; numbers last. */
export function compareTerms(a: Term, b: Term): number {
  return (
    rank(a) - rank(b) ||
    degreeOf(b) - degreeOf(a) ||
    compareExponents(a, b, isVariable) ||
    Number(a.factors.length === 0) - Number(b.factors.length === 0) ||
    degree(b, isInput) - degree(a, isInput) ||
    compareExponents(a, b, isInput) ||
    (a.key < b.key ? -1 : Number(a.key > b.key))
  );
}

/** The variables' degree; what is in brackets counts as one. */
export const degreeOf = (term: Term): number =>
  degree(term, (factor) => isVariable(factor) || isPolynomial(factor));

/** (x − 1)². */
const isPolynomial = ({ atom, exponent }: Factor): boolean =>
  atom.kind === 'sum' &&
  exponent.n > 0 &&
  atom.base.terms.every(({ factors }) => factors.every((factor) => isInput(factor)));

const isInput = ({ atom }: Factor): boolean => atom.kind === 'input';
const isVariable = ({ atom }: Factor): boolean => atom.kind === 'input' && varies(atom);

function rank({ factors }: Term): number {
  const varying = factors.filter(({ atom }) => varies(atom));
  if (varying.length === 0) return 2;
  return varying.every((factor) => isVariable(factor) || isPolynomial(factor)) ? 0 : 1;
}

const degree = ({ factors }: Term, counts: (factor: Factor) => boolean): number =>
  factors.filter(counts).reduce((sum, { exponent }) => sum + toNumber(exponent), 0);

function compareExponents(a: Term, b: Term, counts: (factor: Factor) => boolean): number {
  const [left, right] = [a, b].map(({ factors }) => factors.filter(counts).toSorted(compareFactors));
  for (const [k, factor] of (left ?? []).entries()) {
    const other = right?.[k];
    if (other === undefined) return 1;
    const difference = compareFactors(factor, other) || toNumber(other.exponent) - toNumber(factor.exponent);
    if (difference !== 0) return difference;
  }
  return (left?.length ?? 0) - (right?.length ?? 0);
}

/** Numbers, π and e, parameters, variables, brackets, powers, functions: 2π(1 − x²)e^x sin(x). */
export function compareFactors({ atom: a }: Factor, { atom: b }: Factor): number {
  const order = place(a) - place(b);
  if (order !== 0) return order;
  if (a.kind === 'input' && b.kind === 'input') return a.index - b.index;
  if (a.lead !== b.lead) return a.lead < b.lead ? -1 : 1;
  // By name backwards: the sine before the cosine.
  if (a.kind === 'call' && b.kind === 'call' && a.name !== b.name) return a.name < b.name ? 1 : -1;
  return a.id - b.id;
}

const PLACES: readonly Atom['kind'][] = ['number', 'symbol', 'input', 'sum', 'power', 'call'];

/** Parameters, alone and in brackets, before the variables. */
function place(atom: Atom): number {
  const { kind } = atom;
  if (kind === 'sum' && !varies(atom)) return PLACES.indexOf('input') - 0.25;
  return PLACES.indexOf(kind) - (kind === 'input' && !varies(atom) ? 0.5 : 0);
}
