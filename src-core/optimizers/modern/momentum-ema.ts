import { beta, learningRate, notInTorch } from '../common-settings.ts';
import { numberSetting, setting, type GradientMethod } from '../optimizer.ts';
import { slowest, stableUpTo, twoStepRate } from '../rate-theory.ts';
import { blend, stepAgainst, zeros } from '../vectors.ts';

/**
 * m ← βm + (1 − β)∇f(x), x ← x − η·m, with m = 0 before the first step and nothing to make up for that: torch's
 * momentum at the learning rate η(1 − β). On a quadratic it is stable up to 2(1 + β)/((1 − β)·λmax).
 */
export const momentumEma: GradientMethod = {
  kind: 'gradient',
  id: 'momentum-ema',
  name: 'Momentum, averaged',
  family: 'modern',
  settings: [notInTorch(learningRate(0.01)), beta(0.9, 'β, decay of the mean of gradients')],
  formula: ["@m' \\leftarrow @beta\\,@m + (1-@beta)\\,@g", "@x' \\leftarrow @x - @learningRate\\,@m'"],
  source: "the textbook form, such as Ng's; torch.optim.SGD at η(1 − β) with momentum β and dampening 0",
  learningRateOf: 'gradient',
  inWords:
    'It steps along the average of recent slopes, in which the swings across the valley cancel and the way along it remains.',
  init: (point) => ({ m: zeros(point) }),
  update(arithmetic, { point, gradient }, state, settings) {
    const m = blend(arithmetic, setting(settings, 'beta'), state['m'], gradient);
    return { point: stepAgainst(arithmetic, point, m, setting(settings, 'learningRate')), state: { m } };
  },
  predictedRate(eigenvalues, settings) {
    const beta = numberSetting(settings, 'beta');
    const eta = numberSetting(settings, 'learningRate') * (1 - beta);
    return slowest(eigenvalues, (eigenvalue) => twoStepRate(1 + beta - eta * eigenvalue, beta));
  },
  rateTheory({ maximum }, settings) {
    const beta = numberSetting(settings, 'beta');
    return stableUpTo(
      (2 * (1 + beta)) / ((1 - beta) * maximum),
      '2(1+β)/((1−β)λmax)',
      'beyond this the ball gains energy at every swing',
    );
  },
};
