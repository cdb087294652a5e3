/**
 * sinh, cosh, tanh without a quotient of exponentials: with |x| = k·ln 2 + r,
 * sinh|x| = sinh(k·ln 2)·cosh r + cosh(k·ln 2)·sinh r, and likewise cosh|x|. The polynomials (by
 * `fixtures/minimax.py`) are even and odd, and sinh and cosh of one number share them.
 */
import type { Arithmetic } from './arithmetic.ts';
import { fastTwoSum } from './double-double.ts';
import { halfExpm1, reduceByLn2 } from './exponential.ts';
import { polynomial } from './polynomial.ts';
import { notAbove, notBelow } from './scaling.ts';

/** (sinh r − r)/r³ of z = r² ≤ (ln 2/2)², error 2⁻⁶⁰ of sinh r. */
const SINH_TAIL = [
  0.16666666666666677, 0.00833333333332162, 0.00019841269886148582, 2.755724419082108e-6,
  2.5109042068839152e-8,
] as const;

/** (cosh r − 1)/r², error 2⁻⁵⁷ of cosh r. */
const COSH_TAIL = [
  0.5, 0.041666666666608725, 0.001388888892512204, 2.480151056010156e-5, 2.762450771536679e-7,
] as const;

/** cosh 710.6 overflows. */
const LARGEST = 710.6;

/** |x| = k·ln 2 + r, and what sinh and cosh are made of, those of k·ln 2 halved lest they overflow. */
function partsOf<Value>(on: Arithmetic<Value>, x: Value) {
  const { whole, high, low } = reduceByLn2(on, notAbove(on, on.absolute(x), LARGEST));
  const r = on.add(high, low);
  const z = on.multiply(r, r);
  const growing = on.powerOfTwo(on.subtract(whole, on.constant(2)));
  // 2^-(k + 2); beyond k = 1000 it is nothing beside the other, and must only be small.
  const decaying = on.powerOfTwo(on.negate(on.add(notAbove(on, whole, 1000), on.constant(2))));
  return {
    high,
    /** sinh r − high */
    sinhRest: on.add(low, on.multiply(on.multiply(z, r), polynomial(on, z, SINH_TAIL))),
    /** cosh r − 1 */
    coshRest: on.multiply(z, polynomial(on, z, COSH_TAIL)),
    growing,
    decaying,
    halfCosh: on.add(growing, decaying),
    halfSinh: on.subtract(growing, decaying),
  };
}

export function sinh<Value>(on: Arithmetic<Value>, x: Value): Value {
  const { high, sinhRest, coshRest, growing, decaying, halfCosh, halfSinh } = partsOf(on, x);
  const sum = fastTwoSum(on, halfSinh, on.multiply(growing, high));
  const curved = on.add(on.multiply(halfSinh, coshRest), on.multiply(halfCosh, sinhRest));
  const small = on.add(sum.low, on.add(on.multiply(decaying, high), curved));
  const magnitude = on.multiply(on.constant(2), on.add(sum.high, small));
  const tiny = on.constant(2 ** -28);
  return on.whereLess(on.absolute(x), tiny, x, on.copySign(magnitude, x));
}

export function cosh<Value>(on: Arithmetic<Value>, x: Value): Value {
  const { high, sinhRest, coshRest, growing, decaying, halfCosh, halfSinh } = partsOf(on, x);
  const curved = on.add(on.multiply(halfSinh, on.add(high, sinhRest)), on.multiply(halfCosh, coshRest));
  return on.multiply(on.constant(2), on.add(growing, on.add(decaying, curved)));
}

/**
 * −tanh|x| = h/(1 + h), h = (e^(−2|x|) − 1)/2, where numerator and denominator are sums high + low: the
 * quotient q of the high parts is corrected by (h.low − q·d.low)/d.high, and 1/d.high ≈ 1 − q.
 */
export function tanh<Value>(on: Arithmetic<Value>, x: Value): Value {
  const one = on.constant(1);
  const twice = on.multiply(on.constant(-2), on.absolute(x));
  const exponential = halfExpm1(on, notBelow(on, twice, -60));
  const h = fastTwoSum(on, exponential.high, exponential.low);
  const d = fastTwoSum(on, one, h.high);
  const q = on.divide(h.high, d.high);
  const residual = on.subtract(h.low, on.multiply(q, on.add(d.low, h.low)));
  return on.copySign(on.add(q, on.multiply(residual, on.subtract(one, q))), x);
}
