import { epsilon, fromZero, learningRate } from '../common-settings.ts';
import { counted } from '../formula-lines.ts';
import { numberSetting, setting, type GradientMethod } from '../optimizer.ts';
import { noThreshold } from '../rate-theory.ts';
import { rescaledStep, single, squares, zip } from '../vectors.ts';
import { decayedGradient, gradientTex, weightDecay } from '../weight-decay.ts';

/**
 * s ← s + g², x ← x − ηₜ·g/(√s + ε), per coordinate, with ηₜ = η/(1 + (t − 1)·d).
 * (Duchi, Hazan & Singer 2011, §1; torch.optim.Adagrad.)
 */
export const adagrad: GradientMethod = {
  kind: 'gradient',
  id: 'adagrad',
  name: 'Adagrad',
  family: 'adaptive',
  settings: [
    learningRate(0.01),
    fromZero('learningRateDecay', 'd', 0, 'd, by which η/(1 + (t − 1)d) shrinks', 'lr_decay'),
    weightDecay(),
    fromZero(
      'initialAccumulatorValue',
      's_0',
      0,
      's₀, the sum of squares before the first step',
      'initial_accumulator_value',
    ),
    epsilon(1e-10),
  ],
  formula(settings) {
    const g = gradientTex(settings);
    const isDecaying = numberSetting(settings, 'learningRateDecay') !== 0;
    const eta = isDecaying ? '\\frac{@learningRate}{1+(@t-1)\\,@learningRateDecay}' : '@learningRate';
    return [
      `@s' \\leftarrow @s + ${g}^2`,
      `@x' \\leftarrow @x - ${eta}\\,\\frac{${g}}{\\sqrt{@s'}+@epsilon}`,
    ];
  },
  symbols: { steps: counted('steps taken') },
  source: 'Duchi, Hazan & Singer 2011; torch.optim.Adagrad',
  learningRateOf: 'gradient',
  inWords:
    'Each coordinate is divided by all the slope it has met so far, so a steep valley slows it for good and its steps only get shorter.',
  init: (point, settings) => ({
    s: point.map(() => numberSetting(settings, 'initialAccumulatorValue')),
    steps: [0],
  }),
  update(arithmetic, at, state, settings) {
    const { constant, add, multiply, divide, squareRoot } = arithmetic;
    const steps = single(state, 'steps');
    const slowing = add(constant(1), multiply(steps, setting(settings, 'learningRateDecay')));
    const eta = divide(setting(settings, 'learningRate'), slowing);
    const g = decayedGradient(arithmetic, at, settings);
    const s = zip(squares(arithmetic, g), state['s'], add);
    const roots = s.map((sum) => add(squareRoot(sum), setting(settings, 'epsilon')));
    return {
      ...rescaledStep(arithmetic, at.point, g, roots, eta),
      state: { s, steps: [add(steps, constant(1))] },
    };
  },
  rateTheory: () => noThreshold('Adagrad'),
};
