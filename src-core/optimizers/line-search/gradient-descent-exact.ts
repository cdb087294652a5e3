import { dot, largestOf, scaled, times } from '../../linear-algebra/vectors.ts';
import { whereNotZero } from '../formula-lines.ts';
import { numberSetting, type Oracle, type OracleMethod } from '../optimizer.ts';
import { conditionOf } from '../second-order/curvature.ts';
import { OWN_STEP } from './settings.ts';
import { firstStep, strongWolfe } from './strong-wolfe.ts';

/**
 * x ← x − α∇f(x) with α where f along −∇f has its first minimum. What a quadratic has in closed form,
 * α = g·g/g·Hg, is tried first; where the slope is then not yet within `precision`, a search goes on.
 */
export const gradientDescentExact: OracleMethod = {
  kind: 'oracle',
  id: 'gradient-descent-exact',
  name: 'Gradient descent, exact line search',
  family: 'line-search',
  settings: [
    {
      kind: 'number',
      name: 'precision',
      symbol: '\\delta',
      default: 1e-6,
      minimum: 1e-10,
      maximum: 0.1,
      meaning: 'δ, the share of the slope along the line that may be left',
    },
  ],
  formula: [
    whereNotZero(
      'closed',
      '@closed = \\frac{@g^\\top @g}{@g^\\top @H\\,@g}\\text{, tried first}',
      '\\text{ where that is above 0}',
    ),
    '@alpha = \\operatorname*{arg\\,min}_{a > 0} f(@x - a\\,@g)',
    "@x' \\leftarrow @x - @alpha\\,@g",
  ],
  symbols: { alpha: '\\alpha', closed: '\\alpha^{\\text{quad}}' },
  source:
    'Cauchy 1847; Nocedal & Wright 2006, §3.3; where f has no minimum along the line, as far as the search got',
  learningRateOf: null,
  inWords:
    'It goes down the slope to the lowest place on that line, so that each step turns by a right angle: in a valley it zig-zags.',
  init: () => ({}),
  update(oracle, state, settings) {
    const gradient = oracle.gradient();
    const closed = minimumOfModel(oracle);
    const found = strongWolfe(oracle, scaled(-1, gradient), {
      initialStep: closed ?? firstStep(gradient),
      c1: 1e-4,
      c2: numberSetting(settings, 'precision'),
      trials: 60,
      resolution: Number.EPSILON * largestOf(oracle.point),
    });
    if (found === null) return 'stalled';
    return {
      point: found.point,
      state,
      effectiveRates: found.point.map(() => found.length),
      told: () => ({ alpha: [found.length], closed: closed === null ? [] : [closed] }),
    };
  },
  /** The worst start's (Kantorovich), which others come close to. */
  predictedRate(eigenvalues) {
    const kappa = conditionOf(eigenvalues);
    return (kappa - 1) / (kappa + 1);
  },
  rateTheory: () => OWN_STEP,
};

/** g·g/g·Hg, where the quadratic model has a minimum along the line. */
function minimumOfModel(oracle: Oracle): number | null {
  const gradient = oracle.gradient();
  const length = dot(gradient, gradient) / dot(gradient, times(oracle.hessian(), gradient));
  return length > 0 && Number.isFinite(length) ? length : null;
}
