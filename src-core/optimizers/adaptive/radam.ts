import type { Arithmetic } from '../../arithmetic/index.ts';
import { beta1, beta2, epsilon, learningRate } from '../common-settings.ts';
import { component, setting, type GradientMethod } from '../optimizer.ts';
import { noThreshold } from '../rate-theory.ts';
import { single } from '../vectors.ts';
import { decayedGradient, gradientTex, weightDecay } from '../weight-decay.ts';
import { momentLines, momentsAfter, noMoments } from './moments.ts';

/**
 * Adam that divides by √v only once v has seen enough gradients to be trusted: with ρ∞ = 2/(1 − β₂) − 1 and
 * ρ = ρ∞ − 2tβ₂ᵗ/(1 − β₂ᵗ), x ← x − η·m̂·r·√(1 − β₂ᵗ)/(√v + ε) where ρ > 5, else x ← x − η·m̂.
 * (Liu et al. 2020, Algorithm 2, where the threshold is 4; torch.optim.RAdam: 5, and ε beside √v itself.)
 */
export const radam: GradientMethod = {
  kind: 'gradient',
  id: 'radam',
  name: 'RAdam',
  family: 'adaptive',
  settings: [learningRate(0.001), beta1(), beta2(), epsilon(1e-8), weightDecay()],
  formula: (settings) => [
    ...momentLines(gradientTex(settings)),
    '\\rho_\\infty = \\tfrac{2}{1-@beta2}-1,\\ \\rho = \\rho_\\infty - \\tfrac{2\\,@t\\,@beta2^{@t}}{1-@beta2^{@t}},\\ r = \\sqrt{\\tfrac{(\\rho-4)(\\rho-2)\\,\\rho_\\infty}{(\\rho_\\infty-4)(\\rho_\\infty-2)\\,\\rho}}',
    "@x' \\leftarrow @x - @learningRate\\,\\frac{@m'}{1-@beta1^{@t}}\\cdot\\begin{cases} r\\,\\frac{\\sqrt{1-@beta2^{@t}}}{\\sqrt{@v'}+@epsilon} & \\rho>5 \\\\ 1 & \\rho\\le5 \\end{cases}",
  ],
  source: 'Liu et al. 2020, Algorithm 2; torch.optim.RAdam',
  learningRateOf: 'gradient',
  inWords:
    'The first steps follow the averaged slope as it is; once enough of it has been seen, each coordinate is divided by the size of its own gradients.',
  init: (point) => ({ ...noMoments(point), steps: [0] }),
  update(arithmetic, at, state, settings) {
    const { constant, add, subtract, multiply, divide, squareRoot, whereLess } = arithmetic;
    const eta = setting(settings, 'learningRate');
    const g = decayedGradient(arithmetic, at, settings);
    const { m, v, decay, weight1, weight2 } = momentsAfter(arithmetic, g, state, settings);
    const steps = add(single(state, 'steps'), constant(1));
    const longest = subtract(
      divide(constant(2), subtract(constant(1), setting(settings, 'beta2'))),
      constant(1),
    );
    const missing = divide(multiply(multiply(constant(2), steps), component(decay, 1)), weight2);
    const length = subtract(longest, missing);
    const scale = multiply(rectification(arithmetic, length, longest), squareRoot(weight2));
    const effectiveRates = v.map((mean) => {
      const rescaled = divide(scale, add(squareRoot(mean), setting(settings, 'epsilon')));
      return multiply(eta, whereLess(constant(5), length, rescaled, constant(1)));
    });
    const point = at.point.map((x, i) =>
      subtract(x, multiply(divide(component(m, i), weight1), component(effectiveRates, i))),
    );
    return { point, effectiveRates, state: { m, v, decay, steps: [steps] } };
  },
  rateTheory: () => noThreshold('RAdam'),
};

/** r; not a number where ρ is below 4. */
function rectification<Value>(
  { constant, subtract, multiply, divide, squareRoot }: Arithmetic<Value>,
  length: Value,
  longest: Value,
): Value {
  const part = (of: Value): Value => multiply(subtract(of, constant(4)), subtract(of, constant(2)));
  return squareRoot(divide(multiply(part(length), longest), multiply(part(longest), length)));
}
