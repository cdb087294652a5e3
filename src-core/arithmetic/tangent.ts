import { LARGEST_NEAR_ANGLE, reduceAngle, type ReducedAngle } from './angle-reduction.ts';
import type { Arithmetic, Elementary } from './arithmetic.ts';
import { polynomial } from './polynomial.ts';

/**
 * (tan r/r − 1)/r² as a quotient of polynomials in r², for |r| ≤ π/4: tan r within 2⁻⁵⁶ of itself.
 * Fitted by `fixtures/near-minimax.py`.
 */
const NUMERATOR = [
  0.3333333333333333, -0.021442800451605935, 0.0002448908814092557, -1.7896454937801795e-8,
] as const;
const DENOMINATOR = [1, -0.4643284013548175, 0.02456127128138895, -0.00025604854339114635] as const;

/** The tangent of an angle. It is steep, so nothing that was rounded off before the last step is forgotten. */
export function tangentOf<Value>(on: Arithmetic<Value>, { quarter, head, tail }: ReducedAngle<Value>): Value {
  const one = on.constant(1);
  const square = on.multiply(head, head);
  const ratio = on.divide(polynomial(on, square, NUMERATOR), polynomial(on, square, DENOMINATOR));
  const cubic = on.multiply(on.multiply(square, head), ratio);
  // To first order in so small a t: tan(h − t) = tan h − t·(1 + tan² h), and −1/(a − t) = −1/a − t/a².
  const rough = on.add(head, cubic);
  const slope = on.add(one, on.multiply(rough, rough));
  const below = on.subtract(on.multiply(tail, slope), cubic);
  const tangent = on.subtract(head, below);
  const tangentTail = on.subtract(below, on.subtract(head, tangent));
  const inverse = on.divide(on.constant(-1), tangent);
  const cotangent = on.subtract(inverse, on.multiply(on.multiply(inverse, inverse), tangentTail));
  return on.whereEqual(on.absolute(quarter), one, cotangent, tangent);
}

/** tan x within 2 ulp (worst seen 1.46); exactly odd; NaN at ±Infinity. 45 operations, two of them divisions. */
export const tan: Elementary = (on, x) =>
  on.beyond(x, LARGEST_NEAR_ANGLE, 'tanFar', tangentOf(on, reduceAngle(on, x)));
