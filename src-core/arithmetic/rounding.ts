import type { Arithmetic } from './arithmetic.ts';

/** A number whose ulp is 1: what is added to it is rounded to a whole number. */
const ROUNDER = 1.5 * 2 ** 52;

/** The whole number nearest to x, ties to even, for |x| < 2⁵¹. */
export function nearestWhole<Value>(on: Arithmetic<Value>, x: Value): Value {
  const rounder = on.constant(ROUNDER);
  return on.subtract(on.add(x, rounder), rounder);
}
