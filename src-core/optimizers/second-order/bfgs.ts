import { dot, minus, scaled, times } from '../../linear-algebra/vectors.ts';
import { curvatureCondition, OWN_STEP, sufficientDecrease } from '../line-search/settings.ts';
import { firstStep, strongWolfe, type Trial } from '../line-search/strong-wolfe.ts';
import { component, numberSetting, type OracleMethod, type Vector } from '../optimizer.ts';

/**
 * x ← x − αB∇f(x), where B stands for H⁻¹ and is corrected after each step so that it explains how ∇f changed.
 * B begins as I, and is scaled to the curvature met on the first step (Nocedal & Wright 2006, eq. 6.20).
 */
export const bfgs: OracleMethod = {
  kind: 'oracle',
  id: 'bfgs',
  name: 'BFGS',
  family: 'second-order',
  settings: [sufficientDecrease, curvatureCondition(0.9)],
  formula: [
    "@x' \\leftarrow @x - \\alpha\\,@inverseHessian\\,@g,\\quad \\alpha \\text{ by strong Wolfe with } @c1, @c2",
    "@inverseHessian' \\leftarrow (I - \\tfrac{s y^\\top}{y^\\top s})\\,@inverseHessian\\,(I - \\tfrac{y s^\\top}{y^\\top s}) + \\tfrac{s s^\\top}{y^\\top s}",
    "s = @x' - @x,\\quad y = \\nabla f(@x') - @g",
  ],
  symbols: { inverseHessian: 'B' },
  source:
    'Broyden, Fletcher, Goldfarb, Shanno 1970; Nocedal & Wright 2006, Algorithm 6.1, line search 3.5; B is kept where yᵀs ≤ 0',
  learningRateOf: null,
  inWords:
    'From how the slope changes it learns the shape of the valley, and after a few steps goes along it nearly as Newton’s method would.',
  init: ({ length }) => ({ inverseHessian: identity(length).flat(), updates: [0] }),
  update(oracle, { inverseHessian = [], updates: [updates = 0] = [] }, settings) {
    const gradient = oracle.gradient();
    const n = gradient.length;
    const searched = (inverse: readonly Vector[], initialStep: number): Trial | null =>
      strongWolfe(oracle, scaled(-1, times(inverse, gradient)), {
        initialStep,
        c1: numberSetting(settings, 'c1'),
        c2: numberSetting(settings, 'c2'),
        trials: 50,
      });

    const learnt = updates === 0 ? null : rowsOf(inverseHessian, n);
    const byLearnt = learnt === null ? null : searched(learnt, 1);
    // What was learnt elsewhere may lead nowhere here: then it begins anew.
    const trial = byLearnt ?? searched(identity(n), firstStep(gradient));
    if (trial === null) return 'stalled';
    const next = corrected(
      byLearnt === null ? null : learnt,
      minus(trial.point, oracle.point),
      minus(trial.gradient, gradient),
    );
    return {
      point: trial.point,
      state: {
        inverseHessian: (next ?? identity(n)).flat(),
        updates: [next === null ? 0 : byLearnt === null ? 1 : updates + 1],
      },
    };
  },
  /** Faster than any fixed factor (Nocedal & Wright 2006, Theorem 6.6). */
  predictedRate: () => 0,
  rateTheory: () => OWN_STEP,
};

/** B after a step s on which ∇f changed by y; as it was where yᵀs ≤ 0, for B would not stay positive definite. */
function corrected(inverse: readonly Vector[] | null, s: Vector, y: Vector): readonly Vector[] | null {
  const ys = dot(y, s);
  if (!(ys > 0 && Number.isFinite(ys))) return inverse;
  const before = inverse ?? identity(s.length).map((row) => scaled(ys / dot(y, y), row));
  const image = times(before, y);
  const along = (1 + dot(y, image) / ys) / ys;
  return before.map((row, i) =>
    row.map((entry, j) => {
      const mixed = component(s, i) * component(image, j) + component(image, i) * component(s, j);
      return entry - mixed / ys + along * component(s, i) * component(s, j);
    }),
  );
}

const identity = (n: number): readonly Vector[] =>
  Array.from({ length: n }, (_, i) => Array.from({ length: n }, (__, j) => (i === j ? 1 : 0)));

const rowsOf = (flat: Vector, n: number): readonly Vector[] =>
  Array.from({ length: n }, (_, i) => flat.slice(n * i, n * (i + 1)));
