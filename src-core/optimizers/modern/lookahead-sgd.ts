import { count, learningRate, notInTorch, share } from '../common-settings.ts';
import { counted } from '../formula-lines.ts';
import {
  numberSetting,
  setting,
  type FormulaLine,
  type GradientMethod,
  type StepMade,
} from '../optimizer.ts';
import { slowest, stableUpTo } from '../rate-theory.ts';
import { single, stepAgainst, zip } from '../vectors.ts';

const isDueAt = ({ t, settings }: StepMade): boolean => t % numberSetting(settings, 'k') === 0;

const whenDue = (tex: string): FormulaLine => ({
  tex,
  where: '\\text{ if } t \\bmod k = 0',
  holds: isDueAt,
});

/**
 * Gradient descent that goes back after every k-th step: slow ← slow + α(x − slow), x ← slow.
 * On a quadratic k steps multiply an error by 1 − α + α(1 − ηλ)ᵏ. For even k that is stable up to 2/λmax as plain
 * descent is; for odd k the going back cancels what was overshot, up to (1 + (2/α − 1)^(1/k))/λmax.
 * (Zhang et al. 2019, arXiv:1907.08610.)
 */
export const lookaheadSgd: GradientMethod = {
  kind: 'gradient',
  id: 'lookahead-sgd',
  name: 'Lookahead',
  family: 'modern',
  settings: [
    notInTorch(learningRate(0.01)),
    count('k', 'k', 5, 1000, 'k, after how many steps it goes back'),
    {
      ...share('alpha', '\\alpha', 0.5, 'α, the share of the way from the slow point to x that is kept'),
      open: 'minimum',
    },
  ],
  formula: [
    '@fast = @x - @learningRate\\,@g',
    whenDue("@slow' \\leftarrow @slow + @alpha\\,(@fast - @slow)"),
    whenDue("@x' \\leftarrow @slow'"),
    { tex: "@x' \\leftarrow @fast", where: '\\text{ else}', holds: (step) => !isDueAt(step) },
  ],
  symbols: { slow: '\\phi', fast: 'y', since: counted('steps since it went back') },
  source: 'Zhang et al. 2019, Lookahead Optimizer, arXiv:1907.08610 (inner method: SGD)',
  learningRateOf: 'gradient',
  inWords:
    'It takes a few plain steps, then goes part of the way back to where it set out, which damps the swings across the valley and the progress along it.',
  // `since` counts steps since it went back.
  init: (point) => ({ slow: point, since: [0] }),
  update(arithmetic, { point, gradient }, state, settings) {
    const { constant, add, subtract, multiply, whereEqual } = arithmetic;
    const since = add(single(state, 'since'), constant(1));
    const isDue = (then: typeof since, otherwise: typeof since): typeof since =>
      whereEqual(since, setting(settings, 'k'), then, otherwise);
    const fast = stepAgainst(arithmetic, point, gradient, setting(settings, 'learningRate'));
    const before = state['slow'] ?? [];
    const slow = zip(before, fast, (from, to) =>
      isDue(add(from, multiply(setting(settings, 'alpha'), subtract(to, from))), from),
    );
    return {
      point: zip(slow, fast, isDue),
      state: { slow, since: [isDue(constant(0), since)] },
      told: () => ({ fast }),
    };
  },
  predictedRate(eigenvalues, settings) {
    const eta = numberSetting(settings, 'learningRate');
    const [k, alpha] = [numberSetting(settings, 'k'), numberSetting(settings, 'alpha')];
    return slowest(
      eigenvalues,
      (eigenvalue) => Math.abs(1 - alpha + alpha * (1 - eta * eigenvalue) ** k) ** (1 / k),
    );
  },
  rateTheory({ maximum }, settings) {
    const [k, alpha] = [numberSetting(settings, 'k'), numberSetting(settings, 'alpha')];
    const meaning = 'beyond this k steps overshoot by more than going back makes up for';
    return k % 2 === 0
      ? stableUpTo(2 / maximum, '2/λmax', meaning)
      : stableUpTo((1 + (2 / alpha - 1) ** (1 / k)) / maximum, '(1+(2/α−1)^(1/k))/λmax', meaning);
  },
};
