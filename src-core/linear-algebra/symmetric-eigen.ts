import { differenceOfProducts } from '../arithmetic/index.ts';
import { isNegligible, jacobiEigen } from './jacobi.ts';

/** Eigenpairs of a symmetric matrix: eigenvalues ascending, row i of `vectors` the unit vector of value i. */
export interface Eigenpairs {
  readonly values: readonly number[];
  readonly vectors: readonly (readonly number[])[];
}

/**
 * Eigenpairs of a symmetric n × n matrix given as rows. Each vector's largest component is positive.
 * n = 2 is done in closed form that keeps the digits of the small eigenvalue; larger n by Jacobi rotations.
 */
export function symmetricEigen(matrix: readonly (readonly number[])[]): Eigenpairs {
  if (matrix.flat().some((entry) => !Number.isFinite(entry))) {
    const nan = matrix.map(() => Number.NaN);
    return { values: nan, vectors: matrix.map(() => nan) };
  }
  if (matrix.length === 2)
    return symmetricEigen2(matrix[0]?.[0] ?? 0, matrix[1]?.[0] ?? 0, matrix[1]?.[1] ?? 0);
  if (matrix.length === 1) return { values: [matrix[0]?.[0] ?? 0], vectors: [[1]] };
  const scale = powerOfTwoNear(matrix.flat());
  const pairs = jacobiEigen(matrix.map((row) => row.map((entry) => entry / scale)))
    .map(({ value, vector }) => ({ value: value * scale, vector }))
    .sort((a, b) => a.value - b.value);
  return { values: pairs.map(({ value }) => value), vectors: pairs.map(({ vector }) => orient(vector)) };
}

/**
 * [[a, b], [b, c]]: the larger eigenvalue in magnitude is a sum without cancellation,
 * the other is det / it (Golub & Van Loan, Matrix Computations, §8.5; det after Kahan).
 */
function symmetricEigen2(a: number, b: number, c: number): Eigenpairs {
  const scale = powerOfTwoNear([a, b, c]);
  const [p, q, r] = [a / scale, b / scale, c / scale];
  if (isNegligible(q, p, r)) return diagonal(a, c);
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

/** Dividing by it brings the largest entry to about 1, so that no square over- or underflows, and rounds nothing. */
function powerOfTwoNear(entries: readonly number[]): number {
  const largest = Math.max(...entries.map(Math.abs));
  return largest === 0 ? 1 : 2 ** Math.floor(Math.log2(largest));
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
