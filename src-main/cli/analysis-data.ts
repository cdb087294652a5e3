import { distinct, type NamedRows } from '../../src-renderer/export/data/data-table.ts';
import type { AnalysedPoint } from './analyse.ts';

/** One row a point: the facts of the JSON side by side, each entry of H once. */
export function analysisData(results: readonly AnalysedPoint[], variables: readonly string[]): NamedRows {
  const pairs = variables.flatMap((_, i) => variables.slice(i).map((__, k) => [i, i + k] as const));
  return {
    columns: distinct(
      [
        ...variables,
        'f',
        ...variables.map((name) => `gradient_${name}`),
        'gradientNorm',
        ...pairs.map(([i, j]) => `hessian_${variables[i] ?? ''}_${variables[j] ?? ''}`),
        ...variables.map((_, k) => `eigenvalue${k + 1}`),
        ...variables.flatMap((_, k) => variables.map((name) => `eigenvector${k + 1}_${name}`)),
        'smallestEigenvalueBound',
        'definiteness',
        'conditionNumber',
        'criticalPoint',
        'resolved',
        'largestStableLearningRate',
      ].map((name) => ({ name })),
    ),
    rows: results.map((result) => [
      ...result.point,
      result.value,
      ...result.gradient,
      Math.hypot(...result.gradient),
      ...pairs.map(([i, j]) => result.hessian[i]?.[j] ?? null),
      ...result.eigenvalues,
      ...result.eigenvectors.flat(),
      result.smallestEigenvalueBound,
      result.definiteness,
      result.conditionNumber,
      result.criticalPoint,
      result.resolved?.resolution ?? null,
      result.largestStableLearningRate,
    ]),
  };
}
