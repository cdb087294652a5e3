export type Definiteness =
  | 'positive-definite'
  | 'negative-definite'
  | 'indefinite'
  | 'positive-semidefinite'
  | 'negative-semidefinite'
  | 'zero';

export type CriticalPointType = 'minimum' | 'maximum' | 'saddle' | 'degenerate';

/** For eigenvalues of which nothing else is known: |λ| ≤ 1e-14 · max|λ|, about 45 units in the last place, is zero. */
const ZERO_EIGENVALUE = 1e-14;

function boundsOfUnknownOrigin(eigenvalues: readonly number[]): readonly number[] {
  const largest = Math.max(...eigenvalues.map(Math.abs));
  return eigenvalues.map(() => ZERO_EIGENVALUE * largest);
}

const isZero = (value: number, bound = 0): boolean => Math.abs(value) <= bound;

/**
 * Definiteness from the eigenvalues; null where they are not finite.
 * @param zeroBounds up to where each of them counts as zero (zero-bound.ts)
 */
export function definitenessOf(
  eigenvalues: readonly number[],
  zeroBounds = boundsOfUnknownOrigin(eigenvalues),
): Definiteness | null {
  if (!eigenvalues.every(Number.isFinite)) return null;
  const told = eigenvalues.filter((value, i) => !isZero(value, zeroBounds[i]));
  const positive = told.filter((value) => value > 0).length;
  const negative = told.length - positive;
  if (told.length === 0) return 'zero';
  if (positive > 0 && negative > 0) return 'indefinite';
  const full = positive + negative === eigenvalues.length;
  if (positive > 0) return full ? 'positive-definite' : 'positive-semidefinite';
  return full ? 'negative-definite' : 'negative-semidefinite';
}

/** κ = max|λ| / min|λ|; Infinity where singular, null where H is zero or not finite. */
export function conditionNumberOf(
  eigenvalues: readonly number[],
  zeroBounds = boundsOfUnknownOrigin(eigenvalues),
): number | null {
  const definiteness = definitenessOf(eigenvalues, zeroBounds);
  if (definiteness === null || definiteness === 'zero') return null;
  if (eigenvalues.some((value, i) => isZero(value, zeroBounds[i]))) return Number.POSITIVE_INFINITY;
  const sizes = eigenvalues.map(Math.abs);
  return Math.max(...sizes) / Math.min(...sizes);
}

/** A double has no more decimal digits than these, however small the bounds. */
const DIGITS_OF_A_DOUBLE = 15;

/** How many digits of a finite κ can be trusted: its relative error is at most Σ bound/|λ| of the two it is made of. */
export function conditionNumberDigits(
  eigenvalues: readonly number[],
  zeroBounds: readonly number[],
): number | null {
  const condition = conditionNumberOf(eigenvalues, zeroBounds);
  if (condition === null || condition === Number.POSITIVE_INFINITY) return null;
  const sizes = eigenvalues.map(Math.abs);
  const relative = (index: number): number => (zeroBounds[index] ?? 0) / (sizes[index] ?? 1);
  const smallest = sizes.indexOf(Math.min(...sizes));
  const largest = sizes.indexOf(Math.max(...sizes));
  const digits = Math.floor(-Math.log10(relative(smallest) + relative(largest)));
  return Math.max(0, Math.min(DIGITS_OF_A_DOUBLE, digits));
}

/** The second-order test at a critical point. */
export function criticalPointType(definiteness: Definiteness): CriticalPointType {
  if (definiteness === 'positive-definite') return 'minimum';
  if (definiteness === 'negative-definite') return 'maximum';
  return definiteness === 'indefinite' ? 'saddle' : 'degenerate';
}

/** 2/λmax, above which gradient descent diverges; null unless H is positive semidefinite and not zero. */
export function largestStableLearningRate(
  eigenvalues: readonly number[],
  zeroBounds = boundsOfUnknownOrigin(eigenvalues),
): number | null {
  const definiteness = definitenessOf(eigenvalues, zeroBounds);
  return definiteness === 'positive-definite' || definiteness === 'positive-semidefinite'
    ? 2 / Math.max(...eigenvalues)
    : null;
}
