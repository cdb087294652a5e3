import { beta1, beta2, epsilon, learningRate } from '../common-settings.ts';
import { setting, type GradientMethod } from '../optimizer.ts';
import { noThreshold } from '../rate-theory.ts';
import { rescaledStep } from '../vectors.ts';
import { weightDecay } from '../weight-decay.ts';
import {
  momentLines,
  momentSymbols,
  momentsAfter,
  noMoments,
  unbiasedRoots,
  unbiased,
  unbiasedMean,
  unbiasedSize,
} from './moments.ts';

/**
 * Adam in which the weights decay apart from the gradient: x ← (1 − η·w)·x before Adam's step, and no w in m and v.
 * (Loshchilov & Hutter 2019, Algorithm 2; torch.optim.AdamW.)
 */
export const adamw: GradientMethod = {
  kind: 'gradient',
  id: 'adamw',
  name: 'AdamW',
  family: 'adaptive',
  settings: [
    learningRate(0.001),
    beta1(),
    beta2(),
    epsilon(1e-8),
    weightDecay(0.01, 'w, the share of x, times η, that a step takes away'),
  ],
  formula: [
    ...momentLines(),
    unbiasedMean,
    unbiasedSize(),
    "@x' \\leftarrow (1-@learningRate\\,@weightDecay)\\,@x - @learningRate\\,\\frac{@mean}{\\sqrt{@size}+@epsilon}",
  ],
  symbols: momentSymbols,
  source: 'Loshchilov & Hutter 2019, Algorithm 2; torch.optim.AdamW',
  learningRateOf: 'gradient',
  inWords:
    'It steps as Adam does, each coordinate by the size of its own gradients, and besides pulls x a little towards 0, so it rests beside the minimum.',
  init: noMoments,
  update(arithmetic, { point, gradient }, state, settings) {
    const { constant, subtract, multiply, divide } = arithmetic;
    const eta = setting(settings, 'learningRate');
    const { m, v, decay, weight1, weight2 } = momentsAfter(arithmetic, gradient, state, settings);
    const kept = subtract(constant(1), multiply(eta, setting(settings, 'weightDecay')));
    const decayed = point.map((x) => multiply(kept, x));
    const mean = m.map((sum) => divide(sum, weight1));
    const roots = unbiasedRoots(arithmetic, v, weight2, setting(settings, 'epsilon'));
    return {
      ...rescaledStep(arithmetic, decayed, mean, roots, eta),
      state: { m, v, decay },
      told: () => unbiased(arithmetic, m, v, { weight1, weight2 }),
    };
  },
  rateTheory: () => noThreshold('AdamW'),
};
