import type { Arithmetic, Elementary } from './arithmetic.ts';
import { polynomial } from './polynomial.ts';

/** (1 − atan t/t)/t² in t², for |t| ≤ ½: atan t within 2⁻⁵⁶ of itself. Fitted by `fixtures/near-minimax.py`. */
const ARC_TANGENT = [
  0.33333333333332976, -0.1999999999990248, 0.14285714276340292, -0.1111111065794007, 0.09090896206965404,
  -0.07692073372512044, 0.06663805486437191, -0.05858266187059373, 0.05121867253023714, -0.0418613123494289,
  0.02742916501919055, -0.010112917544293385,
] as const;

/** π/4 in two parts, the first of 51 bits, so that three of it are exact. */
const EIGHTH_TURN = 0.7853981633974483;
const EIGHTH_TURN_LOW = 3.061616997868383e-17;

/** tan(3π/8): where x/y and (y − x)/(y + x) are the same. */
const STEEP = 2.414213562373095;

/** An angle of `eighths`·π/4 + atan(tangent), |tangent| ≤ ½. */
interface Direction<Value> {
  readonly eighths: Value;
  readonly tangent: Value;
}

/**
 * The direction of (x, y), for 0 ≤ x and 0 ≤ y, by one division: measured from the x axis where y/x ≤ ½, from the y
 * axis where x/y < tan(π/8), else from the diagonal. The tangent is NaN where x = y = 0 and where both are infinite.
 */
function directionOf<Value>(on: Arithmetic<Value>, y: Value, x: Value): Direction<Value> {
  // Twice y, not half of x, which the smallest subnormal does not have; and two infinities count as diagonal.
  const finiteX = on.minimum(x, on.constant(Number.MAX_VALUE));
  const twiceY = on.add(y, y);
  const steepX = on.multiply(x, on.constant(STEEP));
  const choose = (flat: Value, between: Value, steep: Value): Value =>
    on.whereLess(finiteX, twiceY, on.whereLess(steepX, y, steep, between), flat);
  return {
    eighths: choose(on.constant(0), on.constant(1), on.constant(2)),
    tangent: on.divide(choose(y, on.subtract(y, x), on.negate(x)), choose(x, on.add(y, x), y)),
  };
}

function angleOf<Value>(on: Arithmetic<Value>, { eighths, tangent }: Direction<Value>): Value {
  const square = on.multiply(tangent, tangent);
  const cubic = on.multiply(on.multiply(square, tangent), polynomial(on, square, ARC_TANGENT));
  const low = on.multiply(eighths, on.constant(EIGHTH_TURN_LOW));
  const rest = on.subtract(tangent, on.subtract(cubic, low));
  return on.add(on.multiply(eighths, on.constant(EIGHTH_TURN)), rest);
}

/** atan x within 2 ulp (worst seen 1.39); exactly odd. 42 operations. */
export const atan: Elementary = (on, x) =>
  on.copySign(angleOf(on, directionOf(on, on.absolute(x), on.constant(1))), x);

/**
 * atan2(y, x), the angle of (x, y) in [−π, π], within 2 ulp (worst seen 1.48). Signed zeros and infinities as
 * ECMAScript's Math.atan2 has them: a zero lies along the x axis, two infinities along a diagonal. 55 operations.
 */
export const atan2: Elementary = (on, y, x) => {
  const one = on.constant(1);
  const two = on.constant(2);
  // So that y + x stays finite. What underflows here is nothing beside so large an x.
  const scale = on.whereLess(on.constant(2 ** 1000), on.absolute(x), on.constant(2 ** -100), one);
  const height = on.multiply(on.absolute(y), scale);
  const width = on.multiply(on.absolute(x), scale);
  const { eighths, tangent } = directionOf(on, height, width);
  // On the left, π less the angle found: 4 − n eighths, less the rest.
  const side = on.copySign(one, x);
  const angle = angleOf(on, {
    eighths: on.subtract(two, on.multiply(side, on.subtract(two, eighths))),
    tangent: on.multiply(side, on.whereEqual(height, width, on.constant(0), tangent)),
  });
  return on.copySign(angle, y);
};
