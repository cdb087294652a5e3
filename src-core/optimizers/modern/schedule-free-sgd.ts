import { decay, learningRate, notInTorch } from '../common-settings.ts';
import { counted, indexedBy } from '../formula-lines.ts';
import { numberSetting, setting, type GradientMethod } from '../optimizer.ts';
import { stableUpTo } from '../rate-theory.ts';
import { blend, single, stepAgainst } from '../vectors.ts';

/**
 * z descends by the gradient at y, between z and x; x is the mean of all z so far, and is what is shown:
 * y = (1 − β)z + βx, z ← z − η·∇f(y), x ← (1 − c)x + cz, with c = 1/(t + 1) where the start counts (`paper`), or
 * 1/t (`code`). On a quadratic it is stable up to 2/((1 − β)·λmax) in the long run, where x hardly moves; its error
 * then falls like a power of 1/t, so there is no rate to predict.
 * (Defazio et al. 2024, arXiv:2405.15682, eqs. 3–5, and the authors' code.)
 */
export const scheduleFreeSgd: GradientMethod = {
  kind: 'gradient',
  id: 'schedule-free-sgd',
  name: 'Schedule-free SGD',
  family: 'modern',
  settings: [
    notInTorch(learningRate(0.01)),
    decay('beta', '\\beta', 0.9, 'β, how near to the mean the gradient is taken'),
    {
      kind: 'choice',
      name: 'average',
      symbol: '\\text{average}',
      default: 'paper',
      options: ['paper', 'code'],
      meaning: "whether the start counts in the mean, as in the paper, or not, as in the authors' code",
    },
  ],
  formula: (settings) => [
    '@y = (1-@beta)\\,@z + @beta\\,@x',
    "@z' \\leftarrow @z - @learningRate\\,@slope",
    settings['average'] === 'code' ? '@share = 1/@t' : '@share = 1/(@t+1)',
    "@x' \\leftarrow (1-@share)\\,@x + @share\\,@z'",
  ],
  symbols: {
    slope: indexedBy((k) => `\\nabla f(y${k})`),
    share: 'c',
    steps: counted('steps taken'),
  },
  source:
    "Defazio et al. 2024, The Road Less Scheduled, arXiv:2405.15682, eqs. 3–5; the authors' code for 1/t",
  learningRateOf: 'gradient',
  inWords:
    'What is shown is the mean of all points that a faster walker has been at, in which its swings across the valley cancel; the mean lags behind.',
  init: (point) => ({ z: point, steps: [0] }),
  update(arithmetic, { point, gradientAt }, state, settings, choices) {
    const { constant, add, subtract, divide } = arithmetic;
    const one = constant(1);
    const steps = add(single(state, 'steps'), one);
    const before = state['z'] ?? [];
    const y = blend(arithmetic, setting(settings, 'beta'), point, before);
    const slope = gradientAt(y);
    const z = stepAgainst(arithmetic, before, slope, setting(settings, 'learningRate'));
    const share = divide(one, choices['average'] === 'code' ? steps : add(steps, one));
    return {
      point: blend(arithmetic, subtract(one, share), point, z),
      state: { z, steps: [steps] },
      told: () => ({ y, slope, share: [share] }),
    };
  },
  rateTheory: ({ maximum }, settings) =>
    stableUpTo(
      2 / ((1 - numberSetting(settings, 'beta')) * maximum),
      '2/((1−β)λmax)',
      'beyond this the walker whose mean is shown swings ever wider',
    ),
};
