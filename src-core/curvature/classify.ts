export type Definiteness =
  | 'positive-definite'
  | 'negative-definite'
  | 'indefinite'
  | 'positive-semidefinite'
  | 'negative-semidefinite'
  | 'zero';

export type CriticalPointType = 'minimum' | 'maximum' | 'saddle' | 'degenerate';

/**
 * An eigenvalue counts as zero where |λ| ≤ this · max|λ|: about 45 units in the last place, what
 * rounding leaves of an exact zero in H, and far below 1e-12, where κ must still be told.
 */
export const ZERO_EIGENVALUE = 1e-14;

/** Definiteness from the eigenvalues; null where they are not finite. */
export function definitenessOf(eigenvalues: readonly number[]): Definiteness | null {
  if (!eigenvalues.every(Number.isFinite)) return null;
  const largest = Math.max(...eigenvalues.map(Math.abs));
  if (largest === 0) return 'zero';
  const zero = ZERO_EIGENVALUE * largest;
  const positive = eigenvalues.filter((value) => value > zero).length;
  const negative = eigenvalues.filter((value) => value < -zero).length;
  if (positive > 0 && negative > 0) return 'indefinite';
  const full = positive + negative === eigenvalues.length;
  if (positive > 0) return full ? 'positive-definite' : 'positive-semidefinite';
  return full ? 'negative-definite' : 'negative-semidefinite';
}

/** κ = max|λ| / min|λ|; Infinity where singular, null where H is zero or not finite. */
export function conditionNumberOf(eigenvalues: readonly number[]): number | null {
  const definiteness = definitenessOf(eigenvalues);
  if (definiteness === null || definiteness === 'zero') return null;
  const sizes = eigenvalues.map(Math.abs);
  const largest = Math.max(...sizes);
  const smallest = Math.min(...sizes);
  return smallest <= ZERO_EIGENVALUE * largest ? Number.POSITIVE_INFINITY : largest / smallest;
}

/** The second-order test at a critical point. */
export function criticalPointType(definiteness: Definiteness): CriticalPointType {
  if (definiteness === 'positive-definite') return 'minimum';
  if (definiteness === 'negative-definite') return 'maximum';
  return definiteness === 'indefinite' ? 'saddle' : 'degenerate';
}

/** 2/λmax, above which gradient descent diverges; null unless H is positive semidefinite and not zero. */
export function largestStableLearningRate(eigenvalues: readonly number[]): number | null {
  const definiteness = definitenessOf(eigenvalues);
  return definiteness === 'positive-definite' || definiteness === 'positive-semidefinite'
    ? 2 / Math.max(...eigenvalues)
    : null;
}
