type Vector = readonly number[];

/** A pivot this much smaller than the largest entry is rounding error; an eigenvalue counts as zero likewise. */
const SMALLEST_PIVOT = 1e-14;

/**
 * The solution of matrix·x = right by elimination with partial pivoting; null where the matrix is singular to working precision or not
 * finite. It is first scaled to D·matrix·D, so that coordinates of unlike units do not make it look singular.
 */
export function solve(matrix: readonly Vector[], right: Vector): Vector | null {
  const n = right.length;
  const scale = matrix.map((row) => 1 / Math.sqrt(Math.max(...row.map(Math.abs))));
  if (!scale.every(Number.isFinite)) return null;
  const scaleAt = (i: number): number => scale[i] ?? Number.NaN;
  const rows = matrix.map((row, i) => [
    ...row.map((entryOfRow, j) => entryOfRow * scaleAt(i) * scaleAt(j)),
    (right[i] ?? Number.NaN) * scaleAt(i),
  ]);
  const entry = (i: number, j: number): number => rows[i]?.[j] ?? Number.NaN;
  const largest = Math.max(...rows.flatMap((row) => row.slice(0, n).map(Math.abs)));
  if (!Number.isFinite(largest)) return null;
  for (let column = 0; column < n; column++) {
    let pivot = column;
    for (let i = column + 1; i < n; i++)
      if (Math.abs(entry(i, column)) > Math.abs(entry(pivot, column))) pivot = i;
    if (!(Math.abs(entry(pivot, column)) > SMALLEST_PIVOT * largest)) return null;
    [rows[column], rows[pivot]] = [rows[pivot] ?? [], rows[column] ?? []];
    for (let i = column + 1; i < n; i++) {
      const factor = entry(i, column) / entry(column, column);
      rows[i] = (rows[i] ?? []).map((value, j) => (j < column ? value : value - factor * entry(column, j)));
    }
  }
  const solution: number[] = [];
  for (let i = n - 1; i >= 0; i--) {
    const known = solution.reduce((sum, value, k) => sum + entry(i, i + 1 + k) * value, 0);
    solution.unshift((entry(i, n) - known) / entry(i, i));
  }
  return solution.map((value, i) => value * scaleAt(i));
}
