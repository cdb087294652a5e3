import type { Vector } from './optimizer.ts';

/** Doublings after which what is left out is far below rounding. */
const DOUBLINGS = 40;

/**
 * The largest |eigenvalue| of a square matrix, as limit of ‖Aᵏ‖^(1/k) for k = 2, 4, 8, … (Gelfand). Rounding of
 * the powers grows like k and its k-th root does not.
 */
export function spectralRadius(matrix: readonly Vector[]): number {
  let power = matrix;
  let logarithm = 0;
  for (let k = 0; k < DOUBLINGS; k++) {
    const size = Math.max(...power.flat().map(Math.abs));
    if (size === 0) return 0;
    logarithm += Math.log(size) / 2 ** k;
    power = squareOf(power.map((row) => row.map((entry) => entry / size)));
  }
  return Math.exp(logarithm);
}

function squareOf(matrix: readonly Vector[]): readonly Vector[] {
  return matrix.map((row) =>
    row.map((_, j) => row.reduce((sum, entry, k) => sum + entry * (matrix[k]?.[j] ?? Number.NaN), 0)),
  );
}
