import { taylorCoefficients } from '../calculus/index.ts';
import type { PointFunction } from '../kernel/index.ts';

/**
 * ‖∇³f‖, the root of the sum of squares of all third derivatives, which bounds how fast an eigenvalue of H changes:
 * |Δλ| ≤ ‖∇³f‖·‖Δx‖ to first order (Weyl). Each from third-order Taylor coefficients c along sums of axes:
 * fᵢⱼₖ = c(i+j+k) − c(i+j) − c(i+k) − c(j+k) + c(i) + c(j) + c(k).
 */
export function thirdDerivativeNorm(f: PointFunction, point: readonly number[]): number {
  const n = f.dimension;
  const inputs = [...point, ...f.parameters];
  const along = (...axes: readonly number[]): number => {
    const direction = new Array<number>(n).fill(0);
    for (const axis of axes) direction[axis] = (direction[axis] ?? 0) + 1;
    return taylorCoefficients(f.compiled.expression.root, inputs, direction, 3)[3] ?? Number.NaN;
  };
  let sum = 0;
  for (let i = 0; i < n; i++) {
    for (let j = i; j < n; j++) {
      for (let k = j; k < n; k++) {
        const singles = along(i) + along(j) + along(k);
        const third = along(i, j, k) - along(i, j) - along(i, k) - along(j, k) + singles;
        const arrangements = i === j && j === k ? 1 : i === j || j === k ? 3 : 6;
        sum += arrangements * third * third;
      }
    }
  }
  return Math.sqrt(sum);
}
