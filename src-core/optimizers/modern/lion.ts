import { beta1, beta2, learningRate, notInTorch } from '../common-settings.ts';
import { setting, type GradientMethod } from '../optimizer.ts';
import { blend, plusMultiple, sign, stepAgainst, zeros } from '../vectors.ts';
import { weightDecay } from '../weight-decay.ts';

/**
 * x ← x − η·(sign(β₁m + (1 − β₁)g) + w·x), m ← β₂m + (1 − β₂)g. Only signs are used, so there is no factor on the
 * gradient to tell as effective rate. (Chen et al. 2023, arXiv:2302.06675, Algorithm 2.)
 */
export const lion: GradientMethod = {
  kind: 'gradient',
  id: 'lion',
  name: 'Lion',
  family: 'modern',
  settings: [
    learningRate(0.01, 'η, the length of a step along each coordinate'),
    { ...beta1(0.9), meaning: 'β₁, the share of the mean in what is stepped by' },
    { ...beta2(0.99), meaning: 'β₂, decay of the mean of gradients' },
    weightDecay(0, 'w, the share of x, times η, that a step takes away'),
  ].map(notInTorch),
  formula: [
    "@x' \\leftarrow @x - @learningRate\\,(\\operatorname{sign}(@beta1\\,@m + (1-@beta1)\\,@g) + @weightDecay\\,@x)",
    "@m' \\leftarrow @beta2\\,@m + (1-@beta2)\\,@g",
  ],
  source: 'Chen et al. 2023, Symbolic Discovery of Optimization Algorithms, arXiv:2302.06675, Algorithm 2',
  learningRateOf: 'step',
  inWords:
    'Every step is η long along each coordinate, whatever the slope, so it crosses steep and flat alike and at the end swings about the minimum by about η.',
  init: (point) => ({ m: zeros(point) }),
  update(arithmetic, { point, gradient }, { m }, settings) {
    const directions = blend(arithmetic, setting(settings, 'beta1'), m, gradient).map((mean) =>
      sign(arithmetic, mean),
    );
    const along = plusMultiple(arithmetic, directions, setting(settings, 'weightDecay'), point);
    return {
      point: stepAgainst(arithmetic, point, along, setting(settings, 'learningRate')),
      state: { m: blend(arithmetic, setting(settings, 'beta2'), m, gradient) },
    };
  },
  rateTheory: () =>
    'Lion uses only signs: η is the length of its steps, so no threshold in λ holds; it cannot settle closer than about η.',
};
