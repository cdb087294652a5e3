import { decay, fromZero, learningRate } from '../common-settings.ts';
import { component, numberSetting, setting, type GradientMethod } from '../optimizer.ts';
import { sign, zeros, zip } from '../vectors.ts';

/**
 * Each coordinate has a step of its own: longer by η⁺ while its slope keeps its sign, shorter by η⁻ when it turns,
 * and then it waits for one step. Only the sign of a slope is used, so there is no factor on the gradient to tell as
 * effective rate. (Riedmiller & Braun 1993 as iRprop⁻, Igel & Hüsken 2000; torch.optim.Rprop.)
 *
 * With η = 0 nothing moves, as everywhere in the lab; torch would begin with the shortest step.
 */
export const rprop: GradientMethod = {
  kind: 'gradient',
  id: 'rprop',
  name: 'Rprop',
  family: 'adaptive',
  settings: [
    learningRate(0.01, 'η, the first step of each coordinate'),
    decay('etaMinus', '\\eta^-', 0.5, 'η⁻, the factor on a step when the slope turns', 'etas[0]'),
    {
      ...fromZero('etaPlus', '\\eta^+', 1.2, 'η⁺, the factor while the slope keeps its sign', 'etas[1]'),
      minimum: 1,
      open: 'minimum',
    },
    fromZero('minimumStep', '\\Delta_{\\min}', 1e-6, 'the shortest step', 'step_sizes[0]'),
    fromZero('maximumStep', '\\Delta_{\\max}', 50, 'the longest step', 'step_sizes[1]'),
  ],
  formula: [
    '@agreement = @g\\,@slope',
    '@factor = \\begin{cases} @etaPlus & @agreement>0 \\\\ @etaMinus & @agreement<0 \\\\ 1 & @agreement=0 \\end{cases}',
    "@step' \\leftarrow \\min(\\max(@factor\\,@step,\\,@minimumStep),\\allowbreak\\,@maximumStep)",
    "@slope' \\leftarrow \\begin{cases} 0 & @agreement<0 \\\\ @g & \\text{else} \\end{cases}",
    {
      tex: "@x' \\leftarrow @x - \\operatorname{sign}(@slope')\\,@step'",
      where: '',
      holds: ({ settings }) => settings['learningRate'] !== 0,
    },
    {
      tex: "@x' \\leftarrow @x",
      where: '\\text{ with } \\eta = 0',
      holds: ({ settings }) => settings['learningRate'] === 0,
    },
  ],
  symbols: { step: '\\Delta', slope: 'h', agreement: 'p', factor: '\\phi' },
  source: 'Riedmiller & Braun 1993, as iRprop⁻ (Igel & Hüsken 2000); torch.optim.Rprop',
  learningRateOf: 'step',
  inWords:
    'Each coordinate goes by a step of its own, longer while its slope keeps its sign and half as long when it turns: how steep the valley is plays no part.',
  init: (point, settings) => ({
    step: point.map(() => numberSetting(settings, 'learningRate')),
    slope: zeros(point),
  }),
  update(arithmetic, { point, gradient }, state, settings) {
    const { constant, subtract, multiply, minimum, maximum, whereLess, whereEqual } = arithmetic;
    const [zero, one] = [constant(0), constant(1)];
    const agreement = zip(gradient, state['slope'], multiply);
    const factors = agreement.map((product) => {
      const turned = whereLess(product, zero, setting(settings, 'etaMinus'), one);
      return whereLess(zero, product, setting(settings, 'etaPlus'), turned);
    });
    const step = zip(factors, state['step'], (factor, before) => {
      const longEnough = maximum(multiply(factor, before), setting(settings, 'minimumStep'));
      return minimum(longEnough, setting(settings, 'maximumStep'));
    });
    const slope = zip(agreement, gradient, (product, g) => whereLess(product, zero, zero, g));
    const moves = zip(slope, step, (along, length) => multiply(sign(arithmetic, along), length));
    const still = setting(settings, 'learningRate');
    return {
      point: point.map((x, i) => whereEqual(still, zero, x, subtract(x, component(moves, i)))),
      state: { step, slope },
      told: () => ({ agreement, factor: factors }),
    };
  },
  rateTheory: () =>
    'Rprop uses only the signs of the slopes and finds its steps itself, so no threshold in λ holds; η is its first step.',
};
