import { EigenvalueDecomposition, Matrix } from 'ml-matrix';
import { differenceOfProducts } from './exact-products.ts';

/** Eigenpairs of a symmetric matrix: eigenvalues ascending, row i of `vectors` the unit vector of value i. */
export interface Eigenpairs {
  readonly values: readonly number[];
  readonly vectors: readonly (readonly number[])[];
}

/**
 * Eigenpairs of a symmetric n × n matrix given as rows. Each vector's largest component is positive.
 * n = 2 is done in closed form that keeps the digits of the small eigenvalue; larger n by ml-matrix.
 */
export function symmetricEigen(matrix: readonly (readonly number[])[]): Eigenpairs {
  if (matrix.flat().some((entry) => !Number.isFinite(entry))) {
    const nan = matrix.map(() => Number.NaN);
    return { values: nan, vectors: matrix.map(() => nan) };
  }
  if (matrix.length === 2)
    return symmetricEigen2(matrix[0]?.[0] ?? 0, matrix[1]?.[0] ?? 0, matrix[1]?.[1] ?? 0);
  if (matrix.length === 1) return { values: [matrix[0]?.[0] ?? 0], vectors: [[1]] };
  // Scaled to 1, so that ml-matrix's squares neither over- nor underflow.
  const scale = Math.max(...matrix.flat().map(Math.abs)) || 1;
  const decomposition = new EigenvalueDecomposition(
    new Matrix(matrix.map((row) => row.map((v) => v / scale))),
    {
      assumeSymmetric: true,
    },
  );
  const columns = decomposition.eigenvectorMatrix.transpose().to2DArray();
  const pairs = decomposition.realEigenvalues
    .map((value, index) => ({ value: value * scale, vector: columns[index] ?? [] }))
    .sort((a, b) => a.value - b.value);
  return { values: pairs.map(({ value }) => value), vectors: pairs.map(({ vector }) => orient(vector)) };
}

/**
 * [[a, b], [b, c]]: the larger eigenvalue in magnitude is a sum without cancellation,
 * the other is det / it (Golub & Van Loan, Matrix Computations, §8.5; det after Kahan).
 */
function symmetricEigen2(a: number, b: number, c: number): Eigenpairs {
  const scale = Math.max(Math.abs(a), Math.abs(b), Math.abs(c));
  if (scale === 0)
    return {
      values: [0, 0],
      vectors: [
        [1, 0],
        [0, 1],
      ],
    };
  if (b === 0) return diagonal(a, c);
  const [p, q, r] = [a / scale, b / scale, c / scale];
  const half = (p - r) / 2;
  const radius = Math.hypot(half, q);
  const mean = (p + r) / 2;
  const large = mean < 0 ? mean - radius : mean + radius;
  const small = differenceOfProducts(p, r, q, q) / large;
  // The vector of `large`, from the row of (H − large·I) that does not cancel.
  const sameSign = mean < 0 ? half <= 0 : half >= 0;
  const side = Math.abs(half) + radius;
  const raw: readonly [number, number] = sameSign ? [side, mean < 0 ? -q : q] : [q, mean < 0 ? -side : side];
  const length = Math.hypot(raw[0], raw[1]);
  const vectorOfLarge = orient([raw[0] / length, raw[1] / length]);
  const vectorOfSmall = orient([-(vectorOfLarge[1] ?? 0), vectorOfLarge[0] ?? 0]);
  return small <= large
    ? { values: [small * scale, large * scale], vectors: [vectorOfSmall, vectorOfLarge] }
    : { values: [large * scale, small * scale], vectors: [vectorOfLarge, vectorOfSmall] };
}

function diagonal(a: number, c: number): Eigenpairs {
  return a <= c
    ? {
        values: [a, c],
        vectors: [
          [1, 0],
          [0, 1],
        ],
      }
    : {
        values: [c, a],
        vectors: [
          [0, 1],
          [1, 0],
        ],
      };
}

/** The same line with its largest component positive; the first of equal ones decides. */
function orient(vector: readonly number[]): readonly number[] {
  let largest = 0;
  vector.forEach((component, index) => {
    // Equal but for rounding counts as equal, so that (√½, −√½) does not depend on the last bit.
    if (Math.abs(component) > Math.abs(vector[largest] ?? 0) * (1 + 1e-12)) largest = index;
  });
  const flip = (vector[largest] ?? 0) < 0;
  return vector.map((component) => (flip ? -component : component) + 0);
}
