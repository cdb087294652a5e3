import { LARGEST_NEAR_ANGLE, reduceAngle, type ReducedAngle } from './angle-reduction.ts';
import type { Arithmetic, Elementary } from './arithmetic.ts';
import { polynomial } from './polynomial.ts';

/** (1 − sin r/r)/r² in r², for |r| ≤ π/4: sin r within 2⁻⁵⁷ of itself. fdlibm, k_sin.c. */
const SINE = [
  1.66666666666666324348e-1, -8.33333333332248946124e-3, 1.98412698298579493134e-4,
  -2.75573137070700676789e-6, 2.50507602534068634195e-8, -1.58969099521155010221e-10,
] as const;

/** (1 − cos r)/r² in r², for |r| ≤ π/4: cos r within 2⁻⁵⁹ of itself. fdlibm, k_cos.c. */
const COSINE = [
  0.5, -4.16666666666666019037e-2, 1.38888888888741095749e-3, -2.48015872894767294178e-5,
  2.75573143513906633035e-7, -2.0875723212981748279e-9, 1.13596475577881948265e-11,
] as const;

interface SineCosine<Value> {
  readonly sine: Value;
  readonly cosine: Value;
}

/**
 * Of head − tail. The sine is taken to change by as much as the angle: right within 0.2 ulp for so small a tail.
 * The cosine goes by the head alone: within 0.4 ulp, since wherever it is used it is above 0.7.
 */
function ofRemainder<Value>(on: Arithmetic<Value>, { head, tail }: ReducedAngle<Value>): SineCosine<Value> {
  const square = on.multiply(head, head);
  const cubic = on.multiply(on.multiply(square, head), polynomial(on, square, SINE));
  return {
    // In this order, since −0 − (0 + −0) = −0.
    sine: on.subtract(head, on.add(tail, cubic)),
    cosine: on.subtract(on.constant(1), on.multiply(square, polynomial(on, square, COSINE))),
  };
}

export function sineOf<Value>(on: Arithmetic<Value>, angle: ReducedAngle<Value>): Value {
  const { sine, cosine } = ofRemainder(on, angle);
  return byQuarter(on, angle.quarter, sine, { value: cosine, sign: angle.quarter });
}

export function cosineOf<Value>(on: Arithmetic<Value>, angle: ReducedAngle<Value>): Value {
  const { sine, cosine } = ofRemainder(on, angle);
  return byQuarter(on, angle.quarter, cosine, { value: sine, sign: on.negate(angle.quarter) });
}

/** sign·value of `odd` after ±1 quarter turns; `even` after none, −`even` after ±2. */
function byQuarter<Value>(
  on: Arithmetic<Value>,
  quarter: Value,
  even: Value,
  odd: { readonly value: Value; readonly sign: Value },
): Value {
  const one = on.constant(1);
  const turns = on.absolute(quarter);
  return on.multiply(
    on.whereEqual(turns, one, odd.sign, on.subtract(one, turns)),
    on.whereEqual(turns, one, odd.value, even),
  );
}

/** sin x within 2 ulp (worst seen 1.42); exactly odd; NaN at ±Infinity. 49 operations. */
export const sin: Elementary = (on, x) =>
  on.beyond(x, LARGEST_NEAR_ANGLE, 'sinFar', sineOf(on, reduceAngle(on, x)));

/** cos x within 2 ulp (worst seen 1.39); exactly even; NaN at ±Infinity. 5 operations more where sin x is known. */
export const cos: Elementary = (on, x) =>
  on.beyond(x, LARGEST_NEAR_ANGLE, 'cosFar', cosineOf(on, reduceAngle(on, x)));
