import { isSame, largestOf, plusMultiple } from '../../linear-algebra/vectors.ts';
import { learningRate, notInTorch } from '../common-settings.ts';
import { indexedBy } from '../formula-lines.ts';
import {
  component,
  numberSetting,
  setting,
  type Halt,
  type Oracle,
  type OracleMethod,
  type Settings,
  type Update,
} from '../optimizer.ts';
import { extremeSizes, mapped, solveBy } from './curvature.ts';
import { newtonMarks } from './newton-marks.ts';

/** Marquardt's ν: λ is divided by it after a step that lowers f, and multiplied by it until one does. */
const FACTOR = 10;
/** From rounding in the entries of H to so far above them that a step no longer moves x. */
const MAXIMUM_TRIALS = 60;

const isAdaptive = (settings: Settings): boolean => setting(settings, 'dampingRule') === 'adaptive';

/**
 * x ← x − η·(H + λI)⁻¹∇f(x): Newton's step for λ → 0, a short one down the slope for λ → ∞. `adaptive` λ is
 * Marquardt's: a tenth of it after a step that lowers f, ten times until one does. The state has the next λ.
 */
export const dampedNewton: OracleMethod = {
  kind: 'oracle',
  id: 'damped-newton',
  name: 'Damped Newton (Levenberg–Marquardt)',
  family: 'second-order',
  settings: [
    notInTorch(learningRate(1)),
    {
      kind: 'number',
      name: 'damping',
      symbol: '\\lambda_0',
      default: 0.01,
      minimum: 0,
      maximum: 1e12,
      meaning: 'λ, added to the diagonal of H; where it adapts, the first one',
    },
    {
      kind: 'choice',
      name: 'dampingRule',
      symbol: '\\text{rule}',
      default: 'adaptive',
      options: ['adaptive', 'fixed'],
      meaning:
        'adaptive: λ ÷ 10 after each step that lowers f, × 10 until one does; fixed: the same λ always',
    },
  ],
  formula: (settings) =>
    isAdaptive(settings)
      ? [
          '@used = 10^{@trials}\\,\\max(@lambda,\\,@least),\\quad j = 0, 1, \\dots \\text{ the first with}',
          '@H + @used\\,I \\succ 0,\\quad @there < @here',
          "@x' \\leftarrow @x - @learningRate\\,(@H + @used\\,I)^{-1}@g",
          "@lambda' \\leftarrow @used/10",
        ]
      : ["@x' \\leftarrow @x - @learningRate\\,(@H + @lambda\\,I)^{-1}@g"],
  symbols: {
    lambda: '\\lambda',
    used: '\\lambda^{\\!*}',
    trials: 'j',
    least: '\\lambda^{\\varepsilon}',
    there: indexedBy((k) => `f(x${k})`, 1),
    here: indexedBy((k) => `f(x${k})`),
  },
  source:
    'Levenberg 1944 (λI), Marquardt 1963 (λ ÷ 10, × 10); a fixed λ goes on where H + λI is indefinite and stops where it is singular',
  learningRateOf: 'step',
  inWords:
    'Directions steeper than λ are stepped as Newton would, flatter ones as gradient descent would; where f would rise λ grows and the step shortens.',
  init: (_, settings) => ({ lambda: [numberSetting(settings, 'damping')] }),
  update(oracle, state, settings) {
    const lambda = component(state['lambda'], 0);
    if (isAdaptive(settings)) return adaptiveStep(oracle, lambda, settings);
    const damped = mapped(oracle.eigenpairs(), (eigenvalue) => eigenvalue + lambda);
    if (extremeSizes(damped) === null) return 'singular';
    const step = solveBy(damped, oracle.gradient());
    return { point: plusMultiple(oracle.point, -numberSetting(settings, 'learningRate'), step), state };
  },
  predictedRate(eigenvalues, settings) {
    const eta = numberSetting(settings, 'learningRate');
    // An adaptive λ goes to 0, and a step that makes the error larger is not taken.
    if (isAdaptive(settings)) return Math.min(1, Math.abs(1 - eta));
    const lambda = numberSetting(settings, 'damping');
    return Math.max(...eigenvalues.map((size) => Math.abs(1 - (eta * size) / (size + lambda))));
  },
  rateTheory({ maximum }, settings) {
    if (isAdaptive(settings)) return 'λ grows until a step lowers f, so no learning rate makes it diverge.';
    return newtonMarks(
      'the steepest direction is solved in one step',
      1 + numberSetting(settings, 'damping') / maximum,
    );
  },
};

/** The step with the first of λ, 10λ, 100λ, … for which H + λI is positive definite and f falls. */
function adaptiveStep(oracle: Oracle, before: number, settings: Settings): Update | Halt {
  const eigenpairs = oracle.eigenpairs();
  const largest = largestOf(eigenpairs.values);
  if (!Number.isFinite(largest)) return 'singular';
  const [gradient, value] = [oracle.gradient(), oracle.value()];
  const eta = numberSetting(settings, 'learningRate');
  const least = Number.EPSILON * (largest || 1);
  let lambda = Math.max(before, least);
  for (let trial = 0; trial < MAXIMUM_TRIALS; trial++, lambda *= FACTOR) {
    const damped = mapped(eigenpairs, (eigenvalue) => eigenvalue + lambda);
    if (!(Math.min(...damped.values) > 0)) continue;
    const point = plusMultiple(oracle.point, -eta, solveBy(damped, gradient));
    if (isSame(point, oracle.point)) break;
    const there = oracle.valueAt(point);
    if (!(there < value)) continue;
    const used = lambda;
    return {
      point,
      state: { lambda: [used / FACTOR] },
      told: () => ({ used: [used], trials: [trial], least: [least], there: [there], here: [value] }),
    };
  }
  return 'stalled';
}
