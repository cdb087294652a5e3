import type { Arithmetic, Elementary } from './arithmetic.ts';
import { fastTwoSum } from './double-double.ts';
import { polynomial } from './polynomial.ts';

/** (asin s/s − 1)/s² in s², for |s| ≤ ½: asin s within 2⁻⁵⁵ of itself. Fitted by `fixtures/near-minimax.py`. */
const ARC_SINE = [
  0.166666666666654, 0.0750000000033913, 0.04464285682680853, 0.030381959190297875, 0.022371756951666426,
  0.017359719227117654, 0.013885108867952104, 0.01216995784789156, 0.006525045965099536, 0.019535609656322367,
  -0.016234895415442697, 0.031919051923000194,
] as const;

/** π/2 in two parts. */
const QUARTER_TURN = 1.5707963267948966;
const QUARTER_TURN_LOW = 6.123233995736766e-17;

interface Arc<Value> {
  /** |x| */
  readonly size: Value;
  /** high + low: asin |x| where |x| < ½, else asin √((1 − |x|)/2) = acos(|x|)/2. */
  readonly high: Value;
  readonly low: Value;
}

/** The way of fdlibm's e_asin.c: the root, half of whose bits have an exact square, and the rest by one division. */
function arcOf<Value>(on: Arithmetic<Value>, x: Value): Arc<Value> {
  const size = on.absolute(x);
  const half = on.constant(0.5);
  const halfCoversine = on.multiply(on.subtract(on.constant(1), size), half);
  const square = on.whereLess(size, half, on.multiply(size, size), halfCoversine);
  const root = on.squareRoot(halfCoversine);
  const rootHigh = on.highPart(root);
  const residual = on.subtract(halfCoversine, on.multiply(rootHigh, rootHigh));
  // The maximum is for |x| = 1, where the root is 0.
  const divisor = on.maximum(on.add(root, rootHigh), on.constant(Number.MIN_VALUE));
  const rootLow = on.divide(residual, divisor);
  const ratio = on.multiply(square, polynomial(on, square, ARC_SINE));
  return {
    size,
    high: on.whereLess(size, half, size, rootHigh),
    low: on.whereLess(size, half, on.multiply(size, ratio), on.add(rootLow, on.multiply(root, ratio))),
  };
}

/** quarters·π/2 + factor·arc. */
function angleOf<Value>(
  on: Arithmetic<Value>,
  quarters: Value,
  factor: Value,
  { high, low }: Arc<Value>,
): Value {
  const sum = fastTwoSum(on, on.multiply(quarters, on.constant(QUARTER_TURN)), on.multiply(factor, high));
  const rest = on.add(on.multiply(quarters, on.constant(QUARTER_TURN_LOW)), on.multiply(factor, low));
  return on.add(sum.high, on.add(sum.low, rest));
}

/** asin x within 1 ulp (worst seen 0.77); exactly odd; NaN where |x| > 1. 53 operations. */
export const asin: Elementary = (on, x) => {
  const arc = arcOf(on, x);
  const half = on.constant(0.5);
  const quarters = on.whereLess(arc.size, half, on.constant(0), on.constant(1));
  const factor = on.whereLess(arc.size, half, on.constant(1), on.constant(-2));
  return on.copySign(angleOf(on, quarters, factor, arc), x);
};

/** acos x within 1 ulp (worst seen 0.74); NaN where |x| > 1. 56 operations, 16 more where asin x is known. */
export const acos: Elementary = (on, x) => {
  const arc = arcOf(on, x);
  const half = on.constant(0.5);
  const one = on.constant(1);
  const side = on.copySign(one, x);
  const quarters = on.whereLess(arc.size, half, one, on.subtract(one, side));
  const factor = on.whereLess(arc.size, half, on.negate(side), on.add(side, side));
  return angleOf(on, quarters, factor, arc);
};
