/**
 * Coefficients and exponents: n / d in lowest terms, d > 0, exact as long as both are safe integers. What is
 * not, such as √2 in digits, has d = 1 and in n the double.
 */
import { NotShown } from './budget.ts';

export interface Ratio {
  readonly n: number;
  readonly d: number;
}

export const ZERO: Ratio = { n: 0, d: 1 };
export const ONE: Ratio = { n: 1, d: 1 };
export const MINUS_ONE: Ratio = { n: -1, d: 1 };

/** Inexact sums smaller than this part of what was added are rounding errors of 0. */
const RESIDUE = 1e-13;

export const isZero = (a: Ratio): boolean => a.n === 0;
export const isOne = (a: Ratio): boolean => a.n === 1 && a.d === 1;
export const isExact = (a: Ratio): boolean => Number.isSafeInteger(a.n);
export const isInteger = (a: Ratio): boolean => a.d === 1 && isExact(a);
export const isOdd = (a: Ratio): boolean => isInteger(a) && Math.abs(a.n) % 2 === 1;
export const toNumber = (a: Ratio): number => a.n / a.d;

export function gcd(a: number, b: number): number {
  let [x, y] = [Math.abs(a), Math.abs(b)];
  while (y !== 0) [x, y] = [y, x % y];
  return x;
}

export function ratio(n: number, d: number): Ratio {
  if (!Number.isSafeInteger(n) || !Number.isSafeInteger(d)) return inexact(n / d);
  const shared = gcd(n, d) * Math.sign(d);
  return { n: n / shared + 0, d: d / shared };
}

/** @throws NotShown where the number is not finite */
function inexact(value: number): Ratio {
  if (!Number.isFinite(value)) throw new NotShown();
  return { n: value, d: 1 };
}

export function negate(a: Ratio): Ratio {
  return { n: 0 - a.n, d: a.d };
}

export function add(a: Ratio, b: Ratio): Ratio {
  const [left, right] = [a.n * b.d, b.n * a.d];
  const n = left + right;
  if ([a.n, b.n, left, right, n, a.d * b.d].every(Number.isSafeInteger)) return ratio(n, a.d * b.d);
  const sum = toNumber(a) + toNumber(b);
  return Math.abs(sum) <= RESIDUE * Math.abs(toNumber(a)) ? ZERO : inexact(sum);
}

/** @throws NotShown where the product under- or overflows */
export function multiply(a: Ratio, b: Ratio): Ratio {
  const [n, d] = [a.n * b.n, a.d * b.d];
  if ([a.n, b.n, n, d].every(Number.isSafeInteger)) return ratio(n, d);
  const product = inexact(toNumber(a) * toNumber(b));
  if (product.n === 0 && !isZero(a) && !isZero(b)) throw new NotShown();
  return product;
}

/** @throws NotShown where it under- or overflows, as 1/0 does */
export function integerPower(a: Ratio, exponent: number): Ratio {
  const base = exponent < 0 ? reciprocal(a) : a;
  const [n, d] = [base.n ** Math.abs(exponent), base.d ** Math.abs(exponent)];
  if ([base.n, n, d].every(Number.isSafeInteger)) return ratio(n, d);
  const power = inexact(toNumber(base) ** Math.abs(exponent));
  if (power.n === 0 && !isZero(a)) throw new NotShown();
  return power;
}

export function reciprocal(a: Ratio): Ratio {
  return isExact(a) && a.n !== 0 ? ratio(a.d, a.n) : inexact(a.d / a.n);
}

/** aʳ where it is rational, as √4 and (8/27)^(2/3) are; else null. Only for a > 0. */
export function exactPower(a: Ratio, r: Ratio): Ratio | null {
  if (isOne(a)) return ONE;
  if (!isExact(a) || !isExact(r) || r.d > 3) return null;
  const [n, d] = [Math.round(a.n ** (1 / r.d)), Math.round(a.d ** (1 / r.d))];
  return n ** r.d === a.n && d ** r.d === a.d ? integerPower(ratio(n, d), r.n) : null;
}

/** How far a double may be from the number that was meant: 0.1 + 0.2, 1 - 0.9. */
const CLOSE = 2 ** -50;
const LARGEST_DENOMINATOR = 1000;

/**
 * The number that a double stands for: a decimal of up to 13 digits or a fraction with a denominator of up to
 * 1000 where one is within a few units in its last place, else the double itself.
 */
export function ratioOf(value: number): Ratio {
  if (Number.isSafeInteger(value)) return { n: value + 0, d: 1 };
  const size = Math.abs(value);
  if (!(size >= 1e-9 && size < 1e9)) return inexact(value);
  const isClose = (other: number): boolean => Math.abs(other - value) <= CLOSE * size;
  const rounded = Number(value.toPrecision(13));
  if (isClose(rounded)) {
    const { length: places } = String(rounded).split('.')[1] ?? '';
    const scale = 10 ** places;
    // Below 10⁻⁶ the digits come with an exponent, and no such number is a simple decimal.
    if (size >= 1e-6) return ratio(Math.round(rounded * scale), scale);
  }
  return fractionNear(value, isClose) ?? inexact(value);
}

/** By the continued fraction. */
function fractionNear(value: number, isClose: (other: number) => boolean): Ratio | null {
  let [n, d, nBefore, dBefore] = [Math.floor(value), 1, 1, 0];
  let rest = value - n;
  while (!isClose(n / d)) {
    rest = 1 / rest;
    const whole = Math.floor(rest);
    rest -= whole;
    [n, nBefore] = [whole * n + nBefore, n];
    [d, dBefore] = [whole * d + dBefore, d];
    if (!(d <= LARGEST_DENOMINATOR)) return null;
  }
  return ratio(n, d);
}
