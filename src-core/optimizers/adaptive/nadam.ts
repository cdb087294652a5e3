import { ELEMENTARY } from '../../arithmetic/index.ts';
import { beta1, beta2, epsilon, fromZero, learningRate } from '../common-settings.ts';
import { byStep, byStepsTaken } from '../formula-lines.ts';
import { component, setting, type GradientMethod } from '../optimizer.ts';
import { noThreshold } from '../rate-theory.ts';
import { rescaledStep, zip } from '../vectors.ts';
import { decayedGradient, gradientTex, weightDecay } from '../weight-decay.ts';
import {
  momentLines,
  momentSymbols,
  momentsAfter,
  noMoments,
  unbiasedRoots,
  unbiased,
  unbiasedSize,
} from './moments.ts';

/**
 * Adam with Nesterov's look ahead, and a momentum that warms up: μₜ = β₁(1 − ½·0.96^(ψt)), Pₜ = μ₁ ⋯ μₜ,
 * x ← x − η·((1 − μₜ)g/(1 − Pₜ) + μₜ₊₁m/(1 − Pₜμₜ₊₁)) / (√v̂ + ε).
 * (Dozat 2016; torch.optim.NAdam from torch 2.0 on: 1.13 counts μₜ twice in the last product, pytorch PR 92699.)
 */
export const nadam: GradientMethod = {
  kind: 'gradient',
  id: 'nadam',
  name: 'NAdam',
  family: 'adaptive',
  settings: [
    learningRate(0.002),
    beta1(),
    beta2(),
    epsilon(1e-8),
    weightDecay(),
    fromZero(
      'momentumDecay',
      '\\psi',
      0.004,
      'ψ, how fast the momentum warms up from about β₁/2 to β₁',
      'momentum_decay',
    ),
  ],
  formula(settings) {
    const g = gradientTex(settings);
    return [
      ...momentLines(g),
      '@now = @beta1\\,(1-\\tfrac12\\,0.96^{@momentumDecay\\,@t})',
      '@next = @beta1\\,(1-\\tfrac12\\,0.96^{@momentumDecay\\,(@t+1)})',
      '@product = @earlier\\,@now',
      `@ahead = \\frac{1-@now}{1-@product}\\,${g} + \\frac{@next}{1-@product\\,@next}\\,@m'`,
      unbiasedSize(),
      `@x' \\leftarrow @x - @learningRate\\,\\frac{@ahead}{\\sqrt{@size}+@epsilon}`,
    ];
  },
  symbols: {
    ...momentSymbols,
    ahead: '\\bar m',
    now: byStep((t) => `\\mu_{${t}}`),
    next: byStep((t) => `\\mu_{${t}}`, 1),
    product: byStep((t) => `P_{${t}}`),
    earlier: byStepsTaken((t) => (t === 't' ? 'P_{t-1}' : `P_{${t}}`)),
    warmth: byStepsTaken((t) => `(0.96^{\\psi\\cdot ${t}},\\,P_{${t}})`),
  },
  source: 'Dozat 2016; torch.optim.NAdam (torch ≥ 2.0)',
  learningRateOf: 'gradient',
  inWords:
    'As with Adam each coordinate is divided by the size of its own recent gradients; it also looks one step ahead, so it turns sooner.',
  // `warmth` is 0.96^(ψt) and P_t, both carried along as products.
  init: (point) => ({ ...noMoments(point), warmth: [1, 1] }),
  update(arithmetic, at, state, settings) {
    const { constant, add, subtract, multiply, divide } = arithmetic;
    const one = constant(1);
    const beta1 = setting(settings, 'beta1');
    const g = decayedGradient(arithmetic, at, settings);
    const { m, v, decay, weight1, weight2 } = momentsAfter(arithmetic, g, state, settings);
    const cooling = ELEMENTARY.pow(arithmetic, constant(0.96), setting(settings, 'momentumDecay'));
    const cold = multiply(component(state['warmth'], 0), cooling);
    const [now, next] = [cold, multiply(cold, cooling)].map((part) =>
      multiply(beta1, subtract(one, multiply(constant(0.5), part))),
    ) as [typeof one, typeof one];
    const earlier = component(state['warmth'], 1);
    const product = multiply(earlier, now);
    const ofGradient = divide(subtract(one, now), subtract(one, product));
    const ofMean = divide(next, subtract(one, multiply(product, next)));
    const ahead = zip(g, m, (partial, mean) => add(multiply(ofGradient, partial), multiply(ofMean, mean)));
    const roots = unbiasedRoots(arithmetic, v, weight2, setting(settings, 'epsilon'));
    const step = rescaledStep(arithmetic, at.point, ahead, roots, setting(settings, 'learningRate'));
    return {
      ...step,
      state: { m, v, decay, warmth: [cold, product] },
      told: () => ({
        now: [now],
        next: [next],
        product: [product],
        earlier: [earlier],
        ahead,
        size: unbiased(arithmetic, m, v, { weight1, weight2 }).size,
      }),
    };
  },
  rateTheory: () => noThreshold('NAdam'),
};
