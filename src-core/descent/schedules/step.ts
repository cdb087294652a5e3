import { ELEMENTARY, SCALAR } from '../../arithmetic/index.ts';
import { numberSetting } from '../../optimizers/index.ts';
import { gamma, stepCount } from './common-settings.ts';
import type { Schedule } from './schedule.ts';

export const step: Schedule = {
  id: 'step',
  name: 'Step',
  settings: [
    stepCount('stepSize', 's', 30, 'steps between two drops', 'step_size'),
    gamma(0.1, 'γ, the factor of each drop'),
  ],
  formula: '\\eta_k = \\eta\\,\\gamma^{\\lfloor k/s\\rfloor}',
  source: 'torch.optim.lr_scheduler.StepLR',
  rate(k, _, base, settings) {
    const drops = Math.floor(k / numberSetting(settings, 'stepSize'));
    return base * ELEMENTARY.pow(SCALAR, numberSetting(settings, 'gamma'), drops);
  },
};
