/**
 * The table of recurrences: for each operation, the series of its value from those of its operands, at a
 * cost that grows with the square of the order. Griewank & Walther, Evaluating Derivatives (2nd ed. 2008),
 * table 13.2; Neidinger, SIAM Review 52 (2010), 545–563. At kinks and ties the conventions of
 * derivatives/rules.ts hold: the first two coefficients are those of the gradient and the Hessian.
 */
import { ELEMENTARY, SCALAR } from '../arithmetic/index.ts';
import type { Operation } from '../expression/index.ts';
import {
  constantSeries,
  integral,
  isConstant,
  product,
  productAt,
  quotient,
  realPower,
  sineAndCosine,
  squareRoot,
  termwise,
  wholePower,
  type Series,
} from './series.ts';

/** @param first the value's zeroth coefficient; unary rules are given their operand twice, hypot all it has */
export type SeriesRule = (first: number, u: Series, w: Series, ...others: readonly Series[]) => Series;

/** An elementary function of numbers, the same to the last digit as the kernels'. */
const value = (name: keyof typeof ELEMENTARY, a: number, b = a): number => ELEMENTARY[name](SCALAR, a, b);

const zeroth = (u: Series): number => u[0] ?? Number.NaN;

/** u + shift */
const shifted = (u: Series, shift: number): Series => u.map((a, k) => (k === 0 ? a + shift : a));
const scaled = (u: Series, factor: number): Series => u.map((a) => a * factor);
const reciprocal = (u: Series): Series => quotient(constantSeries(1, u.length - 1), u);
const rootOf = (u: Series): Series => squareRoot(value('sqrt', zeroth(u)), u);
/** The same series with another beginning, which a function of its own gives more exactly. */
const beginningWith = (first: number, u: Series): Series => u.map((a, k) => (k === 0 ? first : a));

/** The v with v′ = g·u′ for a series g that is known. */
const along = (first: number, u: Series, g: Series): Series =>
  integral(first, u, (_, i) => g[i] ?? Number.NaN);

const exponential = (first: number, u: Series): Series => integral(first, u, (v, i) => v[i] ?? Number.NaN);

const logarithm = (first: number, u: Series): Series => along(first, u, reciprocal(u));

const circular = (u: Series): ReturnType<typeof sineAndCosine> =>
  sineAndCosine(value('sin', zeroth(u)), value('cos', zeroth(u)), u, -1);

const hyperbolic = (u: Series): ReturnType<typeof sineAndCosine> =>
  sineAndCosine(value('sinh', zeroth(u)), value('cosh', zeroth(u)), u, 1);

/** (1 − u)·(1 + u), which does not cancel near ±1. */
const oneLessSquare = (u: Series): Series => product(shifted(scaled(u, -1), 1), shifted(u, 1));

const length = (first: number, ...operands: readonly Series[]): Series => {
  // Divided by the length at the point, lest a square overflow: v² = u² + w² + … becomes a root near 1.
  const units = operands.map((u) => scaled(u, 1 / first));
  const squares = units.map((a) => product(a, a)).reduce((s, t) => termwise(s, t, (x, y) => x + y));
  return beginningWith(first, scaled(squareRoot(1, squares), first));
};

/** (w·u′ − u·w′)/(u² + w²) integrated, both divided by the length at the point. */
const angle = (first: number, u: Series, w: Series): Series => {
  const radius = value('hypot', zeroth(u), zeroth(w));
  const [a, b] = [scaled(u, 1 / radius), scaled(w, 1 / radius)];
  const squares = termwise(product(a, a), product(b, b), (x, y) => x + y);
  const byA = along(0, a, quotient(b, squares));
  const byB = along(0, b, quotient(a, squares));
  return beginningWith(
    first,
    termwise(byA, byB, (x, y) => x - y),
  );
};

