import { dot, minus, plusMultiple, scaled } from '../../linear-algebra/vectors.ts';
import { inLaterSteps, onWay } from '../formula-lines.ts';
import { numberSetting, type OracleMethod } from '../optimizer.ts';
import { curvatureCondition, OWN_STEP, sufficientDecrease } from './settings.ts';
import { firstStep, strongWolfe } from './strong-wolfe.ts';

/**
 * p ← −∇f(x) + βp with β = max(0, g·(g − g₋)/g₋·g₋), where g₋ is the gradient before; x ← x + αp by strong Wolfe.
 * The first α that is tried promises the fall that the last one did (Nocedal & Wright 2006, §3.5).
 */
export const conjugateGradient: OracleMethod = {
  kind: 'oracle',
  id: 'conjugate-gradient',
  name: 'Conjugate gradient (Polak–Ribière+)',
  family: 'line-search',
  settings: [sufficientDecrease, curvatureCondition(0.1)],
  formula: [
    inLaterSteps(
      '@beta = \\max\\Bigl(0,\\,\\frac{@g^\\top(@g - @gradient)}{@gradient^\\top @gradient}\\Bigr)',
    ),
    onWay('conjugate', "@direction' \\leftarrow -@g + @beta\\,@direction", '\\text{ in later steps}'),
    onWay(
      'downhill',
      "@direction' \\leftarrow -@g",
      '\\text{ at first, where } \\beta = 0 \\text{ or that leads nowhere down}',
    ),
    '@alpha \\text{ by strong Wolfe}\\allowbreak\\text{ with } @c1, @c2',
    "@x' \\leftarrow @x + @alpha\\,@direction'",
  ],
  symbols: {
    gradient: (index) => (index === null ? '\\nabla f(x_{t-1})' : `\\nabla f(x_{${index - 1}})`),
    direction: 'p',
    alpha: '\\alpha',
    beta: '\\beta',
    promise: '(\\alpha\\,\\nabla f^\\top p)',
  },
  source:
    'Polak & Ribière 1969; β ≥ 0 after Powell; Nocedal & Wright 2006, Algorithm 5.4 and (5.45), line search 3.5; −∇f again where p leads nowhere down',
  learningRateOf: null,
  inWords:
    'It keeps of the last direction what does not undo it: in a valley that is a quadratic, as many steps as there are variables nearly do.',
  init: (point) => ({
    direction: point.map(() => 0),
    gradient: point.map(() => 0),
    // α·∇f·p of the last step.
    promise: [0],
  }),
  update(oracle, { direction: before = [], gradient: previous = [], promise: [promise = 0] = [] }, settings) {
    const gradient = oracle.gradient();
    const downhill = scaled(-1, gradient);
    const ratio = dot(gradient, minus(gradient, previous)) / dot(previous, previous);
    const beta = ratio > 0 && Number.isFinite(ratio) ? ratio : 0;
    const conjugate = plusMultiple(downhill, beta, before);

    for (const direction of beta > 0 ? [conjugate, downhill] : [downhill]) {
      const slope = dot(gradient, direction);
      const trial = strongWolfe(oracle, direction, {
        initialStep: promise < 0 && slope < 0 ? promise / slope : firstStep(gradient),
        c1: numberSetting(settings, 'c1'),
        c2: numberSetting(settings, 'c2'),
        trials: 50,
      });
      if (trial !== null)
        return {
          point: trial.point,
          state: { direction, gradient, promise: [trial.length * slope] },
          way: direction === conjugate ? 'conjugate' : 'downhill',
          told: () => ({ alpha: [trial.length], beta: [beta] }),
        };
    }
    return 'stalled';
  },
  rateTheory: () => OWN_STEP,
};
