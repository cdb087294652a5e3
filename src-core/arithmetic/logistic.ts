import type { Arithmetic } from './arithmetic.ts';
import { fastTwoSum, type DoubleDouble } from './double-double.ts';
import { exponentialInTwoParts } from './exponential.ts';
import { log1p } from './logarithm.ts';
import { notBelow } from './scaling.ts';

/** e^−|x|, which never overflows, in two parts: its last rounding alone would cost the functions below an ulp. */
function decayOf<Value>(on: Arithmetic<Value>, x: Value): DoubleDouble<Value> {
  return exponentialInTwoParts(on, notBelow(on, on.negate(on.absolute(x)), -746));
}

/**
 * 1/(1 + e⁻ˣ), as eˣ/(1 + eˣ) for negative x. The quotient q of the high parts is corrected for the low
 * ones of numerator and denominator, whose inverse is about q or, for negative x, 1 − q.
 */
export function sigmoid<Value>(on: Arithmetic<Value>, x: Value): Value {
  const [zero, one] = [on.constant(0), on.constant(1)];
  const decay = decayOf(on, x);
  const denominator = fastTwoSum(on, one, decay.high);
  const q = on.divide(on.whereLess(x, zero, decay.high, one), denominator.high);
  const inverse = on.whereLess(x, zero, on.subtract(one, q), q);
  const low = on.whereLess(x, zero, decay.low, zero);
  const residual = on.subtract(low, on.multiply(q, on.add(denominator.low, decay.low)));
  return on.add(q, on.multiply(residual, inverse));
}

/** log(1 + eˣ) = max(x, 0) + log1p(e^−|x|), where the derivative 1/(1 + d) of log1p is about 1 − d/2. */
export function softplus<Value>(on: Arithmetic<Value>, x: Value): Value {
  const [zero, one] = [on.constant(0), on.constant(1)];
  const { high, low } = decayOf(on, x);
  const slope = on.subtract(one, on.multiply(on.constant(0.5), high));
  const logarithm = on.add(log1p(on, high), on.multiply(low, slope));
  return on.add(on.whereLess(zero, x, x, zero), logarithm);
}
