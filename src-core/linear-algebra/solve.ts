type Vector = readonly number[];

/** A pivot this much smaller than the largest entry is rounding error; an eigenvalue counts as zero likewise. */
const SMALLEST_PIVOT = 1e-14;

/**
 * The solution of matrix·x = right by elimination with partial pivoting; null where the matrix is singular to working precision or not
 * finite. It is first scaled to D·matrix·D, so that coordinates of unlike units do not make it look singular.
 * Plain loops over one array, since a sweep of a second-order method solves hundreds of thousands.
 */
export function solve(matrix: readonly Vector[], right: Vector): Vector | null {
  const n = right.length;
  const scale: number[] = [];
  for (const row of matrix) scale.push(1 / Math.sqrt(largestOf(row)));
  const at = (numbers: Vector, index: number): number => numbers[index] ?? Number.NaN;
  // Row by row, each with its right side at its end.
  const width = n + 1;
  const rows: number[] = [];
  let largest = 0;
  for (let i = 0; i < n; i++) {
    if (!Number.isFinite(at(scale, i))) return null;
    for (let j = 0; j < n; j++) {
      const entry = at(matrix[i] ?? [], j) * at(scale, i) * at(scale, j);
      rows.push(entry);
      largest = Math.max(largest, Math.abs(entry));
    }
    rows.push(at(right, i) * at(scale, i));
  }
  if (!Number.isFinite(largest)) return null;
  for (let column = 0; column < n; column++) {
    let pivot = column;
    for (let i = column + 1; i < n; i++)
      if (Math.abs(at(rows, width * i + column)) > Math.abs(at(rows, width * pivot + column))) pivot = i;
    if (!(Math.abs(at(rows, width * pivot + column)) > SMALLEST_PIVOT * largest)) return null;
    if (pivot !== column) swapRows(rows, width, pivot, column);
    for (let i = column + 1; i < n; i++) {
      const factor = at(rows, width * i + column) / at(rows, width * column + column);
      for (let j = column; j < width; j++)
        rows[width * i + j] = at(rows, width * i + j) - factor * at(rows, width * column + j);
    }
  }
  const solution = right.slice();
  for (let i = n - 1; i >= 0; i--) {
    let known = 0;
    for (let j = i + 1; j < n; j++) known += at(rows, width * i + j) * at(solution, j);
    solution[i] = (at(rows, width * i + n) - known) / at(rows, width * i + i);
  }
  for (let i = 0; i < n; i++) solution[i] = at(solution, i) * at(scale, i);
  return solution;
}

function largestOf(row: Vector): number {
  let largest = Number.NEGATIVE_INFINITY;
  for (const entry of row) largest = Math.max(largest, Math.abs(entry));
  return largest;
}

function swapRows(rows: number[], width: number, a: number, b: number): void {
  for (let j = 0; j < width; j++) {
    const kept = rows[width * a + j] ?? Number.NaN;
    rows[width * a + j] = rows[width * b + j] ?? Number.NaN;
    rows[width * b + j] = kept;
  }
}
