import { beta1, beta2, epsilon, learningRate } from '../common-settings.ts';
import { setting, type GradientMethod } from '../optimizer.ts';
import { noThreshold } from '../rate-theory.ts';
import { rescaledStep, zeros, zip } from '../vectors.ts';
import { decayedGradient, gradientTex, weightDecay } from '../weight-decay.ts';
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
 * Adam whose divisor never shrinks: the largest v so far, taken before it is made up for its beginning.
 * (Reddi, Kale & Kumar 2018, Algorithm 2; torch.optim.Adam with amsgrad=True.)
 */
export const amsgrad: GradientMethod = {
  kind: 'gradient',
  id: 'amsgrad',
  name: 'AMSGrad',
  family: 'adaptive',
  settings: [learningRate(0.001), beta1(), beta2(), epsilon(1e-8), weightDecay()],
  formula: (settings) => [
    ...momentLines(gradientTex(settings)),
    "@largest' \\leftarrow \\max(@largest,\\,@v')",
    unbiasedMean,
    unbiasedSize('@largest'),
    "@x' \\leftarrow @x - @learningRate\\,\\frac{@mean}{\\sqrt{@size}+@epsilon}",
  ],
  symbols: { ...momentSymbols, largest: 'v^{\\max}' },
  source: 'Reddi, Kale & Kumar 2018, Algorithm 2; torch.optim.Adam with amsgrad=True',
  learningRateOf: 'gradient',
  inWords:
    'Each coordinate is divided by the largest size its gradients have had, so steps stay short once a steep side was met.',
  init: (point) => ({ ...noMoments(point), largest: zeros(point) }),
  update(arithmetic, at, state, settings) {
    const g = decayedGradient(arithmetic, at, settings);
    const { m, v, decay, weight1, weight2 } = momentsAfter(arithmetic, g, state, settings);
    const largest = zip(v, state['largest'], arithmetic.maximum);
    const mean = m.map((sum) => arithmetic.divide(sum, weight1));
    const roots = unbiasedRoots(arithmetic, largest, weight2, setting(settings, 'epsilon'));
    const step = rescaledStep(arithmetic, at.point, mean, roots, setting(settings, 'learningRate'));
    return {
      ...step,
      state: { m, v, decay, largest },
      told: () => unbiased(arithmetic, m, largest, { weight1, weight2 }),
    };
  },
  rateTheory: () => noThreshold('AMSGrad'),
};
