import { scaled } from '../../linear-algebra/vectors.ts';
import { armijoSymbols, backtrack, toldOfArmijo } from '../line-search/armijo.ts';
import { contraction, OWN_STEP, sufficientDecrease } from '../line-search/settings.ts';
import { onWay } from '../formula-lines.ts';
import { numberSetting, type OracleMethod } from '../optimizer.ts';
import { solveBy } from './curvature.ts';

/** x ← x + αp, p = −H⁻¹∇f where H is positive definite, else −∇f; α = 1, ρ, ρ², … until f falls enough. */
export const newtonArmijo: OracleMethod = {
  kind: 'oracle',
  id: 'newton-armijo',
  name: 'Newton with line search',
  family: 'second-order',
  settings: [sufficientDecrease, contraction],
  formula: [
    onWay('newton', '@p = -@H^{-1}@g', '\\text{ where } H \\succ 0'),
    onWay('downhill', '@p = -@g', '\\text{ else}'),
    '@alpha = @contraction^{@cuts},\\quad j = 0, 1, \\dots \\text{ the first with}',
    '@there \\le @here + @c1\\,@alpha\\,@g^\\top @p',
    "@x' \\leftarrow @x + @alpha\\,@p",
  ],
  symbols: armijoSymbols,
  source: 'Nocedal & Wright 2006, §3.3 and Algorithm 3.1; −∇f where H is not positive definite or not finite',
  learningRateOf: null,
  inWords:
    'It steps to the bottom of the local quadratic model, or straight downhill where that has none, and halves the step until f has fallen enough.',
  init: () => ({}),
  update(oracle, state, settings) {
    const eigenpairs = oracle.eigenpairs();
    const gradient = oracle.gradient();
    const isConvex = eigenpairs.values.every((eigenvalue) => eigenvalue > 0);
    const p = scaled(-1, isConvex ? solveBy(eigenpairs, gradient) : gradient);
    const found = backtrack(oracle, p, {
      initialStep: 1,
      c1: numberSetting(settings, 'c1'),
      contraction: numberSetting(settings, 'contraction'),
    });
    if (found === null) return 'stalled';
    return {
      point: found.point,
      state,
      way: isConvex ? 'newton' : 'downhill',
      told: () => ({ p, ...toldOfArmijo(oracle, found) }),
    };
  },
  predictedRate: () => 0,
  rateTheory: () => OWN_STEP,
};
