import { count, learningRate, notInTorch } from '../common-settings.ts';
import { whereNotZero, whereZero } from '../formula-lines.ts';
import { setting, type FormulaLine, type GradientMethod, type QuantitySymbol } from '../optimizer.ts';
import { dot, stepAgainst, zeros, zip } from '../vectors.ts';

/** Where no partial derivative is larger, the point rests: the next step would be 0/0. */
const AT_REST = 1e-10;

const onceMoved = (tex: string): FormulaLine => whereNotZero('s', tex, '\\text{ once } x \\text{ has moved}');

/** Of the point before. */
const previous =
  (write: (x: string) => string): QuantitySymbol =>
  (index) =>
    write(index === null ? 'x_{t-1}' : index === 0 ? 'x_{-1}' : `x_{${index - 1}}`);

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
    {
      ...count('variant', '\\text{variant}', 1, 2, '1: the long step s·s/s·y; 2: the short step s·y/y·y'),
      named: ['long step', 'short step'],
    },
  ],
  formula: (settings) => [
    onceMoved('@s = @x - @before'),
    onceMoved('@y = @g - @slope'),
    onceMoved(
      settings['variant'] === 2
        ? '@found = \\frac{@s^\\top @y}{@y^\\top @y}'
        : '@found = \\frac{@s^\\top @s}{@s^\\top @y}',
    ),
    whereZero('s', '@found = @learningRate', '\\text{ before that}'),
    whereNotZero('moves', "@x' \\leftarrow @x - @found\\,@g", ''),
    whereZero(
      'moves',
      "@x' \\leftarrow @x",
      '\\text{ where } \\lVert\\nabla f(x)\\rVert_\\infty \\le 10^{-10}',
    ),
  ],
  symbols: {
    before: previous((x) => x),
    slope: previous((x) => `\\nabla f(${x})`),
    found: 'a',
  },
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
      told: () => ({
        s,
        y,
        found: [moving],
        moves: [whereLess(constant(AT_REST), steepest, constant(1), constant(0))],
      }),
    };
  },
  rateTheory: () =>
    'Barzilai and Borwein take the length of each step from the last two gradients; η is only the first, so no threshold in λ holds.',
};
