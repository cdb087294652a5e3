import { decay, epsilon, learningRate } from '../common-settings.ts';
import { setting, type GradientMethod } from '../optimizer.ts';
import { blend, squares, stepAgainst, zeros, zip } from '../vectors.ts';
import { decayedGradient, gradientTex, weightDecay } from '../weight-decay.ts';

/**
 * s ← ρs + (1 − ρ)g²; Δ = √(a + ε)/√(s + ε)·g; a ← ρa + (1 − ρ)Δ²; x ← x − η·Δ, per coordinate.
 * Δ has the units of x, so η is a plain factor, 1 by default. (Zeiler 2012, Algorithm 1; torch.optim.Adadelta.)
 */
export const adadelta: GradientMethod = {
  kind: 'gradient',
  id: 'adadelta',
  name: 'Adadelta',
  family: 'adaptive',
  settings: [
    learningRate(1, 'η, the factor on the step that the method finds itself'),
    decay('rho', '\\rho', 0.9, 'ρ, decay of the means of squared gradients and steps', 'rho'),
    epsilon(1e-6, 'ε, inside both roots; the first steps grow from it'),
    weightDecay(),
  ],
  formula(settings) {
    const g = gradientTex(settings);
    return [
      `@s' \\leftarrow @rho\\,@s + (1-@rho)\\,${g}^2`,
      `@delta = \\frac{\\sqrt{@a+@epsilon}}{\\sqrt{@s'+@epsilon}}\\,${g}`,
      "@a' \\leftarrow @rho\\,@a + (1-@rho)\\,@delta^2",
      "@x' \\leftarrow @x - @learningRate\\,@delta",
    ];
  },
  symbols: { delta: '\\Delta' },
  source: 'Zeiler 2012, Algorithm 1; torch.optim.Adadelta',
  learningRateOf: 'step',
  inWords:
    'Each coordinate steps about as far as its last steps were, starting from almost nothing, so it sets out very slowly and needs no rate.',
  init: (point) => ({ s: zeros(point), a: zeros(point) }),
  update(arithmetic, at, state, settings) {
    const { add, multiply, divide, squareRoot } = arithmetic;
    const eta = setting(settings, 'learningRate');
    const rho = setting(settings, 'rho');
    const root = (mean: typeof eta): typeof eta => squareRoot(add(mean, setting(settings, 'epsilon')));
    const g = decayedGradient(arithmetic, at, settings);
    const s = blend(arithmetic, rho, state['s'], squares(arithmetic, g));
    const scales = zip(s, state['a'], (slope, step) => divide(root(step), root(slope)));
    const delta = zip(g, scales, multiply);
    return {
      point: stepAgainst(arithmetic, at.point, delta, eta),
      state: { s, a: blend(arithmetic, rho, state['a'], squares(arithmetic, delta)) },
      effectiveRates: scales.map((scale) => multiply(eta, scale)),
      told: () => ({ delta }),
    };
  },
  rateTheory: () =>
    'Adadelta takes the length of its steps from the steps before, so no fixed threshold in λ holds for η.',
};
