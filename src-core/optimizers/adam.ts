import { learningRate } from './learning-rate.ts';
import { setting, type Optimizer, type Vector } from './optimizer.ts';

interface AdamState {
  readonly step: number;
  readonly m: Vector;
  readonly v: Vector;
}

/**
 * g ← ∇f(x) + weightDecay·x; m ← β₁m + (1 − β₁)g; v ← β₂v + (1 − β₂)g²;
 * x ← x − η·m̂ / (√v̂ + ε), with m̂ = m/(1 − β₁ᵗ), v̂ = v/(1 − β₂ᵗ), per coordinate.
 * (Kingma & Ba 2015, Algorithm 1; torch.optim.Adam: ε outside the root, weight decay as L2.)
 */
export const adam: Optimizer<AdamState> = {
  id: 'adam',
  name: 'Adam',
  settings: [
    learningRate(0.001),
    {
      name: 'beta1',
      default: 0.9,
      minimum: 0,
      maximum: 1,
      open: 'maximum',
      meaning: 'β₁, decay of the mean of gradients',
    },
    {
      name: 'beta2',
      default: 0.999,
      minimum: 0,
      maximum: 1,
      open: 'maximum',
      meaning: 'β₂, decay of the mean of squared gradients',
    },
    {
      name: 'epsilon',
      default: 1e-8,
      minimum: 0,
      maximum: 1,
      meaning: 'ε, added to the root so that it is never zero',
    },
    {
      name: 'weightDecay',
      default: 0,
      minimum: 0,
      maximum: 1,
      meaning: 'factor of x added to the gradient (L2)',
    },
  ],
  formula:
    'm \\leftarrow \\beta_1 m + (1-\\beta_1)\\,g,\\quad v \\leftarrow \\beta_2 v + (1-\\beta_2)\\,g^2,\\quad x \\leftarrow x - \\eta\\,\\hat m/(\\sqrt{\\hat v}+\\varepsilon)',
  source: 'Kingma & Ba 2015, Algorithm 1; torch.optim.Adam',
  init: (point) => ({ step: 0, m: point.map(() => 0), v: point.map(() => 0) }),
  update({ point, gradient }, state, settings) {
    const eta = setting(settings, 'learningRate');
    const beta1 = setting(settings, 'beta1');
    const beta2 = setting(settings, 'beta2');
    const epsilon = setting(settings, 'epsilon');
    const weightDecay = setting(settings, 'weightDecay');
    const step = state.step + 1;
    const biasOfM = 1 - beta1 ** step;
    const biasOfV = 1 - beta2 ** step;
    const m: number[] = [];
    const v: number[] = [];
    // One pass over the coordinates: this is the inner loop of every drag.
    const next = point.map((x, i) => {
      const g = (gradient[i] ?? Number.NaN) + weightDecay * x;
      const mean = beta1 * (state.m[i] ?? 0) + (1 - beta1) * g;
      const meanSquare = beta2 * (state.v[i] ?? 0) + (1 - beta2) * g * g;
      m.push(mean);
      v.push(meanSquare);
      return x - (eta * (mean / biasOfM)) / (Math.sqrt(meanSquare / biasOfV) + epsilon);
    });
    return { point: next, state: { step, m, v } };
  },
  rateTheory: () =>
    'Adam rescales each coordinate by its own gradients, so no fixed threshold in λ holds for it.',
};
