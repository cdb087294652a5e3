/** asinh and acosh through log1p of a double-double, atanh through the logarithm's own series. */
import type { Arithmetic } from './arithmetic.ts';
import { fastTwoSum, split, twoSum, type DoubleDouble } from './double-double.ts';
import { LN2_HIGH, LN2_LOW } from './exponential.ts';
import { log1pOr } from './logarithm.ts';
import { polynomial } from './polynomial.ts';

/** a², exactly but for underflow: its own split is shorter than that of a product. */
function squareOf<Value>(on: Arithmetic<Value>, a: Value): DoubleDouble<Value> {
  const { high, low } = split(on, a);
  const square = on.multiply(a, a);
  const afterHigh = on.subtract(on.multiply(high, high), square);
  return { high: square, low: on.add(afterHigh, on.multiply(low, on.add(a, high))) };
}

/** √(high + low), high > 0: one Newton step beyond the rounded root. */
function rootOf<Value>(on: Arithmetic<Value>, { high, low }: DoubleDouble<Value>): DoubleDouble<Value> {
  const root = on.squareRoot(high);
  const square = squareOf(on, root);
  const residual = on.add(on.subtract(on.subtract(high, square.high), square.low), low);
  return { high: root, low: on.divide(residual, on.add(root, root)) };
}

/** asinh|x| = log1p(|x| + (√(1 + x²) − 1)), and log(2·|x|) for huge x. */
export function asinh<Value>(on: Arithmetic<Value>, x: Value): Value {
  const one = on.constant(1);
  const magnitude = on.absolute(x);
  const square = squareOf(on, magnitude);
  const radicand = twoSum(on, one, square.high);
  const root = rootOf(on, { high: radicand.high, low: on.add(radicand.low, square.low) });
  const sum = fastTwoSum(on, magnitude, on.subtract(root.high, one));
  const finite = log1pOr(on, { high: sum.high, low: on.add(sum.low, root.low) }, magnitude, 1);
  const infinity = on.constant(Number.POSITIVE_INFINITY);
  const inside = on.whereLess(magnitude, infinity, on.copySign(finite, x), x);
  return on.whereLess(magnitude, on.constant(2 ** -28), x, inside);
}

/** acosh x = log1p(t + √(2t + t²)), t = x − 1, and log 2x for huge x. */
export function acosh<Value>(on: Arithmetic<Value>, x: Value): Value {
  const one = on.constant(1);
  const t = on.subtract(x, one);
  const square = squareOf(on, t);
  const radicand = twoSum(on, on.add(t, t), square.high);
  const root = rootOf(on, { high: radicand.high, low: on.add(radicand.low, square.low) });
  const sum = twoSum(on, root.high, t);
  const finite = log1pOr(on, { high: sum.high, low: on.add(sum.low, root.low) }, x, 1);
  const above = on.whereLess(x, on.constant(Number.POSITIVE_INFINITY), finite, x);
  return on.whereLess(one, x, above, on.whereEqual(x, one, on.constant(0), on.constant(Number.NaN)));
}

/** (artanh s − s)/s³ of z = s² ≤ 1⁄16, error 2⁻⁵⁶·⁵ of artanh s; by `fixtures/minimax.py`. */
const ARTANH_TAIL = [
  0.3333333333333197, 0.2000000000070158, 0.14285714162165317, 0.11111121614601258, 0.09090416443176677,
  0.07705707716955759, 0.06457295090039886, 0.07598236422415271,
] as const;

/** There 2ᵏ is 2⁵⁴, and 2⁵⁴ − 1 is no double. */
const LAST_BELOW_ONE = 1 - 2 ** -53;
const ATANH_OF_LAST = 18.714973875118524;

/**
 * (1 + a)/(1 − a) = 2ᵏ·m with m in [5⁄6, 5⁄3), a = |x|: atanh a = k·ln 2/2 + artanh s, and
 * s = (m − 1)/(m + 1) = ((2ᵏ·a − (2ᵏ − 1)) + a)/(2 + (2ᵏ − 1)·(1 − a)), whose cancellations are exact.
 */
export function atanh<Value>(on: Arithmetic<Value>, x: Value): Value {
  const one = on.constant(1);
  const a = on.absolute(x);
  const complement = on.subtract(one, a);
  const ratio = on.divide(on.add(one, a), complement);
  const exponent = on.exponentOf(on.multiply(ratio, on.constant(1.2)));
  const power = on.powerOfTwo(exponent);
  const powerLessOne = on.subtract(power, one);
  const numerator = on.add(on.subtract(on.multiply(power, a), powerLessOne), a);
  const denominator = on.add(on.constant(2), on.multiply(powerLessOne, complement));
  const s = on.divide(numerator, denominator);
  const z = on.multiply(s, s);
  const tail = on.multiply(on.multiply(s, z), polynomial(on, z, ARTANH_TAIL));
  const sum = fastTwoSum(on, on.multiply(exponent, on.constant(LN2_HIGH / 2)), s);
  const low = on.add(sum.low, on.multiply(exponent, on.constant(LN2_LOW / 2)));
  const inside = on.add(sum.high, on.add(low, tail));

  const infinity = on.constant(Number.POSITIVE_INFINITY);
  const outside = on.whereEqual(a, one, infinity, on.constant(Number.NaN));
  const fromLast = on.whereEqual(a, on.constant(LAST_BELOW_ONE), on.constant(ATANH_OF_LAST), outside);
  return on.copySign(on.whereLess(a, on.constant(LAST_BELOW_ONE), inside, fromLast), x);
}
