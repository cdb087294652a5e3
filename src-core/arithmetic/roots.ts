import type { Arithmetic } from './arithmetic.ts';
import { polynomial } from './polynomial.ts';
import { nearestWhole } from './rounding.ts';

/** x^(−1/3) on [½, 4), error 2⁻⁸·⁴; by `fixtures/minimax.py`. */
const INVERSE_CUBE_ROOT = [
  1.795256164041259, -1.5035055798098582, 1.0272002675437073, -0.38916335725294854, 0.07450424409508091,
  -0.005620117476247973,
] as const;

/** (1 − h)^(−1/3) = 1 + h/3 + 2h²/9 + 14h³/81 + 35h⁴/243 + … */
const INVERSE_CUBE_ROOT_SERIES = [1 / 3, 2 / 9, 14 / 81] as const;

/**
 * ∛m, ½ ≤ m < 4: an inverse root to 30 bits, then, as in fdlibm's s_cbrt.c, a root t of 26 bits, whose
 * square is exact, and ∛m = t·(1 + d)^(1/3) with d = m/t³ − 1.
 */
function cubeRootOf<Value>(on: Arithmetic<Value>, m: Value): Value {
  const rough = polynomial(on, m, INVERSE_CUBE_ROOT);
  const roughSquare = on.multiply(rough, rough);
  const h = on.subtract(on.constant(1), on.multiply(on.multiply(m, rough), roughSquare));
  const series = on.multiply(h, polynomial(on, h, INVERSE_CUBE_ROOT_SERIES));
  const inverse = on.add(rough, on.multiply(rough, series));

  const t = on.highPart(on.multiply(m, on.multiply(inverse, inverse)));
  const difference = on.subtract(on.divide(m, on.multiply(t, t)), t);
  const ninth = on.multiply(on.multiply(difference, inverse), on.constant(1 / 9));
  return on.add(t, on.multiply(difference, on.subtract(on.constant(1 / 3), ninth)));
}

export function cbrt<Value>(on: Arithmetic<Value>, x: Value): Value {
  const smallestNormal = on.constant(2 ** -1022);
  const a = on.absolute(x);
  const scaled = on.whereLess(a, smallestNormal, on.multiply(a, on.constant(2 ** 54)), a);
  const offset = on.whereLess(a, smallestNormal, on.constant(-18), on.constant(0));
  const exponent = on.exponentOf(scaled);
  const third = nearestWhole(on, on.multiply(exponent, on.constant(1 / 3)));
  const rest = on.subtract(exponent, on.multiply(third, on.constant(3)));
  const root = cubeRootOf(on, on.multiply(on.significandOf(scaled), on.powerOfTwo(rest)));
  const result = on.copySign(on.multiply(root, on.powerOfTwo(on.add(third, offset))), x);

  const notInfinite = on.whereLess(a, on.constant(Number.POSITIVE_INFINITY), result, x);
  return on.whereLess(on.constant(0), a, notInfinite, x);
}

/** √(x² + y²), scaled so that no square leaves the range of doubles; ∞ where either is, even beside NaN. */
export function hypot<Value>(on: Arithmetic<Value>, x: Value, y: Value): Value {
  const infinity = on.constant(Number.POSITIVE_INFINITY);
  const [a, b] = [on.absolute(x), on.absolute(y)];
  const large = on.maximum(a, b);
  const [huge, tiny] = [on.constant(2 ** 500), on.constant(2 ** -500)];
  const choose = (whereHuge: number, whereTiny: number) =>
    on.whereLess(
      huge,
      large,
      on.constant(whereHuge),
      on.whereLess(large, tiny, on.constant(whereTiny), on.constant(1)),
    );
  const factor = choose(2 ** -600, 2 ** 600);
  const p = on.multiply(large, factor);
  const q = on.multiply(on.minimum(a, b), factor);
  // p² in two parts of which the first is exact: it is the rounding of the larger that matters.
  const pHigh = on.highPart(p);
  const rest = on.add(on.multiply(q, q), on.multiply(on.subtract(p, pHigh), on.add(p, pHigh)));
  const root = on.squareRoot(on.add(on.multiply(pHigh, pHigh), rest));
  const result = on.multiply(root, choose(2 ** 600, 2 ** -600));
  return on.whereEqual(a, infinity, infinity, on.whereEqual(b, infinity, infinity, result));
}
