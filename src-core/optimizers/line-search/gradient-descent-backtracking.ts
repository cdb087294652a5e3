import { scaled } from '../../linear-algebra/vectors.ts';
import { numberSetting, type OracleMethod } from '../optimizer.ts';
import { armijoSymbols, backtrack, toldOfArmijo } from './armijo.ts';
import { contraction, initialStep, OWN_STEP, sufficientDecrease } from './settings.ts';

/** x ← x − α∇f(x) with the first of α₀, ρα₀, ρ²α₀, … that lowers f enough. */
export const gradientDescentBacktracking: OracleMethod = {
  kind: 'oracle',
  id: 'gradient-descent-backtracking',
  name: 'Gradient descent, backtracking',
  family: 'line-search',
  settings: [initialStep, sufficientDecrease, contraction],
  formula: [
    '@alpha = @initialStep\\,@contraction^{@cuts},\\quad j = 0, 1, \\dots \\text{ the first with}',
    '@there \\le @here - @c1\\,@alpha\\,\\lVert @g\\rVert^2',
    "@x' \\leftarrow @x - @alpha\\,@g",
  ],
  symbols: armijoSymbols,
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
    return {
      point: found.point,
      state,
      effectiveRates: found.point.map(() => found.step),
      told: () => toldOfArmijo(oracle, found),
    };
  },
  rateTheory: () => OWN_STEP,
};