const power = (first: number, u: Series, w: Series): Series => {
  if (!isConstant(w)) {
    const exponent = product(w, logarithm(value('log', zeroth(u)), u));
    return exponential(first, exponent);
  }
  const exponent = zeroth(w);
  const isWhole = Number.isInteger(exponent) && exponent >= 0;
  return isWhole ? beginningWith(first, wholePower(u, exponent)) : realPower(first, u, exponent);
};

/** The operand that rules at the point; where both are equal, half of each. */
const chosen = (first: number, sign: number, u: Series, w: Series): Series => {
  if (sign > 0) return u;
  if (sign < 0) return w;
  return beginningWith(
    first,
    termwise(u, w, (a, b) => (a + b) / 2),
  );
};

export const SERIES_RULES: Readonly<Record<Operation, SeriesRule>> = {
  add: (_, u, w) => termwise(u, w, (a, b) => a + b),
  subtract: (_, u, w) => termwise(u, w, (a, b) => a - b),
  multiply: (_, u, w) => product(u, w),
  divide: (_, u, w) => quotient(u, w),
  negate: (_, u) => scaled(u, -1),
  power,
  sin: (_, u) => circular(u).sine,
  cos: (_, u) => circular(u).cosine,
  tan: (first, u) => integral(first, u, (v, i) => Number(i === 0) + productAt(v, v, i)),
  asin: (first, u) => along(first, u, reciprocal(rootOf(oneLessSquare(u)))),
  acos: (first, u) => along(first, scaled(u, -1), reciprocal(rootOf(oneLessSquare(u)))),
  atan: (first, u) => along(first, u, reciprocal(shifted(product(u, u), 1))),
  atan2: angle,
  sinh: (_, u) => hyperbolic(u).sine,
  cosh: (_, u) => hyperbolic(u).cosine,
  // 1 − v² cancels in its first coefficient alone.
  tanh: (first, u) => {
    const slope = (1 / value('cosh', zeroth(u))) ** 2;
    return integral(first, u, (v, i) => (i === 0 ? slope : -productAt(v, v, i)));
  },
  asinh: (first, u) => {
    const one = constantSeries(1, u.length - 1);
    return along(first, u, reciprocal(length(value('hypot', 1, zeroth(u)), one, u)));
  },
  acosh: (first, u) => along(first, u, reciprocal(product(rootOf(shifted(u, -1)), rootOf(shifted(u, 1))))),
  atanh: (first, u) => along(first, u, reciprocal(oneLessSquare(u))),
  exp: exponential,
  expm1: (first, u) => along(first, u, exponential(value('exp', zeroth(u)), u)),
  log: logarithm,
  log2: (first, u) => beginningWith(first, scaled(logarithm(0, u), Math.LOG2E)),
  log10: (first, u) => beginningWith(first, scaled(logarithm(0, u), Math.LOG10E)),
  log1p: (first, u) => logarithm(first, shifted(u, 1)),
  sqrt: squareRoot,
  cbrt: (first, u) => realPower(first, u, 1 / 3),
  hypot: length,
  abs: (first, u) => beginningWith(first, scaled(u, Math.sign(zeroth(u)))),
  sign: (first, u) => constantSeries(first, u.length - 1),
  min: (first, u, w) => chosen(first, Math.sign(zeroth(w) - zeroth(u)), u, w),
  max: (first, u, w) => chosen(first, Math.sign(zeroth(u) - zeroth(w)), u, w),
  sigmoid: (first, u) => sigmoid(first, u),
  softplus: (first, u) => along(first, u, sigmoid(value('sigmoid', zeroth(u)), u)),
  relu: (first, u) => beginningWith(first, scaled(u, Math.max(0, Math.sign(zeroth(u))))),
};

/** s′ = s·(1 − s)·u′, with 1 − s as the sigmoid of −u, which does not cancel. */
function sigmoid(first: number, u: Series): Series {
  const complement = value('sigmoid', -zeroth(u));
  return integral(first, u, (v, i) => productAt(v, beginningWith(complement, scaled(v, -1)), i));
}
