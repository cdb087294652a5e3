import { fromZero, learningRate, notInTorch } from '../common-settings.ts';
import { setting, type GradientMethod } from '../optimizer.ts';
import { norm, stepAgainst } from '../vectors.ts';

/**
 * x ← x − η·g·min(1, c/‖g‖): gradient descent with no step longer than η·c.
 * (Pascanu, Mikolov & Bengio 2013; torch's clip_grad_norm_ has c/(‖g‖ + 10⁻⁶).)
 */
export const clippedGd: GradientMethod = {
  kind: 'gradient',
  id: 'clipped-gd',
  name: 'Clipped descent',
  family: 'modern',
  settings: [
    notInTorch(learningRate(0.01)),
    { ...fromZero('maxNorm', 'c', 1, 'c, the norm to which longer gradients are cut'), open: 'minimum' },
  ],
  formula: [
    "@x' \\leftarrow @x - @learningRate\\,@g\\,\\min\\Bigl(1,\\,\\frac{@maxNorm}{\\lVert @g\\rVert}\\Bigr)",
  ],
  source: 'Pascanu, Mikolov & Bengio 2013, Algorithm 1',
  learningRateOf: 'gradient',
  inWords:
    'It goes straight down the slope, but steps on steep walls are cut to a fixed length, so too large a rate makes it swing and not explode.',
  init: () => ({}),
  update(arithmetic, { point, gradient }, state, settings) {
    const { constant, multiply, divide, minimum } = arithmetic;
    const cut = minimum(constant(1), divide(setting(settings, 'maxNorm'), norm(arithmetic, gradient)));
    const rate = multiply(setting(settings, 'learningRate'), cut);
    return {
      point: stepAgainst(arithmetic, point, gradient, rate),
      state,
      effectiveRates: point.map(() => rate),
    };
  },
  rateTheory: ({ maximum }) => ({
    marks: [
      {
        learningRate: 1 / maximum,
        label: '1/λmax',
        meaning: 'near the minimum, where nothing is cut, the steepest direction is solved in one step',
      },
      {
        learningRate: 2 / maximum,
        label: '2/λmax',
        meaning: 'beyond this it cannot settle, and swings with steps of up to ηc',
      },
    ],
    zones: [
      { from: 0, label: 'creeps' },
      { from: 1 / maximum, label: 'zig-zags' },
    ],
  }),
};
