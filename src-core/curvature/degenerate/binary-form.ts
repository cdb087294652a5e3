/**
 * Signs of a polynomial on [−1, 1] whose coefficients are known within bounds. Between the roots of its derivative
 * it is monotone, so the signs there and at the ends tell all of its roots, repeated ones too: a repeated root is a
 * root of the derivative where the value is zero within its bound.
 */
import type { Bounded } from '../../calculus/index.ts';

export type Polynomial = readonly Bounded[];

/** Evaluation by Horner's rule is right within 2·degree·u·Σ|aₖ||t|ᵏ (Higham 2002, §5.1). */
const HORNER_ROUNDING = 2 ** -52;

export type Sign = -1 | 0 | 1;

/** The sign at t, 0 within the bound. */
export function signAt(polynomial: Polynomial, t: number): Sign {
  let [value, bound] = [0, 0];
  for (const { value: a, error } of [...polynomial].reverse()) {
    value = value * t + a;
    bound = bound * Math.abs(t) + error + HORNER_ROUNDING * polynomial.length * Math.abs(a);
  }
  // At the ends and in the middle nothing was rounded that the coefficients' own bounds do not cover.
  if (t === 0 || (Math.abs(t) === 1 && isWhole(polynomial))) bound = errorSum(polynomial, t);
  return Math.abs(value) <= bound ? 0 : value > 0 ? 1 : -1;
}

const isWhole = (polynomial: Polynomial): boolean =>
  polynomial.every(({ value }) => Number.isInteger(value) && Math.abs(value) < 2 ** 40);

const errorSum = (polynomial: Polynomial, t: number): number =>
  polynomial.reduce((sum, { error }, k) => sum + (t === 0 && k > 0 ? 0 : error), 0);

/** −1, the roots of the derivative in between, 1. */
export function nodesOf(polynomial: Polynomial): readonly number[] {
  const derivative = polynomial
    .slice(1)
    .map(({ value, error }, k) => ({ value: (k + 1) * value, error: (k + 1) * error }));
  const isConstant = derivative.every(({ value, error }) => Math.abs(value) <= error);
  return [-1, ...(isConstant ? [] : rootsOf(derivative).filter((t) => Math.abs(t) < 1)), 1];
}

/** The same root found twice, but for rounding. */
const areClose = (a: number, b: number): boolean =>
  Math.abs(a - b) <= 1e-9 * Math.max(Math.abs(a), Math.abs(b));

/** Ascending, each once. */
export function rootsOf(polynomial: Polynomial): readonly number[] {
  const nodes = nodesOf(polynomial);
  const roots: number[] = [];
  const add = (root: number): void => {
    if (!roots.some((known) => areClose(known, root))) roots.push(root);
  };
  nodes.forEach((node, index) => {
    const next = nodes[index + 1];
    const sign = signAt(polynomial, node);
    if (sign === 0) {
      // Monotone and zero at both: one root, and the derivative's is the place of it, not the end.
      const beside = nodes[index === 0 ? 1 : index - 1] ?? node;
      const isDoubled = Math.abs(node) === 1 && Math.abs(beside) < 1 && signAt(polynomial, beside) === 0;
      if (!isDoubled) add(node);
    }
    if (sign !== 0 && next !== undefined && signAt(polynomial, next) === -sign)
      add(bisected(polynomial, node, next, sign));
  });
  return roots;
}

/** To the last digit, be the root ever so near 0: it may be the tilt of an almost level line. */
function bisected(polynomial: Polynomial, from: number, to: number, signFrom: Sign): number {
  let [low, high] = [from, to];
  for (;;) {
    const middle = (low + high) / 2;
    if (middle === low || middle === high) return middle;
    const value = polynomial.reduceRight((sum, { value: a }) => sum * middle + a, 0);
    if (value === 0) return middle;
    if (Math.sign(value) === signFrom) low = middle;
    else high = middle;
  }
}

/** Zeros y = a·x and x = b·y. At the end of an interval a repeated root is zero within its bound from further off. */
const isSameLine = (a: number, b: number): boolean =>
  Math.abs(a * b - 1) <= (Math.abs(a) === 1 || Math.abs(b) === 1 ? 1e-4 : 1e-9);

/** What a homogeneous form does on the circle. */
export interface FormOnCircle {
  /** How often its sign changes once round. */
  readonly signChanges: number;
  /** Its sign where it is not zero; 0 if it has both. */
  readonly sign: Sign;
  /** The lines on which it is zero: y = slope·x, or x = slope·y where `steep`. */
  readonly zeros: readonly { readonly slope: number; readonly steep: boolean }[];
}

/**
 * @param form Σ aₖ·xᵈ⁻ᵏ·yᵏ, one of them not zero. Half the circle is gone round, from y = −x over x and y axis; the
 * other half has the same signs, opposite for an odd degree.
 */
export function formOnCircle(form: Polynomial): FormOnCircle {
  const flat = form;
  const steep = [...form].reverse();
  const signs: Sign[] = [
    ...nodesOf(flat).map((t) => signAt(flat, t)),
    ...[...nodesOf(steep)].reverse().map((t) => signAt(steep, t)),
  ].filter((sign) => sign !== 0);
  const [first = 0] = signs;
  const opposite = form.length % 2 === 0 ? -first : first;
  const changes = [...signs, opposite].filter((sign, k) => k > 0 && sign !== signs[k - 1]).length;
  // A line near a diagonal may be found both ways; the end of an interval is then the less exact place.
  const steepRoots = rootsOf(steep);
  const flatZeros = rootsOf(flat).filter(
    (slope) =>
      Math.abs(slope) < 1 || !steepRoots.some((other) => Math.abs(other) < 1 && isSameLine(slope, other)),
  );
  const steepZeros = steepRoots.filter((slope) => !flatZeros.some((other) => isSameLine(slope, other)));
  return {
    signChanges: 2 * changes,
    sign: changes === 0 ? first : 0,
    zeros: [
      ...flatZeros.map((slope) => ({ slope, steep: false })),
      ...steepZeros.map((slope) => ({ slope, steep: true })),
    ],
  };
}
