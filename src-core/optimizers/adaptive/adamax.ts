import { beta1, beta2, epsilon, learningRate } from '../common-settings.ts';
import { byStepsTaken } from '../formula-lines.ts';
import { component, setting, type GradientMethod } from '../optimizer.ts';
import { noThreshold } from '../rate-theory.ts';
import { blend, rescaledStep, single, zeros } from '../vectors.ts';
import { decayedGradient, gradientTex, weightDecay } from '../weight-decay.ts';

/**
 * Adam with the largest recent |g| in place of the root: u ← max(β₂u, |g| + ε), x ← x − η·m̂/u with
 * m̂ = m/(1 − β₁ᵗ). (Kingma & Ba 2015, Algorithm 2; torch.optim.Adamax: ε inside the maximum.)
 */
export const adamax: GradientMethod = {
  kind: 'gradient',
  id: 'adamax',
  name: 'Adamax',
  family: 'adaptive',
  settings: [
    learningRate(0.002),
    beta1(),
    { ...beta2(), meaning: 'β₂, decay of the largest |gradient|' },
    epsilon(1e-8, 'ε, added to |gradient| so that its largest is never zero'),
    weightDecay(),
  ],
  formula(settings) {
    const g = gradientTex(settings);
    return [
      `@m' \\leftarrow @beta1\\,@m + (1-@beta1)\\,${g}`,
      `@u' \\leftarrow \\max(@beta2\\,@u,\\,|${g}|+@epsilon)`,
      "@x' \\leftarrow @x - \\frac{@learningRate}{1-@beta1^{@t}}\\,\\frac{@m'}{@u'}",
    ];
  },
  symbols: { decay: byStepsTaken((t) => `\\beta_1^{${t}}`) },
  source: 'Kingma & Ba 2015, Algorithm 2; torch.optim.Adamax',
  learningRateOf: 'gradient',
  inWords:
    'Each coordinate is divided by its largest recent gradient, so a step is about η long at most, however steep the valley.',
  // β₁ᵗ is carried along as a product.
  init: (point) => ({ m: zeros(point), u: zeros(point), decay: [1] }),
  update(arithmetic, at, state, settings) {
    const { constant, add, subtract, multiply, divide, maximum, absolute } = arithmetic;
    const beta1 = setting(settings, 'beta1');
    const power = multiply(single(state, 'decay'), beta1);
    const weight = subtract(constant(1), power);
    const g = decayedGradient(arithmetic, at, settings);
    const m = blend(arithmetic, beta1, state['m'], g);
    const u = g.map((partial, i) =>
      maximum(
        multiply(setting(settings, 'beta2'), component(state['u'], i)),
        add(absolute(partial), setting(settings, 'epsilon')),
      ),
    );
    const mean = m.map((sum) => divide(sum, weight));
    const step = rescaledStep(arithmetic, at.point, mean, u, setting(settings, 'learningRate'));
    return { ...step, state: { m, u, decay: [power] } };
  },
  rateTheory: () => noThreshold('Adamax'),
};
