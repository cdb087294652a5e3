import type { PointFunction } from '../kernel/index.ts';
import {
  conditionNumberOf,
  criticalPointType,
  definitenessOf,
  largestStableLearningRate,
  type CriticalPointType,
  type Definiteness,
} from './classify.ts';
import { symmetricEigen } from './symmetric-eigen.ts';

/** A point counts as critical where ‖∇f‖₂ ≤ this. */
export const GRADIENT_TOLERANCE = 1e-6;

/** What value, gradient and Hessian say at one point. */
export interface PointAnalysis {
  readonly point: readonly number[];
  readonly value: number;
  readonly gradient: readonly number[];
  readonly hessian: readonly (readonly number[])[];
  /** Ascending. */
  readonly eigenvalues: readonly number[];
  /** Unit rows; row i belongs to eigenvalue i. */
  readonly eigenvectors: readonly (readonly number[])[];
  readonly definiteness: Definiteness | null;
  readonly conditionNumber: number | null;
  readonly criticalPoint: CriticalPointType | null;
  readonly largestStableLearningRate: number | null;
}

export function analysePoint(f: PointFunction, point: readonly number[]): PointAnalysis {
  const { value, gradient, hessian } = f.secondOrder(point);
  const { values: eigenvalues, vectors: eigenvectors } = symmetricEigen(hessian);
  const definiteness = definitenessOf(eigenvalues);
  const critical = Math.hypot(...gradient) <= GRADIENT_TOLERANCE;
  return {
    point,
    value,
    gradient: [...gradient],
    hessian,
    eigenvalues,
    eigenvectors,
    definiteness,
    conditionNumber: conditionNumberOf(eigenvalues),
    criticalPoint: critical && definiteness !== null ? criticalPointType(definiteness) : null,
    largestStableLearningRate: largestStableLearningRate(eigenvalues),
  };
}
