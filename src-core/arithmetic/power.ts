/**
 * xʸ for doubles x and y, as in fdlibm's e_pow.c (Sun 2004) without its branches: log₂|x| and its product
 * with y as double-doubles, then a power of 2. NaN as in ECMAScript: NaN⁰ = 1, (±1)^±∞ = NaN.
 */
import type { Arithmetic } from './arithmetic.ts';
import { split, type DoubleDouble } from './double-double.ts';
import { exponentialOf, type ReducedExponent } from './exponential.ts';
import { polynomial } from './polynomial.ts';
import { nearestWhole } from './rounding.ts';
import { binadeOf, notAbove, notBelow } from './scaling.ts';

/** 3·(artanh s − s − s³/3)/s⁵ of z = s² ≤ 0.0295, error 2⁻⁶⁹ of the logarithm; by `fixtures/minimax.py`. */
const W = [
  0.5999999999999998, 0.4285714285716314, 0.3333333332721266, 0.2727272821096383, 0.2307684089284335,
  0.2000428688091107, 0.17515653865612624, 0.1795780866922982,
] as const;

/** 2/(3·ln 2) in two parts, the first of 24 bits, and as one double. */
const TWO_THIRDS_LOG2E = { high: 0.9617967009544373, low: -7.028461650952758e-9, whole: 0.9617966939259756 };

/** ln 2 in two parts, the first of 24 bits. */
const LN2 = { high: 0.6931471824645996, low: -1.904654299957768e-9 };

/** log₂x, x > 0, within 2⁻⁶⁵ of itself; the high part has 26 bits. Nothing is said of 0 and ∞. */
function log2InTwoParts<Value>(on: Arithmetic<Value>, x: Value): DoubleDouble<Value> {
  const constant = on.constant.bind(on);
  const { exponent, significand } = binadeOf(on, x, Math.SQRT2);
  const f = on.subtract(significand, constant(1));

  // s = f/(2 + f), where 2 + f may need 54 bits.
  const denominator = on.add(significand, constant(1));
  const denominatorHigh = on.highPart(denominator);
  const denominatorLow = on.subtract(significand, on.subtract(denominatorHigh, constant(1)));
  const reciprocal = on.divide(constant(1), denominator);
  const s = on.multiply(f, reciprocal);
  const sHigh = on.highPart(s);
  const remainder = on.subtract(
    on.subtract(f, on.multiply(sHigh, denominatorHigh)),
    on.multiply(sHigh, denominatorLow),
  );
  const sLow = on.multiply(reciprocal, remainder);

  // 3·artanh s = s·(3 + s² + rest)
  const square = on.multiply(sHigh, sHigh);
  const cross = on.multiply(sLow, on.add(sHigh, s));
  const z = on.add(square, cross);
  const rest = on.add(on.multiply(on.multiply(z, z), polynomial(on, z, W)), cross);
  const factorHigh = on.highPart(on.add(on.add(constant(3), square), rest));
  const factorLow = on.subtract(rest, on.subtract(on.subtract(factorHigh, constant(3)), square));
  const product = on.multiply(sHigh, factorHigh);
  const productLow = on.add(on.multiply(sLow, factorHigh), on.multiply(factorLow, s));
  const artanhHigh = on.highPart(on.add(product, productLow));
  const artanhLow = on.subtract(productLow, on.subtract(artanhHigh, product));

  const log = on.multiply(artanhHigh, constant(TWO_THIRDS_LOG2E.high));
  const logLow = on.add(
    on.multiply(artanhHigh, constant(TWO_THIRDS_LOG2E.low)),
    on.multiply(artanhLow, constant(TWO_THIRDS_LOG2E.whole)),
  );
  const high = on.highPart(on.add(on.add(log, logLow), exponent));
  return { high, low: on.subtract(logLow, on.subtract(on.subtract(high, exponent), log)) };
}

/** y·(log.high + log.low), y of at most 2⁷⁰: the high part exact, log.high having 26 bits. */
function timesLogarithm<Value>(
  on: Arithmetic<Value>,
  y: Value,
  log: DoubleDouble<Value>,
): DoubleDouble<Value> {
  const parts = split(on, y);
  return {
    high: on.multiply(parts.high, log.high),
    low: on.add(on.multiply(parts.low, log.high), on.multiply(y, log.low)),
  };
}

/** high + low = whole + (remainder of at most ½), the remainder in units of the natural logarithm. */
function reducePowerOfTwo<Value>(
  on: Arithmetic<Value>,
  { high, low }: DoubleDouble<Value>,
): ReducedExponent<Value> {
  const whole = nearestWhole(on, on.add(high, low));
  const remainder = on.subtract(high, whole);
  const sum = on.highPart(on.add(remainder, low));
  const rest = on.subtract(low, on.subtract(sum, remainder));
  return {
    whole,
    high: on.multiply(sum, on.constant(LN2.high)),
    low: on.add(on.multiply(sum, on.constant(LN2.low)), on.multiply(rest, on.constant(Math.LN2))),
  };
}

/** |x|ʸ for y ≠ 0, with NaN where x is NaN. */
function magnitudeOf<Value>(on: Arithmetic<Value>, x: Value, y: Value): Value {
  const constant = on.constant.bind(on);
  const infinity = constant(Number.POSITIVE_INFINITY);
  // Beyond 2⁷⁰ every power of another number than 1 leaves the range of doubles.
  const bounded = notAbove(on, notBelow(on, y, -(2 ** 70)), 2 ** 70);
  const log = timesLogarithm(on, bounded, log2InTwoParts(on, x));
  const finite = exponentialOf(on, reducePowerOfTwo(on, log));

  const sum = on.add(log.high, log.low);
  const atInfinity = on.whereEqual(x, infinity, on.multiply(y, infinity), sum);
  const exponent = on.whereEqual(x, constant(0), on.multiply(y, on.negate(infinity)), atInfinity);
  const notTooSmall = on.whereLess(exponent, constant(-1080), constant(0), finite);
  const inRange = on.whereLess(constant(1030), exponent, infinity, notTooSmall);
  // y − y is NaN for an infinite y, else 0.
  return on.whereEqual(x, constant(1), on.add(constant(1), on.subtract(y, y)), inRange);
}

export function pow<Value>(on: Arithmetic<Value>, x: Value, y: Value): Value {
  const one = on.constant(1);
  const half = on.multiply(y, on.constant(0.5));
  const whole = on.floor(y);
  const signWhereWhole = on.whereEqual(on.floor(half), half, one, x);
  const sign = on.whereEqual(whole, y, signWhereWhole, one);
  const magnitude = on.absolute(x);
  const signed = on.copySign(magnitudeOf(on, magnitude, y), sign);

  const whereNegative = on.whereEqual(whole, y, signed, on.constant(Number.NaN));
  const isFinite = on.whereLess(on.constant(Number.NEGATIVE_INFINITY), x, whereNegative, signed);
  const result = on.whereLess(x, on.constant(0), isFinite, signed);
  const squared = on.whereEqual(y, on.constant(2), on.multiply(x, x), result);
  return on.whereEqual(y, on.constant(0), one, squared);
}
