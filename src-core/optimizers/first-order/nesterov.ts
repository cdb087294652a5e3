import { decay, learningRate } from '../common-settings.ts';
import { numberSetting, setting, type GradientMethod } from '../optimizer.ts';
import { slowest, stableUpTo, twoStepRate } from '../rate-theory.ts';
import { plusMultiple, stepAgainst, zeros } from '../vectors.ts';
import { decayedGradient, gradientTex, seenEigenvalue, seenLargest, weightDecay } from '../weight-decay.ts';

/**
 * v ← β·v + ∇f(x), x ← x − η·(∇f(x) + β·v), with v = 0 before the first step.
 * torch's x is the point looked ahead to, so that one gradient a step, at x, is enough; `nesterov-lookahead`
 * shows the other point of the same method. (Sutskever et al. 2013; torch.optim.SGD with nesterov=True.)
 */
export const nesterov: GradientMethod = {
  kind: 'gradient',
  id: 'nesterov',
  name: 'Nesterov',
  family: 'first-order',
  settings: [
    learningRate(0.01),
    decay('momentum', '\\beta', 0.9, 'β, the share of the velocity that is kept', 'momentum'),
    weightDecay(),
  ],
  formula(settings) {
    const g = gradientTex(settings);
    return [
      `@velocity' \\leftarrow @momentum\\,@velocity + ${g}`,
      `@x' \\leftarrow @x - @learningRate\\,(${g} + @momentum\\,@velocity')`,
    ];
  },
  symbols: { velocity: 'v' },
  source: 'Nesterov 1983; Sutskever et al. 2013; torch.optim.SGD with nesterov=True',
  learningRateOf: 'gradient',
  inWords:
    'The ball looks where its speed will take it before it feels the slope, so it brakes earlier and swings less across the valley.',
  init: (point) => ({ velocity: zeros(point) }),
  update(arithmetic, at, state, settings) {
    const beta = setting(settings, 'momentum');
    const g = decayedGradient(arithmetic, at, settings);
    const velocity = plusMultiple(arithmetic, g, beta, state['velocity']);
    const ahead = plusMultiple(arithmetic, g, beta, velocity);
    return {
      point: stepAgainst(arithmetic, at.point, ahead, setting(settings, 'learningRate')),
      state: { velocity },
    };
  },
  predictedRate(eigenvalues, settings) {
    const eta = numberSetting(settings, 'learningRate');
    const beta = numberSetting(settings, 'momentum');
    return slowest(eigenvalues, (eigenvalue) => {
      const left = 1 - eta * seenEigenvalue(eigenvalue, settings);
      return twoStepRate((1 + beta) * left, beta * left);
    });
  },
  rateTheory({ maximum }, settings) {
    const beta = numberSetting(settings, 'momentum');
    return stableUpTo(
      (2 * (1 + beta)) / ((1 + 2 * beta) * seenEigenvalue(maximum, settings)),
      `2(1+β)/((1+2β)${seenLargest(settings)})`,
      'beyond this the look ahead overshoots by more at every swing',
    );
  },
};
