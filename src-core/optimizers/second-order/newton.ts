import { plusMultiple } from '../../linear-algebra/vectors.ts';
import { learningRate, notInTorch } from '../common-settings.ts';
import { numberSetting, type OracleMethod } from '../optimizer.ts';
import { newtonMarks } from './newton-marks.ts';

/**
 * x ← x − η·H⁻¹∇f(x): with η = 1 a step to the critical point of the quadratic model, whichever kind it
 * is. Near a saddle it goes to the saddle, near a maximum up to the maximum; where H is singular to
 * working precision or not finite there is no step and the run stops. (Nocedal & Wright 2006, §3.3, without line search.)
 */
export const newton: OracleMethod = {
  kind: 'oracle',
  id: 'newton',
  name: 'Newton',
  family: 'second-order',
  settings: [notInTorch(learningRate(1))],
  formula: ["@x' \\leftarrow @x - @learningRate\\,@H^{-1}@g"],
  source: 'Nocedal & Wright 2006, §3.3; goes to saddles and maxima too, stops where H is singular',
  learningRateOf: 'step',
  inWords:
    'Each step goes to the critical point of the local quadratic model, be that a minimum, a saddle or a maximum; how steep the valley is plays no part.',
  init: () => ({}),
  update(oracle, state, settings) {
    const step = oracle.solve(oracle.hessian(), oracle.gradient());
    if (step === null) return 'singular';
    return { point: plusMultiple(oracle.point, -numberSetting(settings, 'learningRate'), step), state };
  },
  predictedRate: (_, settings) => Math.abs(1 - numberSetting(settings, 'learningRate')),
  rateTheory: () => newtonMarks('the whole step, to the critical point of the quadratic model'),
};
