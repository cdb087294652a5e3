import { beta1, beta2, epsilon, fromZero, learningRate, notInTorch } from '../common-settings.ts';
import { numberSetting, setting, type GradientMethod } from '../optimizer.ts';
import { noThreshold } from '../rate-theory.ts';
import { blend, rescaledStep, sign, squares, zeros, zip } from '../vectors.ts';

/**
 * m ← β₁m + (1 − β₁)g, v ← v − (1 − β₂)·sign(v − g²)·g², x ← x − η·m/(√v + ε): v moves by steps of g², so it forgets
 * large gradients slowly. Nothing makes up for the beginning of m. (Zaheer et al. 2018, NeurIPS, Algorithm 2.)
 */
export const yogi: GradientMethod = {
  kind: 'gradient',
  id: 'yogi',
  name: 'Yogi',
  family: 'modern',
  settings: [
    ...[
      learningRate(0.01),
      beta1(),
      { ...beta2(), meaning: 'β₂; v moves by (1 − β₂)·g² a step' },
      epsilon(0.001),
    ].map(notInTorch),
    fromZero('v0', 'v_0', 1e-6, 'v₀, what v begins at'),
  ],
  formula: [
    "@m' \\leftarrow @beta1\\,@m + (1-@beta1)\\,@g",
    "@v' \\leftarrow @v - (1-@beta2)\\,\\operatorname{sign}(@v-@g^2)\\,@g^2",
    "@x' \\leftarrow @x - @learningRate\\,\\frac{@m'}{\\sqrt{@v'}+@epsilon}",
  ],
  source: 'Zaheer et al. 2018, Adaptive Methods for Nonconvex Optimization (NeurIPS), Algorithm 2',
  learningRateOf: 'gradient',
  inWords:
    'Like Adam it divides each coordinate by the size of its gradients, but lets that size shrink only slowly, so it does not speed up at once where the slope fades.',
  init: (point, settings) => ({ m: zeros(point), v: point.map(() => numberSetting(settings, 'v0')) }),
  update(arithmetic, { point, gradient }, state, settings) {
    const { constant, add, subtract, multiply, squareRoot } = arithmetic;
    const move = subtract(constant(1), setting(settings, 'beta2'));
    const m = blend(arithmetic, setting(settings, 'beta1'), state['m'], gradient);
    const v = zip(squares(arithmetic, gradient), state['v'], (square, before) => {
      const side = sign(arithmetic, subtract(before, square));
      return subtract(before, multiply(multiply(move, side), square));
    });
    const roots = v.map((size) => add(squareRoot(size), setting(settings, 'epsilon')));
    const step = rescaledStep(arithmetic, point, m, roots, setting(settings, 'learningRate'));
    return { ...step, state: { m, v } };
  },
  rateTheory: () => noThreshold('Yogi'),
};
