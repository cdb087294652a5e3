import { plusMultiple } from '../../linear-algebra/vectors.ts';
import { learningRate, notInTorch } from '../common-settings.ts';
import { numberSetting, type OracleMethod } from '../optimizer.ts';
import { extremeSizes, mapped, solveBy } from './curvature.ts';
import { newtonMarks } from './newton-marks.ts';

/** x ← x − η·|H|⁻¹∇f(x), where |H| has H's eigenvectors and |λ|: what Newton's step goes up, this one goes down. */
export const saddleFreeNewton: OracleMethod = {
  kind: 'oracle',
  id: 'saddle-free-newton',
  name: 'Saddle-free Newton',
  family: 'second-order',
  settings: [notInTorch(learningRate(1))],
  formula: ["@x' \\leftarrow @x - @learningRate\\,|@H|^{-1}@g,\\quad |@H| = V\\,|\\Lambda|\\,V^\\top"],
  source: 'Dauphin et al. 2014, Algorithm 1, undamped and in full space; stops where H is singular',
  learningRateOf: 'step',
  inWords:
    'In a convex valley it is Newton’s method; where f curves downwards it steps down instead of up, so saddles push it away.',
  init: () => ({}),
  update(oracle, state, settings) {
    const positive = mapped(oracle.eigenpairs(), Math.abs);
    if (extremeSizes(positive) === null) return 'singular';
    const step = solveBy(positive, oracle.gradient());
    return { point: plusMultiple(oracle.point, -numberSetting(settings, 'learningRate'), step), state };
  },
  predictedRate: (_, settings) => Math.abs(1 - numberSetting(settings, 'learningRate')),
  rateTheory: () => newtonMarks('the whole step, to the minimum where H is positive definite'),
};
