import { beta, learningRate, notInTorch } from '../common-settings.ts';
import { setting, type GradientMethod } from '../optimizer.ts';
import { blend, sign, stepAgainst, zeros } from '../vectors.ts';

/**
 * m ← βm + (1 − β)g, x ← x − η·sign(m); with β = 0 it is signSGD. Only signs are used, so there is no factor on the
 * gradient to tell as effective rate. (Bernstein et al. 2018, arXiv:1802.04434.)
 */
export const signum: GradientMethod = {
  kind: 'gradient',
  id: 'signum',
  name: 'Signum',
  family: 'modern',
  settings: [
    notInTorch(learningRate(0.01, 'η, the length of a step along each coordinate')),
    beta(0.9, 'β, decay of the mean of gradients; 0 is signSGD'),
  ],
  formula: [
    "@m' \\leftarrow @beta\\,@m + (1-@beta)\\,@g",
    "@x' \\leftarrow @x - @learningRate\\,\\operatorname{sign}(@m')",
  ],
  source: 'Bernstein et al. 2018, signSGD, arXiv:1802.04434',
  learningRateOf: 'step',
  inWords:
    'Every step is η long along each coordinate and only its side follows the averaged slope, so at the end it swings about the minimum and comes no closer.',
  init: (point) => ({ m: zeros(point) }),
  update(arithmetic, { point, gradient }, state, settings) {
    const m = blend(arithmetic, setting(settings, 'beta'), state['m'], gradient);
    const directions = m.map((mean) => sign(arithmetic, mean));
    return {
      point: stepAgainst(arithmetic, point, directions, setting(settings, 'learningRate')),
      state: { m },
    };
  },
  rateTheory: () =>
    'Signum uses only signs: η is the length of its steps, so no threshold in λ holds; it cannot settle closer than about η.',
};
