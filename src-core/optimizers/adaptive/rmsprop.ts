import { decay, epsilon, learningRate } from '../common-settings.ts';
import { numberSetting, setting, type ChoiceSetting, type GradientMethod } from '../optimizer.ts';
import { noThreshold } from '../rate-theory.ts';
import { blend, squares, stepAgainst, zeros, zip } from '../vectors.ts';
import { decayedGradient, gradientTex, weightDecay } from '../weight-decay.ts';

const centered: ChoiceSetting = {
  kind: 'choice',
  name: 'centered',
  symbol: '\\text{centered}',
  default: 'false',
  options: ['false', 'true'],
  meaning: 'whether the squared mean is taken off the mean square, which leaves the variance',
  torch: 'centered',
};

/**
 * s ← αs + (1 − α)g²; b ← βb + g/(√s + ε); x ← x − η·b, per coordinate; centered: √(s − q²) with
 * q ← αq + (1 − α)g. Where a slope does not change, s − q² is zero but for rounding, and may be below it: not a
 * number then, as in torch. (Hinton 2012, lecture 6e; Graves 2013, §4.2; torch.optim.RMSprop: ε outside the root.)
 */
export const rmsprop: GradientMethod = {
  kind: 'gradient',
  id: 'rmsprop',
  name: 'RMSprop',
  family: 'adaptive',
  settings: [
    learningRate(0.01),
    decay('alpha', '\\alpha', 0.99, 'α, decay of the mean of squared gradients', 'alpha'),
    epsilon(1e-8),
    weightDecay(),
    decay('momentum', '\\beta', 0, 'β, the share of the last step that is kept', 'momentum'),
    centered,
  ],
  formula(settings) {
    const g = gradientTex(settings);
    const isCentered = settings['centered'] === 'true';
    const root = isCentered ? "\\sqrt{@s'-{@q'}^2}+@epsilon" : "\\sqrt{@s'}+@epsilon";
    const hasMomentum = numberSetting(settings, 'momentum') !== 0;
    const step = `\\frac{${g}}{${root}}`;
    return [
      `@s' \\leftarrow @alpha\\,@s + (1-@alpha)\\,${g}^2`,
      ...(isCentered ? [`@q' \\leftarrow @alpha\\,@q + (1-@alpha)\\,${g}`] : []),
      ...(hasMomentum ? [`@b' \\leftarrow @momentum\\,@b + ${step}`] : []),
      `@x' \\leftarrow @x - @learningRate\\,${hasMomentum ? "@b'" : step}`,
    ];
  },
  source: 'Hinton 2012, lecture 6e; Graves 2013 (centered); torch.optim.RMSprop',
  learningRateOf: 'gradient',
  inWords:
    'Each coordinate is divided by the size of its own recent gradients, so it walks down a valley in steps of about η and keeps swinging by as much at the end.',
  init: (point, settings) => ({
    s: zeros(point),
    b: zeros(point),
    ...(settings['centered'] === 'true' ? { q: zeros(point) } : {}),
  }),
  update(arithmetic, at, state, settings, choices) {
    const { add, subtract, multiply, divide, squareRoot } = arithmetic;
    const eta = setting(settings, 'learningRate');
    const alpha = setting(settings, 'alpha');
    const g = decayedGradient(arithmetic, at, settings);
    const s = blend(arithmetic, alpha, state['s'], squares(arithmetic, g));
    const isCentered = choices['centered'] === 'true';
    const q = isCentered ? blend(arithmetic, alpha, state['q'], g) : [];
    const spread = isCentered ? zip(s, squares(arithmetic, q), subtract) : s;
    const roots = spread.map((mean) => add(squareRoot(mean), setting(settings, 'epsilon')));
    const b = zip(zip(g, roots, divide), state['b'], (step, before) =>
      add(multiply(setting(settings, 'momentum'), before), step),
    );
    return {
      point: stepAgainst(arithmetic, at.point, b, eta),
      state: { s, b, ...(isCentered ? { q } : {}) },
      effectiveRates: roots.map((root) => divide(eta, root)),
    };
  },
  rateTheory: () => noThreshold('RMSprop'),
};
