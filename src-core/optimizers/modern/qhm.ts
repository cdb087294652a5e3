import { beta, learningRate, notInTorch, share } from '../common-settings.ts';
import { numberSetting, setting, type GradientMethod } from '../optimizer.ts';
import { slowest, stableUpTo, twoStepRate } from '../rate-theory.ts';
import { blend, stepAgainst, zeros } from '../vectors.ts';

/**
 * b ← βb + (1 − β)g, x ← x − η·((1 − ν)g + νb): a mean of plain descent (ν = 0) and of averaged gradients (ν = 1);
 * ν = β is Nesterov's method. On a quadratic it is stable up to 2(1 + β)/((1 + β − 2νβ)·λmax).
 * (Ma & Yarats 2019, arXiv:1810.06801.)
 */
export const qhm: GradientMethod = {
  kind: 'gradient',
  id: 'qhm',
  name: 'QHM',
  family: 'modern',
  settings: [
    notInTorch(learningRate(0.01)),
    beta(0.999, 'β, decay of the mean of gradients'),
    share('nu', '\\nu', 0.7, 'ν, the share of the mean in a step; the rest is the gradient itself'),
  ],
  formula: [
    "@b' \\leftarrow @beta\\,@b + (1-@beta)\\,@g",
    "@x' \\leftarrow @x - @learningRate\\,((1-@nu)\\,@g + @nu\\,@b')",
  ],
  source: 'Ma & Yarats 2019, Quasi-hyperbolic momentum, arXiv:1810.06801',
  learningRateOf: 'gradient',
  inWords:
    'Part of each step follows the slope here and part the average of all slopes before, in which the swings across the valley cancel.',
  init: (point) => ({ b: zeros(point) }),
  update(arithmetic, { point, gradient }, state, settings) {
    const b = blend(arithmetic, setting(settings, 'beta'), state['b'], gradient);
    const along = blend(arithmetic, setting(settings, 'nu'), b, gradient);
    return { point: stepAgainst(arithmetic, point, along, setting(settings, 'learningRate')), state: { b } };
  },
  predictedRate(eigenvalues, settings) {
    const eta = numberSetting(settings, 'learningRate');
    const [beta, nu] = [numberSetting(settings, 'beta'), numberSetting(settings, 'nu')];
    return slowest(eigenvalues, (eigenvalue) =>
      twoStepRate(1 + beta - eta * eigenvalue * (1 - nu * beta), beta * (1 - eta * eigenvalue * (1 - nu))),
    );
  },
  rateTheory({ maximum }, settings) {
    const [beta, nu] = [numberSetting(settings, 'beta'), numberSetting(settings, 'nu')];
    return stableUpTo(
      (2 * (1 + beta)) / ((1 + beta - 2 * nu * beta) * maximum),
      '2(1+β)/((1+β−2νβ)λmax)',
      'beyond this the swings across the valley grow',
    );
  },
};
