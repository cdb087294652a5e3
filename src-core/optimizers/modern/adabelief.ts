import {
  momentSymbols,
  noMoments,
  unbiasedRoots,
  weightsAfter,
  unbiased,
  unbiasedMean,
  unbiasedSize,
} from '../adaptive/moments.ts';
import { beta1, beta2, epsilon, learningRate, notInTorch } from '../common-settings.ts';
import { setting, type GradientMethod } from '../optimizer.ts';
import { noThreshold } from '../rate-theory.ts';
import { blend, rescaledStep, squares, zeros, zip } from '../vectors.ts';

/**
 * Adam with the spread of the gradients about their mean in place of their size: s ← β₂s + (1 − β₂)(g − m)² + ε.
 * The ε adds up in s, and is added to the root too. (Zhuang et al. 2020, arXiv:2010.07468, Algorithm 2.)
 */
export const adabelief: GradientMethod = {
  kind: 'gradient',
  id: 'adabelief',
  name: 'AdaBelief',
  family: 'modern',
  settings: [
    learningRate(0.001),
    beta1(),
    { ...beta2(), meaning: 'β₂, decay of the mean of squared surprises g − m' },
    epsilon(1e-16, 'ε, added to s at every step and to its root'),
  ].map(notInTorch),
  formula: [
    "@m' \\leftarrow @beta1\\,@m + (1-@beta1)\\,@g",
    "@s' \\leftarrow @beta2\\,@s + (1-@beta2)\\,(@g-@m')^2 + @epsilon",
    unbiasedMean,
    unbiasedSize('@s'),
    "@x' \\leftarrow @x - @learningRate\\,\\frac{@mean}{\\sqrt{@size}+@epsilon}",
  ],
  symbols: momentSymbols,
  source: 'Zhuang et al. 2020, AdaBelief, arXiv:2010.07468, Algorithm 2',
  learningRateOf: 'gradient',
  inWords:
    'It takes long steps where the slope is as it was, along the valley, and short ones where it keeps changing, across it.',
  init(point) {
    const { m = [], decay = [] } = noMoments(point);
    return { m, s: zeros(point), decay };
  },
  update(arithmetic, { point, gradient }, state, settings) {
    const { add, subtract, divide } = arithmetic;
    const epsilon = setting(settings, 'epsilon');
    const { decay, weight1, weight2 } = weightsAfter(arithmetic, state, settings);
    const m = blend(arithmetic, setting(settings, 'beta1'), state['m'], gradient);
    const surprise = squares(arithmetic, zip(gradient, m, subtract));
    const s = blend(arithmetic, setting(settings, 'beta2'), state['s'], surprise).map((spread) =>
      add(spread, epsilon),
    );
    const mean = m.map((sum) => divide(sum, weight1));
    const roots = unbiasedRoots(arithmetic, s, weight2, epsilon);
    const step = rescaledStep(arithmetic, point, mean, roots, setting(settings, 'learningRate'));
    return {
      ...step,
      state: { m, s, decay },
      told: () => unbiased(arithmetic, m, s, { weight1, weight2 }),
    };
  },
  rateTheory: () => noThreshold('AdaBelief'),
};
