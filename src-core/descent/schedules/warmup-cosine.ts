import { numberSetting } from '../../optimizers/index.ts';
import { minimumRate, stepCount } from './common-settings.ts';
import { halfCosine } from './cosine.ts';
import type { Schedule } from './schedule.ts';

export const warmupCosine: Schedule = {
  id: 'warmup-cosine',
  name: 'Warm-up, then cosine',
  settings: [
    stepCount('warmupSteps', 'w', 10, 'steps until the full learning rate', 'total_iters'),
    {
      kind: 'number',
      name: 'startFactor',
      symbol: 'a',
      default: 1 / 3,
      minimum: 0,
      maximum: 1,
      open: 'minimum',
      meaning: 'the share of the learning rate that the first step has',
      torch: 'start_factor',
    },
    minimumRate,
  ],
  formula:
    '\\eta_k = \\begin{cases}\\eta\\left(a + (1 - a)\\tfrac{k}{w}\\right) & k < w\\\\' +
    '\\eta_{\\min} + \\tfrac12(\\eta - \\eta_{\\min})\\left(1 + \\cos\\tfrac{\\pi(k - w)}{T - w}\\right) & k \\ge w\\end{cases}',
  source: 'Goyal et al. 2017; torch.optim.lr_scheduler.SequentialLR of LinearLR and CosineAnnealingLR',
  rate(k, steps, base, settings) {
    const warmup = numberSetting(settings, 'warmupSteps');
    if (k >= warmup)
      return halfCosine((k - warmup) / (steps - warmup), base, numberSetting(settings, 'minimumRate'));
    const factor = numberSetting(settings, 'startFactor');
    return base * (factor + (1 - factor) * (k / warmup));
  },
};
