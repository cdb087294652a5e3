import { plusMultiple } from '../../linear-algebra/vectors.ts';
import { learningRate, notInTorch } from '../common-settings.ts';
import { indexedBy } from '../formula-lines.ts';
import { numberSetting, type OracleMethod } from '../optimizer.ts';
import { extremeSizes, mapped, matrixOf, solveBy } from './curvature.ts';
import { newtonMarks } from './newton-marks.ts';

/** x ← x − η·|H|⁻¹∇f(x), where |H| has H's eigenvectors and |λ|: what Newton's step goes up, this one goes down. */
export const saddleFreeNewton: OracleMethod = {
  kind: 'oracle',
  id: 'saddle-free-newton',
  name: 'Saddle-free Newton',
  family: 'second-order',
  settings: [notInTorch(learningRate(1))],
  formula: [
    '@absolute = V\\,|\\Lambda|\\,V^\\top,\\quad @H = V\\,\\Lambda\\,V^\\top',
    "@x' \\leftarrow @x - @learningRate\\,@absolute^{-1}@g",
  ],
  symbols: { absolute: indexedBy((k) => (k === '' ? '|H|' : `|H(x${k})|`)) },
  source: 'Dauphin et al. 2014, Algorithm 1, undamped and in full space; stops where H is singular',
  learningRateOf: 'step',
  inWords:
    'In a convex valley it is Newton’s method; where f curves downwards it steps down instead of up, so saddles push it away.',
  init: () => ({}),
  update(oracle, state, settings) {
    const positive = mapped(oracle.eigenpairs(), Math.abs);
    if (extremeSizes(positive) === null) return 'singular';
    const step = solveBy(positive, oracle.gradient());
    return {
      point: plusMultiple(oracle.point, -numberSetting(settings, 'learningRate'), step),
      state,
      told: () => ({ absolute: matrixOf(positive).flat() }),
    };
  },
  predictedRate: (_, settings) => Math.abs(1 - numberSetting(settings, 'learningRate')),
  rateTheory: () => newtonMarks('the whole step, to the minimum where H is positive definite'),
};
