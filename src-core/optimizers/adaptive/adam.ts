import { beta1, beta2, epsilon, learningRate } from '../common-settings.ts';
import { setting, type GradientMethod } from '../optimizer.ts';
import { noThreshold } from '../rate-theory.ts';
import { rescaledStep } from '../vectors.ts';
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
 * g ← ∇f(x) + w·x; m ← β₁m + (1 − β₁)g; v ← β₂v + (1 − β₂)g²;
 * x ← x − η·m̂ / (√v̂ + ε), with m̂ = m/(1 − β₁ᵗ), v̂ = v/(1 − β₂ᵗ), per coordinate.
 * (Kingma & Ba 2015, Algorithm 1; torch.optim.Adam: ε outside the root, weight decay as L2.)
 */
export const adam: GradientMethod = {
  kind: 'gradient',
  id: 'adam',
  name: 'Adam',
  family: 'adaptive',
  settings: [learningRate(0.001), beta1(), beta2(), epsilon(1e-8), weightDecay()],
  formula: (settings) => [
    ...momentLines(gradientTex(settings)),
    unbiasedMean,
    unbiasedSize(),
    "@x' \\leftarrow @x - @learningRate\\,\\frac{@mean}{\\sqrt{@size}+@epsilon}",
  ],
  symbols: momentSymbols,
  source: 'Kingma & Ba 2015, Algorithm 1; torch.optim.Adam',
  learningRateOf: 'gradient',
  inWords:
    'Each coordinate is divided by the size of its own recent gradients, so steps are about η long whatever the curvature.',
  init: noMoments,
  update(arithmetic, at, state, settings) {
    const g = decayedGradient(arithmetic, at, settings);
    const { m, v, decay, weight1, weight2 } = momentsAfter(arithmetic, g, state, settings);
    const mean = m.map((sum) => arithmetic.divide(sum, weight1));
    const roots = unbiasedRoots(arithmetic, v, weight2, setting(settings, 'epsilon'));
    const step = rescaledStep(arithmetic, at.point, mean, roots, setting(settings, 'learningRate'));
    return {
      ...step,
      state: { m, v, decay },
      told: () => unbiased(arithmetic, m, v, { weight1, weight2 }),
    };
  },
  rateTheory: () => noThreshold('Adam'),
};
