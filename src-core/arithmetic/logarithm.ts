/**
 * Logarithms. As in fdlibm's e_log.c (Sun 1993) and FreeBSD's e_log2.c: with s = f/(2 + f),
 * log(1 + f) = f − (f²/2 − s·(f²/2 + z·R(z))), z = s². R by `fixtures/minimax.py`.
 */
import type { Arithmetic } from './arithmetic.ts';
import { fastTwoSum, type DoubleDouble } from './double-double.ts';
import { LN2_HIGH, LN2_LOW } from './exponential.ts';
import { polynomial } from './polynomial.ts';
import { binadeOf } from './scaling.ts';

/** (2·artanh s − 2s)/s³ of z = s² ≤ 0.04, error 2⁻⁵⁵·⁹ of log(1 + f). */
const R = [
  0.6666666666667268, 0.3999999999617256, 0.2857142939377745, 0.2222213860249437, 0.18186352572530093,
  0.15250249219597417, 0.15367774815217716,
] as const;

/** Exponents are counted so that significands lie in [¾, 3⁄2): then f = significand − 1 is always exact. */
const WIDENING = 4 / 3;

/** The two parts of log(1 + f) − f, −¼ ≤ f < ½: the square's half, and the rest, small in comparison. */
interface Remainder<Value> {
  readonly halfSquare: Value;
  readonly rest: Value;
}

function remainderOf<Value>(on: Arithmetic<Value>, f: Value): Remainder<Value> {
  const s = on.divide(f, on.add(on.constant(2), f));
  const z = on.multiply(s, s);
  const halfSquare = on.multiply(on.multiply(on.constant(0.5), f), f);
  const rest = on.multiply(s, on.add(halfSquare, on.multiply(z, polynomial(on, z, R))));
  return { halfSquare, rest };
}

/** exponent·ln 2 + log(1 + f) + low, where low is small and a whole exponent's share of it included. */
function sumOf<Value>(on: Arithmetic<Value>, exponent: Value, f: Value, low: Value): Value {
  const { halfSquare, rest } = remainderOf(on, f);
  const sum = fastTwoSum(on, on.multiply(exponent, on.constant(LN2_HIGH)), f);
  return on.add(sum.high, on.subtract(on.add(rest, on.add(sum.low, low)), halfSquare));
}

/** What the logarithm of x is at the ends and outside of its domain (0, ∞), else `inside`. */
function withinDomain<Value>(on: Arithmetic<Value>, x: Value, inside: Value): Value {
  const infinity = on.constant(Number.POSITIVE_INFINITY);
  const zero = on.constant(0);
  const atZero = on.constant(Number.NEGATIVE_INFINITY);
  const outside = on.whereEqual(x, zero, atZero, on.constant(Number.NaN));
  return on.whereLess(zero, x, on.whereLess(x, infinity, inside, infinity), outside);
}

export function log<Value>(on: Arithmetic<Value>, x: Value): Value {
  const { exponent, significand } = binadeOf(on, x, WIDENING);
  const f = on.subtract(significand, on.constant(1));
  return withinDomain(on, x, sumOf(on, exponent, f, on.multiply(exponent, on.constant(LN2_LOW))));
}

/** 1 + x = 2^exponent·(1 + f), and 2^-exponent, for −1 < x < 2¹⁰⁰⁰: f is exact, without forming 1 + x. */
function reduceOnePlus<Value>(on: Arithmetic<Value>, x: Value) {
  const one = on.constant(1);
  const exponent = on.exponentOf(on.multiply(on.add(one, x), on.constant(WIDENING)));
  const inverse = on.powerOfTwo(on.negate(exponent));
  const f = on.multiply(on.subtract(x, on.subtract(on.powerOfTwo(exponent), one)), inverse);
  return { exponent, inverse, f };
}

/** Above this, 1 + x is x, and x is scaled down lest it overflow. */
const HUGE = 2 ** 200;
const SHRINK = 100;

/** log1p(high + low) for x ≤ HUGE, log x + shift·ln 2 for larger x: relative error, but 0 loses its sign. */
export function log1pOr<Value>(
  on: Arithmetic<Value>,
  { high, low }: DoubleDouble<Value>,
  x: Value,
  shift: number,
): Value {
  const huge = on.constant(HUGE);
  const shrunk = on.multiply(x, on.constant(2 ** -SHRINK));
  const { exponent, inverse, f } = reduceOnePlus(on, on.whereLess(huge, x, shrunk, high));
  const offset = on.whereLess(huge, x, on.constant(SHRINK + shift), on.constant(0));
  // d log(1 + f) ≈ (1 − f + f²)·df, near enough for what is below an ulp.
  const slope = on.subtract(on.constant(1), on.multiply(f, on.subtract(on.constant(1), f)));
  // Of a huge x the squares overflowed: its high and low are NaN.
  const shareOfLow = on.whereLess(huge, x, on.constant(0), on.multiply(slope, on.multiply(low, inverse)));
  const whole = on.add(exponent, offset);
  return sumOf(on, whole, f, on.add(on.multiply(whole, on.constant(LN2_LOW)), shareOfLow));
}

export function log1p<Value>(on: Arithmetic<Value>, x: Value): Value {
  const huge = on.constant(HUGE);
  const shrunk = on.multiply(x, on.constant(2 ** -SHRINK));
  const { exponent, f } = reduceOnePlus(on, on.whereLess(huge, x, shrunk, x));
  const whole = on.add(exponent, on.whereLess(huge, x, on.constant(SHRINK), on.constant(0)));
  const finite = sumOf(on, whole, f, on.multiply(whole, on.constant(LN2_LOW)));
  const inside = withinDomain(on, on.add(on.constant(1), x), finite);
  return on.whereEqual(x, on.constant(0), x, inside);
}

/** 1/ln 2 and 1/ln 10 in two parts, the first of 26 bits; log₁₀2 likewise, its first of 42. */
const INVERSE_LN2 = { high: 1.4426950514316559, low: -1.0542692476429138e-8 };
const INVERSE_LN10 = { high: 0.4342944845557213, low: -2.6524694553078553e-9 };
const LOG10_2 = { high: 0.30102999566361177, low: 3.694239077158931e-13 };

/** exponent·unit + log(1 + f)·inverse: rounded once but for 2⁻⁶⁰ or so, hence exact where it is whole. */
function logarithmToBase<Value>(
  on: Arithmetic<Value>,
  x: Value,
  unit: DoubleDouble<number>,
  inverse: DoubleDouble<number>,
): Value {
  const { exponent, significand } = binadeOf(on, x, WIDENING);
  const f = on.subtract(significand, on.constant(1));
  const { halfSquare, rest } = remainderOf(on, f);
  const high = on.highPart(on.subtract(f, halfSquare));
  const low = on.add(on.subtract(on.subtract(f, high), halfSquare), rest);
  const sum = fastTwoSum(
    on,
    on.multiply(exponent, on.constant(unit.high)),
    on.multiply(high, on.constant(inverse.high)),
  );
  const small = on.add(
    on.add(
      on.multiply(on.add(low, high), on.constant(inverse.low)),
      on.multiply(low, on.constant(inverse.high)),
    ),
    on.add(sum.low, on.multiply(exponent, on.constant(unit.low))),
  );
  return withinDomain(on, x, on.add(sum.high, small));
}

export function log2<Value>(on: Arithmetic<Value>, x: Value): Value {
  return logarithmToBase(on, x, { high: 1, low: 0 }, INVERSE_LN2);
}

export function log10<Value>(on: Arithmetic<Value>, x: Value): Value {
  return logarithmToBase(on, x, LOG10_2, INVERSE_LN10);
}
