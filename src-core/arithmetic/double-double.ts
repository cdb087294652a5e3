/**
 * Numbers as unevaluated sums high + low, |low| ≤ ulp(high)/2 or nearly so: about 106 bits. Dekker 1971; Knuth, The Art of
 * Computer Programming 2, 4.2.2. There is no fused multiply-add: products are split by `highPart`.
 */
import type { Arithmetic } from './arithmetic.ts';

export interface DoubleDouble<Value> {
  readonly high: Value;
  readonly low: Value;
}

/** a + b, exactly, if |a| ≥ |b| or a = 0 (Dekker). */
export function fastTwoSum<Value>(on: Arithmetic<Value>, a: Value, b: Value): DoubleDouble<Value> {
  const high = on.add(a, b);
  return { high, low: on.subtract(b, on.subtract(high, a)) };
}

/** a + b, exactly (Knuth). */
export function twoSum<Value>(on: Arithmetic<Value>, a: Value, b: Value): DoubleDouble<Value> {
  const high = on.add(a, b);
  const shareOfB = on.subtract(high, a);
  const shareOfA = on.subtract(high, shareOfB);
  return { high, low: on.add(on.subtract(a, shareOfA), on.subtract(b, shareOfB)) };
}

/** a in two parts of 26 and 27 bits, exactly: the product of a high part with either is exact. */
export function split<Value>(on: Arithmetic<Value>, a: Value): DoubleDouble<Value> {
  const high = on.highPart(a);
  return { high, low: on.subtract(a, high) };
}

/**
 * a·b within 2⁻¹⁰⁴ of itself (the product of the two low parts may need 54 bits), if neither the product
 * nor its last bits leave the range of doubles.
 */
export function twoProduct<Value>(on: Arithmetic<Value>, a: Value, b: Value): DoubleDouble<Value> {
  const high = on.multiply(a, b);
  const s = split(on, a);
  const t = split(on, b);
  const afterFirst = on.subtract(on.multiply(s.high, t.high), high);
  const afterMiddle = on.add(on.add(afterFirst, on.multiply(s.high, t.low)), on.multiply(s.low, t.high));
  return { high, low: on.add(afterMiddle, on.multiply(s.low, t.low)) };
}
