import { learningRate } from '../common-settings.ts';
import { numberSetting, setting, type GradientMethod } from '../optimizer.ts';
import { slowest } from '../rate-theory.ts';
import { stepAgainst } from '../vectors.ts';
import { decayedGradient, gradientTex, seenEigenvalue, seenLargest, weightDecay } from '../weight-decay.ts';

/**
 * x ← x − η·∇f(x).
 * On a quadratic each eigenvector's error is multiplied by 1 − ηλ a step: it creeps for ηλ < 1, flips
 * sign for ηλ > 1 and grows for ηλ > 2. (Nesterov 2004, §1.2.3; torch.optim.SGD without momentum.)
 */
export const gradientDescent: GradientMethod = {
  kind: 'gradient',
  id: 'gradient-descent',
  name: 'Gradient descent',
  family: 'first-order',
  settings: [learningRate(0.01), weightDecay()],
  formula: (settings) => [`@x' \\leftarrow @x - @learningRate\\,${gradientTex(settings)}`],
  source: 'Cauchy 1847; torch.optim.SGD',
  learningRateOf: 'gradient',
  inWords: 'Each step goes straight down the slope, which in a valley is mostly across it.',
  init: () => ({}),
  update(arithmetic, at, state, settings) {
    const g = decayedGradient(arithmetic, at, settings);
    return { point: stepAgainst(arithmetic, at.point, g, setting(settings, 'learningRate')), state };
  },
  predictedRate(eigenvalues, settings) {
    const eta = numberSetting(settings, 'learningRate');
    return slowest(eigenvalues, (eigenvalue) => Math.abs(1 - eta * seenEigenvalue(eigenvalue, settings)));
  },
  rateTheory(eigenvalues, settings) {
    const minimum = seenEigenvalue(eigenvalues.minimum, settings);
    const maximum = seenEigenvalue(eigenvalues.maximum, settings);
    const largest = seenLargest(settings);
    const both = largest === 'λmax' ? 'λmin+λmax' : 'λmin+λmax+2w';
    return {
      marks: [
        {
          learningRate: 1 / maximum,
          label: `1/${largest}`,
          meaning: 'the steepest direction is solved in one step',
        },
        {
          learningRate: 2 / (minimum + maximum),
          label: `2/(${both})`,
          meaning: 'the best fixed rate: steepest and flattest direction shrink alike',
        },
        {
          learningRate: 2 / maximum,
          label: `2/${largest}`,
          meaning: 'beyond this every step makes the error larger',
        },
      ],
      zones: [
        { from: 0, label: 'creeps' },
        { from: 1 / maximum, label: 'zig-zags' },
        { from: 2 / maximum, label: 'diverges' },
      ],
    };
  },
};
