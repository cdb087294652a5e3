import type { Arithmetic } from './arithmetic.ts';

/**
 * c₀ + c₁·x + … + cₙ·xⁿ by Horner's rule: 2n operations. Kernels have several points in flight, so the
 * fewest operations are also the fastest, and the small terms are summed first.
 */
export function polynomial<Value>(
  on: Arithmetic<Value>,
  x: Value,
  coefficients: readonly [number, ...number[]],
): Value {
  const [last, ...lower] = coefficients.toReversed();
  return lower.reduce(
    (sum, coefficient) => on.add(on.constant(coefficient), on.multiply(sum, x)),
    on.constant(last ?? 0),
  );
}
