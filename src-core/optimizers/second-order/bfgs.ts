import { dot, minus, plusMultiple, scaled, times } from '../../linear-algebra/vectors.ts';
import { curvatureCondition, OWN_STEP, sufficientDecrease } from '../line-search/settings.ts';
import { firstStep, strongWolfe, type Trial } from '../line-search/strong-wolfe.ts';
import { counted, indexedBy, onWay } from '../formula-lines.ts';
import {
  component,
  numberSetting,
  type OracleMethod,
  type FormulaLine,
  type StepMade,
  type Vector,
} from '../optimizer.ts';

const isPositive = (number: number): boolean => number > 0 && Number.isFinite(number);

const isCurved = ({ told: { curvature: [curvature = Number.NaN] = [] } }: StepMade): boolean =>
  isPositive(curvature);

const whereCurved = (tex: string): FormulaLine => ({ tex, where: '', holds: isCurved });

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
    '@alpha \\text{ by strong Wolfe}\\allowbreak\\text{ with } @c1, @c2',
    onWay('learnt', "@x' \\leftarrow @x - @alpha\\,@inverseHessian\\allowbreak\\,@g", ''),
    onWay(
      'anew',
      "@x' \\leftarrow @x - @alpha\\,@g",
      '\\text{ at first, or where } B \\text{ leads nowhere down}',
    ),
    "@s = @x' - @x",
    '@y = @there - @g',
    onWay('learnt', '@base = @inverseHessian', ''),
    {
      tex: '@base = \\frac{@y^\\top @s}{@y^\\top @y}\\,I',
      where: '\\text{ at first, or where } B \\text{ led nowhere down}',
      holds: (step) => step.way === 'anew' && isCurved(step),
    },
    whereCurved('@rho = \\frac{1}{@y^\\top @s}'),
    whereCurved('@V = I - @rho\\,@y\\,@s^\\top'),
    whereCurved(
      "@inverseHessian' \\leftarrow @V^\\top \\allowbreak @base\\allowbreak @V + @rho\\,@s\\,@s^\\top",
    ),
    {
      tex: "@inverseHessian' \\leftarrow @base",
      where: '\\text{ where } y^\\top s \\le 0',
      holds: (step) => !isCurved(step),
    },
  ],
  symbols: {
    inverseHessian: 'B',
    updates: counted('corrections of B'),
    alpha: '\\alpha',
    base: '\\tilde B',
    rho: '\\rho',
    there: indexedBy((k) => `\\nabla f(x${k})`, 1),
  },
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
    const known = byLearnt === null ? null : learnt;
    const [s, y] = [minus(trial.point, oracle.point), minus(trial.gradient, gradient)];
    const next = corrected(known, s, y);
    return {
      point: trial.point,
      state: {
        inverseHessian: (next ?? identity(n)).flat(),
        updates: [next === null ? 0 : known === null ? 1 : updates + 1],
      },
      way: known === null ? 'anew' : 'learnt',
      told: () => ({
        ...{ alpha: [trial.length], s, y, there: trial.gradient },
        base: (known ?? (isPositive(dot(y, s)) ? scaledIdentity(s, y) : identity(n))).flat(),
        curvature: [dot(y, s)],
        rho: [1 / dot(y, s)],
        V: identity(n).flatMap((row, i) => plusMultiple(row, -component(y, i) / dot(y, s), s)),
      }),
    };
  },
  /** Faster than any fixed factor (Nocedal & Wright 2006, Theorem 6.6). */
  predictedRate: () => 0,
  rateTheory: () => OWN_STEP,
};

/** B after a step s on which ∇f changed by y; as it was where yᵀs ≤ 0, for B would not stay positive definite. */
function corrected(inverse: readonly Vector[] | null, s: Vector, y: Vector): readonly Vector[] | null {
  const ys = dot(y, s);
  if (!isPositive(ys)) return inverse;
  const before = inverse ?? scaledIdentity(s, y);
  const image = times(before, y);
  const along = (1 + dot(y, image) / ys) / ys;
  return before.map((row, i) =>
    row.map((entry, j) => {
      const mixed = component(s, i) * component(image, j) + component(image, i) * component(s, j);
      return entry - mixed / ys + along * component(s, i) * component(s, j);
    }),
  );
}

/** I·(y·s/y·y): about as large as H⁻¹ along the step. */
const scaledIdentity = (s: Vector, y: Vector): readonly Vector[] =>
  identity(s.length).map((row) => scaled(dot(y, s) / dot(y, y), row));

const identity = (n: number): readonly Vector[] =>
  Array.from({ length: n }, (_, i) => Array.from({ length: n }, (__, j) => (i === j ? 1 : 0)));

const rowsOf = (flat: Vector, n: number): readonly Vector[] =>
  Array.from({ length: n }, (_, i) => flat.slice(n * i, n * (i + 1)));
