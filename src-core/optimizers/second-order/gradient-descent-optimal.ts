import { plusMultiple } from '../../linear-algebra/vectors.ts';
import { OWN_STEP } from '../line-search/settings.ts';
import type { OracleMethod } from '../optimizer.ts';
import { conditionOf, extremeSizes, extremeSymbols } from './curvature.ts';

/** x ← x − η∇f(x), η = 2/(λmin + λmax) of H at x: the best fixed rate of the local quadratic model. */
export const gradientDescentOptimal: OracleMethod = {
  kind: 'oracle',
  id: 'gradient-descent-optimal',
  name: 'Gradient descent, best rate',
  family: 'second-order',
  settings: [],
  formula: ['@eta = \\frac{2}{@low + @high}', "@x' \\leftarrow @x - @eta\\,@g"],
  symbols: { eta: '\\eta', ...extremeSymbols },
  source: 'Nesterov 2004, Theorem 2.1.15; |λ| where H is indefinite; stops where H is singular',
  learningRateOf: null,
  inWords:
    'It knows the valley’s curvatures and takes the best rate for them: across it and along it the error then shrinks alike, slowly where they differ much.',
  init: () => ({}),
  update(oracle, state) {
    const sizes = extremeSizes(oracle.eigenpairs());
    if (sizes === null) return 'singular';
    const eta = 2 / (sizes.minimum + sizes.maximum);
    return {
      point: plusMultiple(oracle.point, -eta, oracle.gradient()),
      state,
      effectiveRates: oracle.point.map(() => eta),
      told: () => ({ eta: [eta], low: [sizes.minimum], high: [sizes.maximum] }),
    };
  },
  predictedRate(eigenvalues) {
    const kappa = conditionOf(eigenvalues);
    return (kappa - 1) / (kappa + 1);
  },
  rateTheory: () => OWN_STEP,
};
