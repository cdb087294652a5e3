import { taylorCoefficients } from '../calculus/index.ts';
import type { PointFunction } from '../kernel/index.ts';

/** D³f at a point, as the entries fᵢⱼₖ. */
export type ThirdDerivative = readonly (readonly (readonly number[])[])[];

/**
 * All third derivatives, each from third-order Taylor coefficients c along sums of axes:
 * fᵢⱼₖ = c(i+j+k) − c(i+j) − c(i+k) − c(j+k) + c(i) + c(j) + c(k).
 */
export function thirdDerivative(f: PointFunction, point: readonly number[]): ThirdDerivative {
  const n = f.dimension;
  const inputs = [...point, ...f.parameters];
  const known = new Map<string, number>();
  const along = (...axes: readonly number[]): number => {
    const direction = new Array<number>(n).fill(0);
    for (const axis of axes) direction[axis] = (direction[axis] ?? 0) + 1;
    const key = direction.join();
    const value =
      known.get(key) ?? taylorCoefficients(f.compiled.expression.root, inputs, direction, 3)[3] ?? Number.NaN;
    known.set(key, value);
    return value;
  };
  const entry = (i: number, j: number, k: number): number => {
    const singles = along(i) + along(j) + along(k);
    return along(i, j, k) - along(i, j) - along(i, k) - along(j, k) + singles;
  };
  const axes = Array.from({ length: n }, (_, axis) => axis);
  return axes.map((i) => axes.map((j) => axes.map((k) => entry(i, j, k))));
}

/** The vector D³f[v, w, ·], whose product with a small move of the point is how much vᵀHw changes. */
export function contracted(
  third: ThirdDerivative,
  v: readonly number[],
  w: readonly number[],
): readonly number[] {
  return third.map((slice) =>
    slice.reduce(
      (sum, row, j) => sum + (w[j] ?? 0) * row.reduce((inner, entry, k) => inner + (v[k] ?? 0) * entry, 0),
      0,
    ),
  );
}
