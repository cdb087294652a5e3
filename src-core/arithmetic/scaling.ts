/** Moves on exponents that also serve subnormal and overflowing numbers. */
import type { Arithmetic } from './arithmetic.ts';

/**
 * a·2ⁿ for a whole number n, |n| ≤ 2044, rounded once: in two steps, for 2ⁿ itself may leave the range of
 * doubles. |a| is about 1, so that only the second step can round.
 */
export function scale<Value>(on: Arithmetic<Value>, a: Value, n: Value): Value {
  const half = on.floor(on.multiply(n, on.constant(0.5)));
  const rest = on.subtract(n, half);
  return on.multiply(on.multiply(a, on.powerOfTwo(half)), on.powerOfTwo(rest));
}

/** NaN stays NaN. */
export function notAbove<Value>(on: Arithmetic<Value>, a: Value, bound: number): Value {
  return on.whereLess(on.constant(bound), a, on.constant(bound), a);
}

/** NaN stays NaN. */
export function notBelow<Value>(on: Arithmetic<Value>, a: Value, bound: number): Value {
  return on.whereLess(a, on.constant(bound), on.constant(bound), a);
}

export interface Binade<Value> {
  readonly exponent: Value;
  /** In [1/widening, 2/widening), or NaN. */
  readonly significand: Value;
}

/**
 * a = significand·2^exponent, exactly, for a > 0, subnormals too. Of 0, ∞ and negative a nothing is said
 * but that NaN gives a significand NaN.
 */
export function binadeOf<Value>(on: Arithmetic<Value>, a: Value, widening: number): Binade<Value> {
  const one = on.constant(1);
  // Towards 1, so that 2^-exponent is a normal number.
  const shift = on.whereLess(a, one, on.constant(54), on.constant(-54));
  const shifted = on.multiply(a, on.whereLess(a, one, on.constant(2 ** 54), on.constant(2 ** -54)));
  const exponent = on.exponentOf(on.multiply(shifted, on.constant(widening)));
  return {
    exponent: on.subtract(exponent, shift),
    significand: on.multiply(shifted, on.powerOfTwo(on.negate(exponent))),
  };
}
