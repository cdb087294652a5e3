import { plusMultiple, scaled } from '../../linear-algebra/vectors.ts';
import { OWN_STEP } from '../line-search/settings.ts';
import type { OracleMethod } from '../optimizer.ts';
import { conditionOf, extremeSizes, extremeSymbols } from './curvature.ts';

/**
 * d ← βd − η∇f(x), x ← x + d, with Polyak's best η and β for the local quadratic model. On a quadratic the
 * error goes as k·ρᵏ, ρ = (√κ − 1)/(√κ + 1): the best constants make the iteration's matrix defective.
 */
export const heavyBallOptimal: OracleMethod = {
  kind: 'oracle',
  id: 'heavy-ball-optimal',
  name: 'Heavy ball, best constants',
  family: 'second-order',
  settings: [],
  formula: [
    '@eta = \\frac{4}{(\\sqrt{@high} + \\sqrt{@low})^2}',
    '@beta = \\Bigl(\\frac{\\sqrt{@high} - \\sqrt{@low}}{\\sqrt{@high} + \\sqrt{@low}}\\Bigr)^2',
    "@displacement' \\leftarrow @beta\\,@displacement - @eta\\,@g",
    "@x' \\leftarrow @x + @displacement'",
  ],
  symbols: { displacement: 'd', eta: '\\eta', beta: '\\beta', ...extremeSymbols },
  source: 'Polyak 1964; |λ| where H is indefinite; stops where H is singular',
  learningRateOf: null,
  inWords:
    'It knows the valley’s curvatures and takes the best rate and momentum for them: it needs about √κ steps where gradient descent needs κ.',
  init: (point) => ({ displacement: point.map(() => 0) }),
  update(oracle, { displacement = [] }) {
    const sizes = extremeSizes(oracle.eigenpairs());
    if (sizes === null) return 'singular';
    const [low, high] = [Math.sqrt(sizes.minimum), Math.sqrt(sizes.maximum)];
    const eta = 4 / ((high + low) * (high + low));
    const rate = (high - low) / (high + low);
    const beta = rate * rate;
    const next = plusMultiple(scaled(beta, displacement), -eta, oracle.gradient());
    return {
      point: plusMultiple(oracle.point, 1, next),
      state: { displacement: next },
      effectiveRates: next.map(() => eta),
      told: () => ({ eta: [eta], beta: [beta], low: [sizes.minimum], high: [sizes.maximum] }),
    };
  },
  predictedRate(eigenvalues) {
    const root = Math.sqrt(conditionOf(eigenvalues));
    return (root - 1) / (root + 1);
  },
  rateTheory: () => OWN_STEP,
};
