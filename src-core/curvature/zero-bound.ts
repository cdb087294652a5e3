import { RunningError } from '../calculus/index.ts';
import type { CompiledFunction, PointFunction } from '../kernel/index.ts';
import type { Eigenpairs } from '../linear-algebra/symmetric-eigen.ts';
import { contracted, thirdDerivative } from './third-derivative.ts';

/** Of a larger Hessian, which only hostile formulas have, the pass would be felt in a drag. */
const LARGEST_GRAPH = 20_000;

/** What stands for the bound where the graph is too large for it: about 45 units in the last place of max|λ|. */
const FALLBACK = 1e-14;

const analyses = new WeakMap<CompiledFunction, RunningError>();

/**
 * How far a point may be from the one meant: as far in every direction, or as any sum of vectors, each times a number
 * from −1 to 1: in a steep valley the place is known better across it than along it, by the condition number.
 */
export type Uncertainty = number | readonly (readonly number[])[];

/**
 * For each eigenvalue of H the bound up to which it counts as zero: |λ| ≤ rounding of H + what D³f makes of the
 * uncertainty of the location. The rounding is that of this very computation, by running error analysis. D³f·Δ is a
 * change of H like that by rounding, and each eigenvalue is moved by its own share of it: never more than
 * ‖∇³f‖·‖Δ‖, and in a curved valley, where only the entry between the steep and the soft direction is large, far less.
 */
export function zeroBounds(
  f: PointFunction,
  point: readonly number[],
  pairs: Eigenpairs,
  uncertainty: Uncertainty = 0,
): readonly number[] {
  const moved = uncertainty === 0 ? null : changesOf(f, point, pairs, uncertainty);
  const largest = Math.max(...pairs.values.map(Math.abs));
  const analysis = analysisOf(f.compiled);
  if (analysis.size > LARGEST_GRAPH) {
    const moves = moved === null ? pairs.values.map(() => 0) : movesBy(moved, pairs.values);
    return moves.map((move) => FALLBACK * largest + move);
  }
  const entries = analysis.at([...point, ...f.parameters]).map(({ error }) => error);
  const solver = solverError(f.dimension, entries, pairs);
  const rounded = perturbations(entries, pairs);
  if (moved === null) return rounded.map((bound) => bound + solver);
  const both = movesBy(sumOf(turned(entries, pairs), moved), pairs.values);
  const all = normOf(moved);
  return rounded.map((bound, i) => Math.min(both[i] ?? Number.NaN, bound + all) + solver);
}

type Matrix = readonly (readonly number[])[];

/** Bounds of the entries of D³f·Δ in the basis of eigenvectors. */
function changesOf(
  f: PointFunction,
  point: readonly number[],
  { vectors }: Eigenpairs,
  uncertainty: Uncertainty,
): Matrix {
  const third = thirdDerivative(f, point);
  return vectors.map((v) =>
    vectors.map((w) => {
      const change = contracted(third, v, w);
      if (typeof uncertainty === 'number') return uncertainty * Math.hypot(...change);
      return uncertainty.reduce(
        (sum, move) => sum + Math.abs(change.reduce((inner, slope, k) => inner + slope * (move[k] ?? 0), 0)),
        0,
      );
    }),
  );
}

const sumOf = (a: Matrix, b: Matrix): Matrix =>
  a.map((row, i) => row.map((entry, j) => entry + (b[i]?.[j] ?? Number.NaN)));

const normOf = (matrix: Matrix): number => Math.hypot(...matrix.flat());

function analysisOf(compiled: CompiledFunction): RunningError {
  const known = analyses.get(compiled);
  if (known !== undefined) return known;
  const made = new RunningError(compiled.hessianNodes);
  analyses.set(compiled, made);
  return made;
}

/** The closed form for n ≤ 2 is right to the last digits of each eigenvalue; rotations to those of the largest. */
function solverError(n: number, entries: readonly number[], { values, vectors }: Eigenpairs): number {
  const isDiagonal = vectors.every((vector) => vector.filter((component) => component !== 0).length === 1);
  if (n <= 2 || (isDiagonal && entries.every((error) => error === 0))) return 0;
  return n * 2 ** -52 * Math.max(...values.map(Math.abs));
}

/**
 * How far H off by |E| (entry by entry) can move each eigenvalue. In the basis of eigenvectors E has entries
 * eᵢⱼ ≤ |vᵢ|ᵀ|E||vⱼ|; then |Δλᵢ| ≤ eᵢᵢ + Σ 2·eᵢⱼ²/gapᵢⱼ, and never more than ‖E‖ (Weyl): so the small eigenvalue of
 * x² + 10¹³·y² is told from zero. Stewart & Sun, Matrix Perturbation Theory (1990), §IV.4 and §V.2.
 */
export function perturbations(lowerTriangle: readonly number[], pairs: Eigenpairs): readonly number[] {
  const { values } = pairs;
  const norm = normOf(values.map((_, i) => values.map((__, j) => entryOf(lowerTriangle, i, j))));
  if (norm === 0 || !Number.isFinite(norm)) return values.map(() => norm);
  return movesBy(turned(lowerTriangle, pairs), values, norm);
}

const entryOf = (lowerTriangle: readonly number[], row: number, column: number): number =>
  lowerTriangle[(Math.max(row, column) * (Math.max(row, column) + 1)) / 2 + Math.min(row, column)] ?? 0;

/** |vᵢ|ᵀ|E||vⱼ|. */
function turned(lowerTriangle: readonly number[], { values, vectors }: Eigenpairs): Matrix {
  return vectors.map((v) => {
    const row = values.map((_, l) =>
      v.reduce((sum, x, k) => sum + Math.abs(x) * entryOf(lowerTriangle, k, l), 0),
    );
    return vectors.map((w) => w.reduce((sum, y, l) => sum + (row[l] ?? 0) * Math.abs(y), 0));
  });
}

/** How far each eigenvalue moves where H changes by such a matrix, given in the basis of eigenvectors. */
function movesBy(change: Matrix, values: readonly number[], norm = normOf(change)): readonly number[] {
  if (norm === 0 || !Number.isFinite(norm)) return values.map(() => norm);
  return values.map((value, i) => {
    let bound = change[i]?.[i] ?? norm;
    values.forEach((other, j) => {
      if (i !== j) bound += (2 * (change[i]?.[j] ?? norm) ** 2) / Math.abs(value - other);
    });
    // 0/0 where the gap is none.
    return Number.isNaN(bound) ? norm : Math.min(bound, norm);
  });
}
