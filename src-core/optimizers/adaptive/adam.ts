import type { Arithmetic } from '../../arithmetic/index.ts';
import { beta1, beta2, epsilon, learningRate, weightDecay, withWeightDecay } from '../common-settings.ts';
import {
  component,
  setting,
  type Evaluation,
  type GradientMethod,
  type State,
  type Update,
} from '../optimizer.ts';

/**
 * g ← ∇f(x) + weightDecay·x; m ← β₁m + (1 − β₁)g; v ← β₂v + (1 − β₂)g²;
 * x ← x − η·m̂ / (√v̂ + ε), with m̂ = m/(1 − β₁ᵗ), v̂ = v/(1 − β₂ᵗ), per coordinate.
 * (Kingma & Ba 2015, Algorithm 1; torch.optim.Adam: ε outside the root, weight decay as L2.)
 */
export const adam: GradientMethod = {
  kind: 'gradient',
  id: 'adam',
  name: 'Adam',
  family: 'adaptive',
  settings: [
    learningRate(0.001),
    beta1(),
    beta2(),
    epsilon(1e-8, 'ε, added to the root so that it is never zero'),
    weightDecay(),
  ],
  formula: [
    "@m' \\leftarrow @beta1\\,@m + (1-@beta1)\\,@g",
    "@v' \\leftarrow @beta2\\,@v + (1-@beta2)\\,@g^2",
    "@x' \\leftarrow @x - @learningRate\\,\\frac{@m'/(1-@beta1^{@t})}{\\sqrt{@v'/(1-@beta2^{@t})}+@epsilon}",
  ],
  source: 'Kingma & Ba 2015, Algorithm 1; torch.optim.Adam',
  learningRateOf: 'gradient',
  inWords:
    'Each coordinate is divided by the size of its own recent gradients, so steps are about η long whatever the curvature.',
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
    const g = withWeightDecay(arithmetic, gradient, point, setting(settings, 'weightDecay'));
    const m = g.map((partial, i) => blend(beta1, component(state['m'], i), partial));
    const v = g.map((partial, i) => blend(beta2, component(state['v'], i), multiply(partial, partial)));
    const eta = setting(settings, 'learningRate');
    const roots = v.map((mean) =>
      add(squareRoot(divide(mean, subtract(one, power2))), setting(settings, 'epsilon')),
    );
    const next = point.map((x, i) => {
      const mean = divide(component(m, i), subtract(one, power1));
      return subtract(x, divide(multiply(eta, mean), component(roots, i)));
    });
    const effectiveRates = roots.map((root) => divide(eta, root));
    return { point: next, state: { m, v, decay: [power1, power2] }, effectiveRates };
  },
  rateTheory: () =>
    'Adam rescales each coordinate by its own gradients, so no fixed threshold in λ holds for it.',
};
