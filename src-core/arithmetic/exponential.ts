/** eˣ and eˣ − 1. Reduction as in fdlibm's e_exp.c (Sun 1993); polynomials by `fixtures/minimax.py`. */
import type { Arithmetic } from './arithmetic.ts';
import { fastTwoSum, type DoubleDouble } from './double-double.ts';
import { polynomial } from './polynomial.ts';
import { nearestWhole } from './rounding.ts';
import { notAbove, notBelow, scale } from './scaling.ts';

/** ln 2 in two parts; the first has 32 bits, so that its product with an exponent is exact. */
export const LN2_HIGH = 0.6931471803691238;
export const LN2_LOW = 1.9082149292705877e-10;

/** (eʳ − 1 − r)/r² for |r| ≤ ln 2/2, error 2⁻⁵⁷ of eʳ. */
const TAIL = [
  0.5, 0.16666666666666685, 0.04166666666660354, 0.008333333333314296, 0.0013888888926991223,
  0.00019841269904171627, 2.4801508417222834e-5, 2.7557226695215966e-6, 2.762529717442997e-7,
  2.511491230645592e-8,
] as const;

/** x = whole·ln 2 + (high + low), |high + low| ≤ ln 2/2. */
export interface ReducedExponent<Value> extends DoubleDouble<Value> {
  readonly whole: Value;
}

/** For |x| ≤ 1100. */
export function reduceByLn2<Value>(on: Arithmetic<Value>, x: Value): ReducedExponent<Value> {
  const whole = nearestWhole(on, on.multiply(x, on.constant(Math.LOG2E)));
  return {
    whole,
    high: on.subtract(x, on.multiply(whole, on.constant(LN2_HIGH))),
    low: on.multiply(whole, on.constant(-LN2_LOW)),
  };
}

/** What e^(high + low) has beyond 1 + high. */
function tailOf<Value>(on: Arithmetic<Value>, { high, low }: DoubleDouble<Value>): Value {
  const r = on.add(high, low);
  return on.add(low, on.multiply(on.multiply(r, r), polynomial(on, r, TAIL)));
}

/** 2^whole·e^(high + low), over the whole range of results. */
export function exponentialOf<Value>(on: Arithmetic<Value>, reduced: ReducedExponent<Value>): Value {
  const significand = on.add(on.constant(1), on.add(reduced.high, tailOf(on, reduced)));
  return scale(on, significand, reduced.whole);
}

export function exp<Value>(on: Arithmetic<Value>, x: Value): Value {
  return exponentialOf(on, reduceByLn2(on, notAbove(on, notBelow(on, x, -746), 710)));
}

/** eˣ as a sum high + low, for −746 ≤ x ≤ 710: to 2⁻⁵⁶ or so, where it is a normal number. */
export function exponentialInTwoParts<Value>(on: Arithmetic<Value>, x: Value): DoubleDouble<Value> {
  const reduced = reduceByLn2(on, x);
  const start = fastTwoSum(on, on.constant(1), reduced.high);
  const significand = fastTwoSum(on, start.high, on.add(start.low, tailOf(on, reduced)));
  return {
    high: scale(on, significand.high, reduced.whole),
    low: scale(on, significand.low, reduced.whole),
  };
}

/**
 * (eˣ − 1)/2, which does not overflow where eˣ − 1 barely does, as a sum whose low part may reach a sixth
 * of the high one. −60 ≤ x ≤ 710; the error is relative, but 0 loses its sign.
 */
export function halfExpm1<Value>(on: Arithmetic<Value>, x: Value): DoubleDouble<Value> {
  const reduced = reduceByLn2(on, x);
  const halfPower = on.powerOfTwo(on.subtract(reduced.whole, on.constant(1)));
  const start = on.subtract(halfPower, on.constant(0.5));
  const sum = fastTwoSum(on, start, on.multiply(halfPower, reduced.high));
  return { high: sum.high, low: on.add(sum.low, on.multiply(halfPower, tailOf(on, reduced))) };
}

export function expm1<Value>(on: Arithmetic<Value>, x: Value): Value {
  const { high, low } = halfExpm1(on, notAbove(on, notBelow(on, x, -60), 710));
  const doubled = on.multiply(on.constant(2), on.add(high, low));
  return on.whereLess(on.absolute(x), on.constant(2 ** -54), x, doubled);
}
