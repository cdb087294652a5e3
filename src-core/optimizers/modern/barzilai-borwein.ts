import { count, learningRate, notInTorch } from '../common-settings.ts';
import { setting, type GradientMethod } from '../optimizer.ts';
import { dot, stepAgainst, zeros, zip } from '../vectors.ts';

/** Where no partial derivative is larger, the point rests: the next step would be 0/0. */
const AT_REST = 1e-10;

/**
 * x ← x − a·g, with a from the last move s and the change y of the gradient over it: s·s/s·y, or s·y/y·y. Where
 * there was no move yet, a = η. Along downward curvature a is negative and the step leads uphill.
 * (Barzilai & Borwein 1988; it rests at ‖g‖∞ ≤ 10⁻¹⁰.)
 */
export const barzilaiBorwein: GradientMethod = {
  kind: 'gradient',
  id: 'barzilai-borwein',
  name: 'Barzilai–Borwein',
  family: 'modern',
  settings: [
    notInTorch(learningRate(0.01, 'η, the factor on the first step; the next are found')),
    count('variant', '\\text{variant}', 1, 2, '1: the long step s·s/s·y; 2: the short step s·y/y·y'),
  ],
  formula: (settings) => [
    's = @x - @before,\\ y = @g - @slope',
    settings['variant'] === 2
      ? 'a = \\frac{s\\cdot y}{y\\cdot y}\\ (@learningRate\\text{ at first})'
      : 'a = \\frac{s\\cdot s}{s\\cdot y}\\ (@learningRate\\text{ at first})',
    "@x' \\leftarrow @x - a\\,@g",
  ],
  symbols: { before: 'x_{t-1}', slope: '\\nabla f(x_{t-1})' },
  source: 'Barzilai & Borwein 1988',
  learningRateOf: 'gradient',
  inWords:
    'Each step is as long as the last change of the slope says, long along the valley and short across, so f goes up now and then but the way is short.',
  // Where it was, and the gradient there.
  init: (point) => ({ before: point, slope: zeros(point) }),
  update(arithmetic, { point, gradient }, state, settings) {
    const { constant, subtract, divide, absolute, maximum, whereLess, whereEqual } = arithmetic;
    const s = zip(point, state['before'], subtract);
    const y = zip(gradient, state['slope'], subtract);
    const [ss, sy, yy] = [dot(arithmetic, s, s), dot(arithmetic, s, y), dot(arithmetic, y, y)];
    const found = whereEqual(setting(settings, 'variant'), constant(1), divide(ss, sy), divide(sy, yy));
    const moving = whereEqual(ss, constant(0), setting(settings, 'learningRate'), found);
    const steepest = gradient.map(absolute).reduce((a, b) => maximum(a, b));
    const rate = whereLess(constant(AT_REST), steepest, moving, constant(0));
    return {
      point: stepAgainst(arithmetic, point, gradient, rate),
      state: { before: point, slope: gradient },
      effectiveRates: point.map(() => rate),
    };
  },
  rateTheory: () =>
    'Barzilai and Borwein take the length of each step from the last two gradients; η is only the first, so no threshold in λ holds.',
};
