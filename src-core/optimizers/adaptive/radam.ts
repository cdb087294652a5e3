import type { Arithmetic } from '../../arithmetic/index.ts';
import { beta1, beta2, epsilon, learningRate } from '../common-settings.ts';
import { counted } from '../formula-lines.ts';
import { component, setting, type FormulaLine, type GradientMethod, type StepMade } from '../optimizer.ts';
import { noThreshold } from '../rate-theory.ts';
import { single } from '../vectors.ts';
import { decayedGradient, gradientTex, weightDecay } from '../weight-decay.ts';
import { momentLines, momentSymbols, momentsAfter, noMoments } from './moments.ts';

const isLong = ({ told: { length: [length = Number.NaN] = [] } }: StepMade): boolean => length > 5;

const whereLong = (tex: string): FormulaLine => ({ tex, where: '\\text{ where } \\rho > 5', holds: isLong });

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
    '@longest = \\tfrac{2}{1-@beta2}-1',
    '@length = @longest - \\tfrac{2\\,@t\\,@beta2^{@t}}{1-@beta2^{@t}}',
    whereLong(
      '@share = \\sqrt{\\tfrac{(@length-4)\\,(@length-2)\\,@longest}{(@longest-4)\\,(@longest-2)\\,@length}}',
    ),
    whereLong(
      "@x' \\leftarrow @x - @learningRate\\,\\frac{@m'}{1-@beta1^{@t}}\\,@share\\,\\frac{\\sqrt{1-@beta2^{@t}}}{\\sqrt{@v'}+@epsilon}",
    ),
    {
      tex: "@x' \\leftarrow @x - @learningRate\\,\\frac{@m'}{1-@beta1^{@t}}",
      where: '\\text{ where } \\rho \\le 5',
      holds: (step) => !isLong(step),
    },
  ],
  symbols: {
    ...momentSymbols,
    steps: counted('steps taken'),
    longest: () => '\\rho_\\infty',
    length: '\\rho',
    share: 'r',
  },
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
    const share = rectification(arithmetic, length, longest);
    const scale = multiply(share, squareRoot(weight2));
    const effectiveRates = v.map((mean) => {
      const rescaled = divide(scale, add(squareRoot(mean), setting(settings, 'epsilon')));
      return multiply(eta, whereLess(constant(5), length, rescaled, constant(1)));
    });
    const point = at.point.map((x, i) =>
      subtract(x, multiply(divide(component(m, i), weight1), component(effectiveRates, i))),
    );
    return {
      point,
      effectiveRates,
      state: { m, v, decay, steps: [steps] },
      told: () => ({ longest: [longest], length: [length], share: [share] }),
    };
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
