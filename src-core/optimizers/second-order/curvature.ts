/** What second-order methods make of the eigenpairs of H. */
import type { Eigenpairs } from '../../linear-algebra/symmetric-eigen.ts';
import { dot, plusMultiple } from '../../linear-algebra/vectors.ts';
import type { Vector } from '../optimizer.ts';

/** Σ (vᵢ·g / λᵢ)·vᵢ, the solution of a system whose matrix has these eigenpairs. */
export function solveBy({ values, vectors }: Eigenpairs, right: Vector): Vector {
  return vectors.reduce<Vector>(
    (sum, vector, i) => plusMultiple(sum, dot(vector, right) / (values[i] ?? Number.NaN), vector),
    right.map(() => 0),
  );
}

/** Rows of V·Λ·Vᵀ, the matrix that has these eigenpairs. */
export const matrixOf = ({ values, vectors }: Eigenpairs): readonly Vector[] =>
  values.map((_, row) =>
    values.map((__, column) =>
      values.reduce(
        (sum, value, i) =>
          sum + value * (vectors[i]?.[row] ?? Number.NaN) * (vectors[i]?.[column] ?? Number.NaN),
        0,
      ),
    ),
  );

/** Eigenpairs of the matrix with the same vectors and each eigenvalue changed. */
export const mapped = (
  { values, vectors }: Eigenpairs,
  change: (eigenvalue: number) => number,
): Eigenpairs => ({ values: values.map(change), vectors });

/** The least and the greatest |λ|; null where the matrix is singular to working precision or not finite. */
export function extremeSizes({
  values,
}: Eigenpairs): { readonly minimum: number; readonly maximum: number } | null {
  const sizes = values.map(Math.abs);
  const [minimum, maximum] = [Math.min(...sizes), Math.max(...sizes)];
  return minimum > Number.EPSILON * maximum ? { minimum, maximum } : null;
}

/** Of the least and the greatest |λ| where formulas name them `low` and `high`. */
export const extremeSymbols = { low: '{|\\lambda|_{\\min}}', high: '{|\\lambda|_{\\max}}' };

/** λmax/λmin of positive eigenvalues in any order. */
export const conditionOf = (eigenvalues: readonly number[]): number =>
  Math.max(...eigenvalues) / Math.min(...eigenvalues);
