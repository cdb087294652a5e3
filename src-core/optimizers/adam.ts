import type { Arithmetic } from '../arithmetic/index.ts';
import { learningRate } from './learning-rate.ts';
import {
  component,
  setting,
  type Evaluation,
  type GradientMethod,
  type State,
  type Update,
} from './optimizer.ts';

/**
 * g ← ∇f(x) + weightDecay·x; m ← β₁m + (1 − β₁)g; v ← β₂v + (1 − β₂)g²;
 * x ← x − η·m̂ / (√v̂ + ε), with m̂ = m/(1 − β₁ᵗ), v̂ = v/(1 − β₂ᵗ), per coordinate.
 * (Kingma & Ba 2015, Algorithm 1; torch.optim.Adam: ε outside the root, weight decay as L2.)
 */
export const adam: GradientMethod = {
  kind: 'gradient',
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
  learningRateOf: 'gradient',
  // β₁ᵗ and β₂ᵗ are carried along as products, so that a step needs no power.
  init: (point) => ({ m: point.map(() => 0), v: point.map(() => 0), decay: [1, 1] }),
  update<Value>(
    arithmetic: Arithmetic<Value>,
    { point, gradient }: Evaluation<Value>,
    state: State<Value>,
    settings: Readonly<Record<string, Value>>,
  ): Update<Value> {
    const { add, subtract, multiply, divide, squareRoot } = arithmetic;
    const one = arithmetic.constant(1);
    const beta1 = setting(settings, 'beta1');
    const beta2 = setting(settings, 'beta2');
    const power1 = multiply(component(state['decay'], 0), beta1);
    const power2 = multiply(component(state['decay'], 1), beta2);
    const blend = (beta: Value, old: Value, fresh: Value): Value =>
      add(multiply(beta, old), multiply(subtract(one, beta), fresh));
    const g = gradient.map((partial, i) =>
      add(partial, multiply(setting(settings, 'weightDecay'), component(point, i))),
    );
    const m = g.map((partial, i) => blend(beta1, component(state['m'], i), partial));
    const v = g.map((partial, i) => blend(beta2, component(state['v'], i), multiply(partial, partial)));
    const next = point.map((x, i) => {
      const mean = divide(component(m, i), subtract(one, power1));
      const root = squareRoot(divide(component(v, i), subtract(one, power2)));
      const step = divide(
        multiply(setting(settings, 'learningRate'), mean),
        add(root, setting(settings, 'epsilon')),
      );
      return subtract(x, step);
    });
    return { point: next, state: { m, v, decay: [power1, power2] } };
  },
  rateTheory: () =>
    'Adam rescales each coordinate by its own gradients, so no fixed threshold in λ holds for it.',
};
