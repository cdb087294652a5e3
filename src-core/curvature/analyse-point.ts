import type { PointFunction } from '../kernel/index.ts';
import {
  conditionNumberDigits,
  conditionNumberOf,
  criticalPointType,
  definitenessOf,
  largestStableLearningRate,
  type CriticalPointType,
  type Definiteness,
} from './classify.ts';
import { smoothnessOf, type Smoothness } from './smoothness.ts';
import { symmetricEigen } from '../linear-algebra/symmetric-eigen.ts';
import { zeroBounds } from './zero-bound.ts';

/** A point counts as critical where ‖∇f‖₂ ≤ this. */
export const GRADIENT_TOLERANCE = 1e-6;

/** What value, gradient and Hessian say at one point. */
export interface PointAnalysis {
  readonly point: readonly number[];
  readonly value: number;
  /** At a kink what the rules' conventions say. */
  readonly gradient: readonly number[];
  /** Whether f has a Hessian here; what follows is said only where it has: else numbers are NaN, the rest is null. */
  readonly smoothness: Smoothness;
  readonly hessian: readonly (readonly number[])[];
  /** Ascending. */
  readonly eigenvalues: readonly number[];
  /** Unit rows; row i belongs to eigenvalue i. */
  readonly eigenvectors: readonly (readonly number[])[];
  /** Up to where the eigenvalue smallest in size is not told from zero; null where H is not finite. */
  readonly smallestEigenvalueBound: number | null;
  readonly definiteness: Definiteness | null;
  readonly conditionNumber: number | null;
  /** How many digits of κ can be trusted; null where it is not finite. */
  readonly conditionNumberDigits: number | null;
  readonly criticalPoint: CriticalPointType | null;
  readonly largestStableLearningRate: number | null;
}

/** @param uncertainty how far the point may be from the one meant; 0 for a point that was typed */
export function analysePoint(f: PointFunction, point: readonly number[], uncertainty = 0): PointAnalysis {
  const local = f.secondOrder(point);
  const { value, gradient } = local;
  const smoothness = smoothnessOf(f, point, uncertainty, local);
  // A convention is no Hessian, nor are the rules' zeros where f is infinite, as of x/0 + y.
  const hasHessian = smoothness === 'smooth' || smoothness === 'not-finite-derivatives';
  const hessian = hasHessian ? local.hessian : local.hessian.map((row) => row.map(() => Number.NaN));
  const pairs = symmetricEigen(hessian);
  const { values: eigenvalues, vectors: eigenvectors } = pairs;
  const isFinite = eigenvalues.every(Number.isFinite);
  const bounds = isFinite ? zeroBounds(f, point, pairs, uncertainty) : [];
  const definiteness = definitenessOf(eigenvalues, bounds);
  const critical = Math.hypot(...gradient) <= GRADIENT_TOLERANCE;
  const sizes = eigenvalues.map(Math.abs);
  return {
    point,
    value,
    gradient: [...gradient],
    smoothness,
    hessian,
    eigenvalues,
    eigenvectors,
    smallestEigenvalueBound: bounds[sizes.indexOf(Math.min(...sizes))] ?? null,
    definiteness,
    conditionNumber: conditionNumberOf(eigenvalues, bounds),
    conditionNumberDigits: conditionNumberDigits(eigenvalues, bounds),
    criticalPoint: critical && definiteness !== null ? criticalPointType(definiteness) : null,
    largestStableLearningRate: largestStableLearningRate(eigenvalues, bounds),
  };
}
