import {
  momentLines,
  momentSymbols,
  momentsAfter,
  noMoments,
  unbiasedMean,
  unbiasedSize,
} from '../adaptive/moments.ts';
import { beta1, beta2, epsilon, learningRate, notInTorch, share } from '../common-settings.ts';
import { setting, type GradientMethod } from '../optimizer.ts';
import { noThreshold } from '../rate-theory.ts';
import { blend, rescaledStep, squares } from '../vectors.ts';

/**
 * Adam in which m̂ and v̂ are mixed with the gradient here and its square:
 * x ← x − η·((1 − ν₁)g + ν₁m̂)/(√((1 − ν₂)g² + ν₂v̂) + ε). (Ma & Yarats 2019, arXiv:1810.06801, eq. 15.)
 */
export const qhadam: GradientMethod = {
  kind: 'gradient',
  id: 'qhadam',
  name: 'QHAdam',
  family: 'modern',
  settings: [
    ...[learningRate(0.001), beta1(0.995), beta2()].map(notInTorch),
    share('nu1', '\\nu_1', 0.7, 'ν₁, the share of the mean of gradients; the rest is the gradient itself'),
    share('nu2', '\\nu_2', 1, 'ν₂, the share of the mean of squares; the rest is the square itself'),
    notInTorch(epsilon(1e-8)),
  ],
  formula: [
    ...momentLines(),
    unbiasedMean,
    unbiasedSize(),
    "@x' \\leftarrow @x - @learningRate\\,\\frac{(1-@nu1)\\,@g+@nu1\\,@mean}{\\sqrt{(1-@nu2)\\,@g^2+@nu2\\,@size}+@epsilon}",
  ],
  symbols: momentSymbols,
  source: 'Ma & Yarats 2019, Quasi-hyperbolic momentum, arXiv:1810.06801, eq. 15',
  learningRateOf: 'gradient',
  inWords:
    'As with Adam each coordinate is divided by the size of its gradients; part of each step follows the slope here and part a long average.',
  init: noMoments,
  update(arithmetic, { point, gradient }, state, settings) {
    const { add, divide, squareRoot } = arithmetic;
    const { m, v, decay, weight1, weight2 } = momentsAfter(arithmetic, gradient, state, settings);
    const means = m.map((sum) => divide(sum, weight1));
    const sizes = v.map((sum) => divide(sum, weight2));
    const along = blend(arithmetic, setting(settings, 'nu1'), means, gradient);
    const roots = blend(arithmetic, setting(settings, 'nu2'), sizes, squares(arithmetic, gradient)).map(
      (square) => add(squareRoot(square), setting(settings, 'epsilon')),
    );
    const step = rescaledStep(arithmetic, point, along, roots, setting(settings, 'learningRate'));
    return { ...step, state: { m, v, decay }, told: () => ({ mean: means, size: sizes }) };
  },
  rateTheory: () => noThreshold('QHAdam'),
};
