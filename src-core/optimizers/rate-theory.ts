/** What is said of learning rates, in the forms that many methods share. */
import type { RateTheory } from './optimizer.ts';

/** A method that converges on a quadratic below a learning rate, and not above it. */
export const stableUpTo = (learningRate: number, label: string, meaning: string): RateTheory => ({
  marks: [{ learningRate, label, meaning }],
  zones: [
    { from: 0, label: 'converges' },
    { from: learningRate, label: 'diverges' },
  ],
});

export const noThreshold = (name: string): string =>
  `${name} rescales each coordinate by its own gradients, so no fixed threshold in λ holds for it.`;

/** The largest of the factors by which the errors along the eigenvectors shrink. */
export const slowest = (eigenvalues: readonly number[], factor: (eigenvalue: number) => number): number =>
  Math.max(...eigenvalues.map(factor));

/** The larger root, in size, of r² − trace·r + determinant: two steps of the error along one eigenvector. */
export function twoStepRate(trace: number, determinant: number): number {
  const discriminant = trace * trace - 4 * determinant;
  if (discriminant < 0) return Math.sqrt(determinant);
  return (Math.abs(trace) + Math.sqrt(discriminant)) / 2;
}
