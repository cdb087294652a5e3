import { beta1, beta2, count, epsilon, fromZero, learningRate, notInTorch } from '../common-settings.ts';
import { SCALAR } from '../../arithmetic/index.ts';
import { counted } from '../formula-lines.ts';
import { component, numberSetting, type OracleMethod } from '../optimizer.ts';
import { blend, single, zeros, zip } from '../vectors.ts';

/**
 * m ← β₁m + (1 − β₁)g; at step 1, n + 1, 2n + 1, … h ← β₂h + (1 − β₂)·diag H; x ← x − η·clip(m/max(γh, ε), −1, 1).
 * The exact diagonal stands for the paper's random estimate; no weight decay. Its effective rate is η over the
 * divisor, or over |m| where the step is clipped. (Liu et al. 2023, arXiv:2305.14342, Algorithm 3.)
 */
export const sophiaExact: OracleMethod = {
  kind: 'oracle',
  id: 'sophia-exact',
  name: 'Sophia, exact',
  family: 'modern',
  settings: [
    ...[
      learningRate(0.01, 'η, the longest step along each coordinate'),
      beta1(0.96),
      { ...beta2(0.99), meaning: "β₂, decay of the mean of the Hessian's diagonal" },
    ].map(notInTorch),
    fromZero('gamma', '\\gamma', 0.05, 'γ, the factor on the curvature; a smaller one clips more'),
    notInTorch(epsilon(1e-12, 'ε, the least divisor, for where f curves downwards')),
    count('every', 'n', 10, 1000, 'n, after how many steps the Hessian is asked for again'),
  ],
  formula: [
    "@m' \\leftarrow @beta1\\,@m + (1-@beta1)\\,@g",
    {
      tex: "@h' \\leftarrow @beta2\\,@h + (1-@beta2)\\,\\operatorname{diag}(@H)",
      where: '\\text{ if } (t-1) \\bmod n = 0',
      holds: ({ t, settings }) => (t - 1) % numberSetting(settings, 'every') === 0,
    },
    "@x' \\leftarrow @x - @learningRate\\,\\operatorname{clip}\\Bigl(\\frac{@m'}{\\max(@gamma\\,@h',\\,@epsilon)},\\,-1,\\,1\\Bigr)",
  ],
  symbols: { since: counted('steps since H was asked for') },
  source: 'Liu et al. 2023, Sophia, arXiv:2305.14342, Algorithm 3, with the exact diagonal of H',
  learningRateOf: 'step',
  inWords:
    'Each coordinate is divided by how sharply f curves along it, and no step is longer than η, so a valley along the axes is as good as round.',
  // `since` counts steps since the Hessian was asked for; 0 when it is due.
  init: (point) => ({ m: zeros(point), h: zeros(point), since: [0] }),
  update(oracle, state, settings) {
    const given = (name: string): number => numberSetting(settings, name);
    const eta = given('learningRate');
    const m = blend(SCALAR, given('beta1'), state['m'], oracle.gradient());
    const since = single(state, 'since');
    const h =
      since === 0
        ? blend(SCALAR, given('beta2'), state['h'], diagonal(oracle.hessian()))
        : (state['h'] ?? []);
    const divisors = h.map((curvature) => Math.max(given('gamma') * curvature, given('epsilon')));
    const moves = zip(m, divisors, (mean, divisor) => Math.min(Math.max(mean / divisor, -1), 1));
    return {
      point: zip(oracle.point, moves, (x, move) => x - eta * move),
      state: { m, h, since: [(since + 1) % given('every')] },
      effectiveRates: zip(m, divisors, (mean, divisor) => eta * Math.min(1 / divisor, 1 / Math.abs(mean))),
    };
  },
  rateTheory: () =>
    'Sophia divides each coordinate by its own curvature and clips: η is its longest step, so no threshold in λ holds.',
};

const diagonal = (matrix: readonly (readonly number[])[]): readonly number[] =>
  matrix.map((row, i) => component(row, i));
