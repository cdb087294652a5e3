import { learningRate, notInTorch } from '../common-settings.ts';
import { whereNotZero, whereZero } from '../formula-lines.ts';
import { setting, type GradientMethod } from '../optimizer.ts';
import { norm, stepAgainst } from '../vectors.ts';

/** x ← x − η·g/‖g‖: every step is η long; none where g = 0. (Nesterov 1984; Hazan, Levy & Shalev-Shwartz 2015.) */
export const normalizedGd: GradientMethod = {
  kind: 'gradient',
  id: 'normalized-gd',
  name: 'Normalized descent',
  family: 'modern',
  settings: [notInTorch(learningRate(0.01, 'η, the length of every step'))],
  formula: [
    whereNotZero('size', "@x' \\leftarrow @x - @learningRate\\,\\frac{@g}{\\lVert @g\\rVert}", ''),
    whereZero('size', "@x' \\leftarrow @x", '\\text{ where } \\nabla f(x) = 0'),
  ],
  source: 'Nesterov 1984; Hazan, Levy & Shalev-Shwartz 2015',
  learningRateOf: 'step',
  inWords:
    'Every step is η long straight down the slope, so it crosses plateaus as fast as cliffs and at the end swings about the minimum.',
  init: () => ({}),
  update(arithmetic, { point, gradient }, state, settings) {
    const zero = arithmetic.constant(0);
    const size = norm(arithmetic, gradient);
    const along = arithmetic.divide(setting(settings, 'learningRate'), size);
    const rate = arithmetic.whereEqual(size, zero, zero, along);
    return {
      point: stepAgainst(arithmetic, point, gradient, rate),
      state,
      effectiveRates: point.map(() => rate),
      told: () => ({ size: [size] }),
    };
  },
  rateTheory: () =>
    'Every step is η long whatever the slope, so no threshold in λ holds: it never diverges and cannot settle closer than about η.',
};
