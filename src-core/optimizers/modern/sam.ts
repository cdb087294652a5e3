import { fromZero, learningRate, notInTorch } from '../common-settings.ts';
import { indexedBy, whereNotZero, whereZero } from '../formula-lines.ts';
import { setting, type GradientMethod } from '../optimizer.ts';
import { norm, plusMultiple, stepAgainst } from '../vectors.ts';

/**
 * x ← x − η·∇f(x + ρ·g/‖g‖): the gradient is taken a distance ρ uphill; at a critical point, at x itself.
 * Far from a minimum of a quadratic that is gradient descent; near it the point keeps swinging, by a length that
 * ρ sets. (Foret et al. 2021, arXiv:2010.01412, with plain descent as its base.)
 */
export const sam: GradientMethod = {
  kind: 'gradient',
  id: 'sam',
  name: 'SAM',
  family: 'modern',
  gradientsPerStep: 2,
  settings: [
    notInTorch(learningRate(0.01)),
    fromZero('rho', '\\rho', 0.05, 'ρ, how far uphill the gradient is taken'),
  ],
  formula: [
    whereNotZero('size', '@uphill = @x + @rho\\,\\frac{@g}{\\lVert @g\\rVert}', ''),
    whereZero('size', '@uphill = @x', '\\text{ where } \\nabla f(x) = 0'),
    "@x' \\leftarrow @x - @learningRate\\,@steep",
  ],
  symbols: { uphill: 'y', steep: indexedBy((k) => `\\nabla f(y${k})`) },
  source: 'Foret et al. 2021, Sharpness-Aware Minimization, arXiv:2010.01412 (base: SGD)',
  learningRateOf: 'gradient',
  inWords:
    'It feels the slope a little uphill of where it stands, which in a narrow valley is steeper, so it is driven out of narrow valleys and never quite rests.',
  init: () => ({}),
  update(arithmetic, { point, gradient, gradientAt }, state, settings) {
    const zero = arithmetic.constant(0);
    const size = norm(arithmetic, gradient);
    const reach = arithmetic.divide(setting(settings, 'rho'), size);
    const uphill = plusMultiple(arithmetic, point, arithmetic.whereEqual(size, zero, zero, reach), gradient);
    const steep = gradientAt(uphill);
    return {
      point: stepAgainst(arithmetic, point, steep, setting(settings, 'learningRate')),
      state,
      told: () => ({ size: [size], uphill, steep }),
    };
  },
  rateTheory: ({ maximum }) => ({
    marks: [
      {
        learningRate: 1 / maximum,
        label: '1/λmax',
        meaning: 'beyond this it overshoots the valley from afar; near the bottom it always does',
      },
      {
        learningRate: 2 / maximum,
        label: '2/λmax',
        meaning:
          'beyond this every step makes the error larger; below, it settles to a swing whose width ρ sets',
      },
    ],
    zones: [
      { from: 0, label: 'creeps' },
      { from: 1 / maximum, label: 'zig-zags' },
      { from: 2 / maximum, label: 'diverges' },
    ],
  }),
};
