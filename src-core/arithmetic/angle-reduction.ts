import type { Arithmetic } from './arithmetic.ts';
import { nearestWhole } from './rounding.ts';

/** An angle of `quarter`·π/2 + head − tail; head − tail is in [−π/4, π/4] or a rounding error outside. */
export interface ReducedAngle<Value> {
  /** The number of quarter turns less some multiple of 4: −2 … 2. */
  readonly quarter: Value;
  readonly head: Value;
  /** At most half an ulp of the head plus 2⁻⁵⁸. */
  readonly tail: Value;
}

/**
 * The largest |x| that `reduceAngle` is good for: 2¹⁸ quarter turns. At the double next to each multiple of π/2 up
 * to there, head − tail is right within 2⁻⁵⁷ of itself, even where the least remains: 2⁻⁶⁰·⁵, at 45.55.
 */
export const LARGEST_NEAR_ANGLE = 411774;

/** π/2 in three parts. The first two are so short that a multiple of theirs, up to 2¹⁸, is still exact. */
const HALF_PI_HIGH = 1.5707963267923333;
const HALF_PI_MIDDLE = 2.5633441515839558e-12;
const HALF_PI_LOW = 1.0562999066987428e-23;
const TWO_OVER_PI = 0.6366197723675814;

/** A number whose ulp is 4: what is added to it is rounded to a multiple of 4. */
const ROUNDER_TO_FOURS = 1.5 * 2 ** 54;

/** For |x| ≤ `LARGEST_NEAR_ANGLE`. Cody & Waite 1980, keeping what is rounded off as fdlibm does (e_rem_pio2.c). */
export function reduceAngle<Value>(on: Arithmetic<Value>, x: Value): ReducedAngle<Value> {
  const quarters = nearestWhole(on, on.multiply(x, on.constant(TWO_OVER_PI)));
  // Exact: both are multiples of the last place of x or of the first part, and all but cancel.
  const coarse = on.subtract(x, on.multiply(quarters, on.constant(HALF_PI_HIGH)));
  const middle = on.multiply(quarters, on.constant(HALF_PI_MIDDLE));
  const head = on.subtract(coarse, middle);
  const lost = on.subtract(on.subtract(coarse, head), middle);
  const tail = on.subtract(on.multiply(quarters, on.constant(HALF_PI_LOW)), lost);
  const rounder = on.constant(ROUNDER_TO_FOURS);
  const turns = on.subtract(on.add(quarters, rounder), rounder);
  return { quarter: on.subtract(quarters, turns), head, tail };
}
