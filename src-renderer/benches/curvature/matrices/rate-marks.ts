/** What theory says of learning rates for each matrix, for one slider that serves them all. */
import { gradientDescent } from '../../../../src-core/optimizers/first-order/gradient-descent.ts';
import type { RateMark, RateTheory } from '../../../../src-core/optimizers/index.ts';
import type { PointAnalysis } from '../../../../src-core/curvature/index.ts';
import { matrixName } from './matrix-names.ts';

/** Null where H is not positive (semi)definite: no rate leads to a minimum. */
export function ratesOf({ largestStableLearningRate, eigenvalues }: PointAnalysis): RateTheory | null {
  if (largestStableLearningRate === null) return null;
  const theory = gradientDescent.rateTheory(
    { minimum: Math.max(0, Math.min(...eigenvalues)), maximum: Math.max(...eigenvalues) },
    {},
  );
  return typeof theory === 'string' ? null : theory;
}

/** All marks of one matrix; of two only the limit of each, by name. */
export function marksOf(theories: readonly (RateTheory | null)[]): readonly RateMark[] {
  if (theories.length < 2) return theories.flatMap((theory) => theory?.marks ?? []);
  const limits = theories.flatMap((theory, k) =>
    (theory?.marks ?? [])
      .filter(({ label }) => label === '2/λmax')
      .map((mark) => ({ ...mark, label: `2/λmax of ${matrixName(k, 2)}` })),
  );
  const [first, second] = limits;
  return first !== undefined && first.learningRate === second?.learningRate
    ? [{ ...first, label: '2/λmax of A and B' }]
    : limits;
}
