/**
 * What single operations round away, known exactly for + − × ÷ and bounded for the rest. Sums and products of
 * whole numbers and short fractions round nothing, so that an exact zero is told from a small number.
 */
import { twoProduct } from '../arithmetic/index.ts';

/** u = 2⁻⁵³: an operation of IEEE arithmetic is right within u times its result. */
export const UNIT_ROUNDOFF = 2 ** -53;

/** The elementary functions are right within two units in the last place (src-core/arithmetic). */
export const ELEMENTARY_ROUNDING = 4 * UNIT_ROUNDOFF;

/** Beyond these, the pieces of Dekker's product may over- or underflow. */
const SMALLEST_PRODUCT = 2 ** -960;
const LARGEST_FACTOR = 2 ** 990;

/** |fl(a + b) − (a + b)|, exactly (Knuth; Higham, Accuracy and Stability, 2nd ed. 2002, §4.3). */
export function sumRounding(a: number, b: number): number {
  const sum = a + b;
  const second = sum - a;
  return Math.abs(a - (sum - second) + (b - second));
}

/** |fl(a·b) − a·b|, exactly but near the ends of the range of doubles. */
export function productRounding(a: number, b: number): number {
  if (a === 0 || b === 0) return 0;
  const size = Math.abs(a * b);
  const isSafe = size > SMALLEST_PRODUCT && Math.max(size, Math.abs(a), Math.abs(b)) < LARGEST_FACTOR;
  return isSafe ? Math.abs(twoProduct(a, b)[1]) : UNIT_ROUNDOFF * size + Number.MIN_VALUE;
}

/** |fl(a/b) − a/b|: the remainder a − q·b is exact, and divided by b. */
export function quotientRounding(a: number, b: number): number {
  const quotient = a / b;
  if (a === 0) return 0;
  const size = Math.abs(quotient);
  if (!(Math.abs(a) > SMALLEST_PRODUCT && Math.max(Math.abs(a), Math.abs(b), size) < LARGEST_FACTOR))
    return UNIT_ROUNDOFF * size + Number.MIN_VALUE;
  const [product, rest] = twoProduct(quotient, b);
  return Math.abs((a - product - rest) / b);
}

/**
 * A constant of a formula is what was typed where a double holds it: a whole number, or a short binary fraction.
 * 0.1, π and 1/3 are not, and what was folded of them has been rounded a few times.
 */
export function constantRounding(value: number): number {
  const isExact = (Number.isInteger(value) && Math.abs(value) <= 2 ** 53) || Math.fround(value) === value;
  return isExact ? 0 : 4 * UNIT_ROUNDOFF * Math.abs(value);
}

/** aⁿ for a whole n by repeated squaring. */
export function wholePowerRounding(a: number, exponent: number, value: number): number {
  if (exponent === 0 || exponent === 1 || a === 0) return 0;
  if (exponent === 2) return productRounding(a, a);
  const isWhole = exponent > 0 && Number.isInteger(a) && Math.abs(value) <= 2 ** 53;
  return isWhole ? 0 : Math.abs(exponent) * UNIT_ROUNDOFF * Math.abs(value) + Number.MIN_VALUE;
}

/** f(0) is exact where it is a number like 0, 1 or ½: e⁰, cos 0, sinh 0, the sigmoid of 0. */
export function elementaryRounding(a: number, value: number): number {
  const isExact = a === 0 && Number.isInteger(2 * value);
  return isExact ? 0 : ELEMENTARY_ROUNDING * Math.abs(value);
}
