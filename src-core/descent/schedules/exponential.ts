import { ELEMENTARY, SCALAR } from '../../arithmetic/index.ts';
import { numberSetting } from '../../optimizers/index.ts';
import { gamma } from './common-settings.ts';
import type { Schedule } from './schedule.ts';

export const exponential: Schedule = {
  id: 'exponential',
  name: 'Exponential',
  settings: [gamma(0.99, 'γ, the factor from step to step')],
  formula: '\\eta_k = \\eta\\,\\gamma^k',
  source: 'torch.optim.lr_scheduler.ExponentialLR',
  rate: (k, _, base, settings) => base * ELEMENTARY.pow(SCALAR, numberSetting(settings, 'gamma'), k),
};
