import { numberToTex } from '../../expression/index.ts';
import type { Term } from './form.ts';
import { compareTerms, degreeOf } from './order.ts';

/** Where a plus can lead, it does, as in y − x, 1 − x² and sin(x) − cos(x); but higher degrees stay before lower. */
export function inWrittenOrder(terms: readonly Term[]): readonly Term[] {
  const sorted = terms.toSorted(compareTerms);
  const [first] = sorted;
  if (first === undefined || first.coefficient.n > 0) return sorted;
  const isPolynomial = first.factors.every(({ atom }) => atom.kind === 'input');
  const isFree = !isPolynomial || sorted.length === 2;
  const isLinear = degreeOf(first) === 1;
  const plus = sorted.findIndex(
    (term) => term.coefficient.n > 0 && (isFree || (isLinear && degreeOf(term) === 1)),
  );
  return plus < 0 ? sorted : [...sorted.slice(plus, plus + 1), ...sorted.toSpliced(plus, 1)];
}

/**
 * Six digits, or all of an integer that can be read. Where six would pass for an exact number that it is not (2 for
 * 2.000000000002) all fifteen are shown.
 */
export function digits(value: number): string {
  const isReadable = Number.isInteger(value) && Math.abs(value) < 1e7;
  const rounded = isReadable ? value : readable(value);
  return rounded < 0 ? `-${numberToTex(-rounded)}` : numberToTex(rounded);
}

function readable(value: number): number {
  const [six, fifteen] = [Number(value.toPrecision(6)), Number(value.toPrecision(15))];
  const hasFewDigits = Number(six.toPrecision(5)) === six;
  return hasFewDigits ? fifteen : six;
}

/** A product without signs, except between digits; a space ends a command such as \pi before a letter. */
export function juxtaposed(parts: readonly string[]): string {
  return parts.reduce((tex, part) => {
    if (/^\d/.test(part)) return `${tex}\\cdot ${part}`;
    return /\\[A-Za-z]+$/.test(tex) && /^[A-Za-z]/.test(part) ? `${tex} ${part}` : tex + part;
  });
}
