import { scaled } from '../../linear-algebra/vectors.ts';
import { numberSetting, type OracleMethod } from '../optimizer.ts';
import { backtrack } from './armijo.ts';
import { contraction, initialStep, OWN_STEP, sufficientDecrease } from './settings.ts';

/** x ← x − α∇f(x) with the first of α₀, ρα₀, ρ²α₀, … that lowers f enough. */
export const gradientDescentBacktracking: OracleMethod = {
  kind: 'oracle',
  id: 'gradient-descent-backtracking',
  name: 'Gradient descent, backtracking',
  family: 'line-search',
  settings: [initialStep, sufficientDecrease, contraction],
  formula: [
    '\\alpha = \\max\\{@initialStep\\,@contraction^j\\} : f(@x - \\alpha @g) \\le f(@x) - @c1\\,\\alpha\\,\\|@g\\|^2',
    "@x' \\leftarrow @x - \\alpha\\,@g",
  ],
  source: 'Armijo 1966; Nocedal & Wright 2006, Algorithm 3.1',
  learningRateOf: null,
  inWords:
    'The step along the slope is cut back until f has fallen enough: it never diverges, but in a narrow valley its steps are as short as the steep side allows.',
  init: () => ({}),
  update(oracle, state, settings) {
    const found = backtrack(oracle, scaled(-1, oracle.gradient()), {
      initialStep: numberSetting(settings, 'initialStep'),
      c1: numberSetting(settings, 'c1'),
      contraction: numberSetting(settings, 'contraction'),
    });
    if (found === null) return 'stalled';
    return { point: found.point, state, effectiveRates: found.point.map(() => found.step) };
  },
  rateTheory: () => OWN_STEP,
};
