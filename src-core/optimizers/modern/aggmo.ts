import { decay, learningRate, notInTorch } from '../common-settings.ts';
import { numberSetting, setting, type GradientMethod, type Settings } from '../optimizer.ts';
import { slowest, stableUpTo } from '../rate-theory.ts';
import { spectralRadius } from '../spectral-radius.ts';
import { stepAgainst, zeros, zip } from '../vectors.ts';

const BETAS = ['beta1', 'beta2', 'beta3'] as const;
const betasOf = (settings: Settings): readonly number[] => BETAS.map((name) => numberSetting(settings, name));

/**
 * Three heavy balls at once: vᵢ ← βᵢvᵢ − g, x ← x + η/3·(v₁ + v₂ + v₃).
 * On a quadratic it is stable up to η = 6/(λmax·Σ 1/(1 + βᵢ)). (Lucas et al. 2019, arXiv:1804.00325.)
 */
export const aggmo: GradientMethod = {
  kind: 'gradient',
  id: 'aggmo',
  name: 'AggMo',
  family: 'modern',
  settings: [
    notInTorch(learningRate(0.01)),
    decay('beta1', '\\beta_1', 0, 'β₁, the share of the first velocity that is kept'),
    decay('beta2', '\\beta_2', 0.9, 'β₂, the share of the second velocity that is kept'),
    decay('beta3', '\\beta_3', 0.99, 'β₃, the share of the third velocity that is kept'),
  ],
  formula: [
    ...[1, 2, 3].map((i) => `@v${i}' \\leftarrow @beta${i}\\,@v${i} - @g`),
    "@x' \\leftarrow @x + \\tfrac13\\,@learningRate\\,(@v1' + @v2' + @v3')",
  ],
  symbols: { v1: 'v_1', v2: 'v_2', v3: 'v_3' },
  source: 'Lucas et al. 2019, Aggregated Momentum, arXiv:1804.00325',
  learningRateOf: 'gradient',
  inWords:
    'It adds up three balls, one that stops at once and two that keep rolling: the fast one gets along the valley while the slow ones calm its swings.',
  init: (point) => ({ v1: zeros(point), v2: zeros(point), v3: zeros(point) }),
  update(arithmetic, { point, gradient }, state, settings) {
    const { constant, add, subtract, multiply, divide } = arithmetic;
    const velocity = (name: string, beta: string): typeof gradient =>
      zip(gradient, state[name], (g, v) => subtract(multiply(setting(settings, beta), v), g));
    const v1 = velocity('v1', 'beta1');
    const v2 = velocity('v2', 'beta2');
    const v3 = velocity('v3', 'beta3');
    const third = divide(setting(settings, 'learningRate'), constant(-3));
    const sum = zip(zip(v1, v2, add), v3, add);
    return { point: stepAgainst(arithmetic, point, sum, third), state: { v1, v2, v3 } };
  },
  predictedRate(eigenvalues, settings) {
    const third = numberSetting(settings, 'learningRate') / 3;
    const betas = betasOf(settings);
    const sum = betas.length;
    return slowest(eigenvalues, (eigenvalue) =>
      spectralRadius([
        [1 - sum * third * eigenvalue, ...betas.map((beta) => third * beta)],
        ...betas.map((beta, i) => [-eigenvalue, ...betas.map((_, j) => (i === j ? beta : 0))]),
      ]),
    );
  },
  rateTheory({ maximum }, settings) {
    const sum = betasOf(settings).reduce((total, beta) => total + 1 / (1 + beta), 0);
    return stableUpTo(
      6 / (maximum * sum),
      '6/(λmax·Σ1/(1+βᵢ))',
      'beyond this the swings across the valley grow',
    );
  },
};
