import { scaled } from '../../linear-algebra/vectors.ts';
import { backtrack } from '../line-search/armijo.ts';
import { contraction, OWN_STEP, sufficientDecrease } from '../line-search/settings.ts';
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
    'p = -@H^{-1}@g \\text{ where } @H \\succ 0, \\text{ else } -@g',
    '\\alpha = \\max\\{1, @contraction, @contraction^2, \\dots\\} : f(@x + \\alpha p) \\le f(@x) + @c1\\,\\alpha\\,@g^\\top p',
    "@x' \\leftarrow @x + \\alpha p",
  ],
  source: 'Nocedal & Wright 2006, §3.3 and Algorithm 3.1; −∇f where H is not positive definite or not finite',
  learningRateOf: null,
  inWords:
    'It steps to the bottom of the local quadratic model, or straight downhill where that has none, and halves the step until f has fallen enough.',
  init: () => ({}),
  update(oracle, state, settings) {
    const eigenpairs = oracle.eigenpairs();
    const gradient = oracle.gradient();
    const isConvex = eigenpairs.values.every((eigenvalue) => eigenvalue > 0);
    const found = backtrack(oracle, scaled(-1, isConvex ? solveBy(eigenpairs, gradient) : gradient), {
      initialStep: 1,
      c1: numberSetting(settings, 'c1'),
      contraction: numberSetting(settings, 'contraction'),
    });
    return found === null ? 'stalled' : { point: found.point, state };
  },
  predictedRate: () => 0,
  rateTheory: () => OWN_STEP,
};
