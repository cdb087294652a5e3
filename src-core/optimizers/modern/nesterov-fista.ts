import { learningRate, notInTorch } from '../common-settings.ts';
import { indexedBy } from '../formula-lines.ts';
import { setting, type GradientMethod } from '../optimizer.ts';
import { single, stepAgainst, zip } from '../vectors.ts';

/**
 * x′ = y − η·∇f(y), a′ = (1 + √(1 + 4a²))/2, y′ = x′ + (a − 1)/a′·(x′ − x): momentum that grows towards 1, so its
 * error falls like 1/t² and in waves, and has no fixed rate. That is proved for η ≤ 1/λmax; with momentum 1 a
 * quadratic is stable up to 4/(3λmax). (Nesterov 1983; Beck & Teboulle 2009, FISTA without the proximal step.)
 */
export const nesterovFista: GradientMethod = {
  kind: 'gradient',
  id: 'nesterov-fista',
  name: 'Nesterov, growing momentum',
  family: 'modern',
  settings: [notInTorch(learningRate(0.01))],
  formula: [
    "@x' \\leftarrow @y - @learningRate\\,@ahead",
    "@a' \\leftarrow \\tfrac12\\bigl(1+\\sqrt{1+4\\,@a^2}\\bigr)",
    "@y' \\leftarrow @x' + \\frac{@a-1}{@a'}\\,(@x'-@x)",
  ],
  symbols: { ahead: indexedBy((k) => `\\nabla f(y${k})`) },
  source: 'Nesterov 1983; Beck & Teboulle 2009 (FISTA without the proximal step)',
  learningRateOf: 'gradient',
  inWords:
    'The ball keeps more and more of its speed, so it runs down the valley ever faster, past the minimum and back in long waves.',
  init: (point) => ({ y: point, a: [1] }),
  update(arithmetic, { point, gradientAt }, state, settings) {
    const { constant, add, subtract, multiply, divide, squareRoot } = arithmetic;
    const one = constant(1);
    const a = single(state, 'a');
    const from = state['y'] ?? [];
    const ahead = gradientAt(from);
    const next = stepAgainst(arithmetic, from, ahead, setting(settings, 'learningRate'));
    const root = squareRoot(add(one, multiply(constant(4), multiply(a, a))));
    const larger = divide(add(one, root), constant(2));
    const share = divide(subtract(a, one), larger);
    const y = zip(next, point, (x, before) => add(x, multiply(share, subtract(x, before))));
    return { point: next, state: { y, a: [larger] }, told: () => ({ ahead }) };
  },
  rateTheory: ({ maximum }) => ({
    marks: [
      {
        learningRate: 1 / maximum,
        label: '1/λmax',
        meaning: 'up to here its error is proved to fall like 1/t²',
      },
      {
        learningRate: 4 / (3 * maximum),
        label: '4/(3λmax)',
        meaning: 'beyond this, as the momentum nears 1, the swings across the valley grow',
      },
    ],
    zones: [
      { from: 0, label: 'converges' },
      { from: 4 / (3 * maximum), label: 'diverges' },
    ],
  }),
};
