import { RunningError } from '../calculus/index.ts';
import type { CompiledFunction, PointFunction } from '../kernel/index.ts';
import type { Eigenpairs } from './symmetric-eigen.ts';
import { thirdDerivativeNorm } from './third-derivative.ts';

/** Of a larger Hessian, which only hostile formulas have, the pass would be felt in a drag. */
const LARGEST_GRAPH = 20_000;

/** What stands for the bound where the graph is too large for it: about 45 units in the last place of max|λ|. */
const FALLBACK = 1e-14;

const analyses = new WeakMap<CompiledFunction, RunningError>();

/**
 * For each eigenvalue of H the bound up to which it counts as zero: |λ| ≤ rounding of H + ‖∇³f‖·(uncertainty of
 * the location). The rounding is that of this very computation, by running error analysis.
 * @param uncertainty how far the point may be from the one meant; 0 for a point that was typed
 */
export function zeroBounds(
  f: PointFunction,
  point: readonly number[],
  pairs: Eigenpairs,
  uncertainty = 0,
): readonly number[] {
  const moved = uncertainty > 0 ? thirdDerivativeNorm(f, point) * uncertainty : 0;
  const largest = Math.max(...pairs.values.map(Math.abs));
  const analysis = analysisOf(f.compiled);
  if (analysis.size > LARGEST_GRAPH) return pairs.values.map(() => FALLBACK * largest + moved);
  const entries = analysis.at([...point, ...f.parameters]).map(({ error }) => error);
  const solver = solverError(f.dimension, entries, pairs);
  return perturbations(entries, pairs).map((bound) => bound + solver + moved);
}

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
export function perturbations(
  lowerTriangle: readonly number[],
  { values, vectors }: Eigenpairs,
): readonly number[] {
  const entry = (row: number, column: number): number =>
    lowerTriangle[(Math.max(row, column) * (Math.max(row, column) + 1)) / 2 + Math.min(row, column)] ?? 0;
  const norm = Math.hypot(...values.flatMap((_, i) => values.map((__, j) => entry(i, j))));
  if (norm === 0 || !Number.isFinite(norm)) return values.map(() => norm);
  const turned = vectors.map((v) => {
    const row = values.map((_, l) => v.reduce((sum, x, k) => sum + Math.abs(x) * entry(k, l), 0));
    return vectors.map((w) => w.reduce((sum, y, l) => sum + (row[l] ?? 0) * Math.abs(y), 0));
  });
  return values.map((value, i) => {
    let bound = turned[i]?.[i] ?? norm;
    values.forEach((other, j) => {
      if (i !== j) bound += (2 * (turned[i]?.[j] ?? norm) ** 2) / Math.abs(value - other);
    });
    // 0/0 where the gap is none.
    return Number.isNaN(bound) ? norm : Math.min(bound, norm);
  });
}
