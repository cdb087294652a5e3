import { numberSetting } from '../../optimizers/index.ts';
import type { Schedule } from './schedule.ts';

export const inverseTime: Schedule = {
  id: 'inverse-time',
  name: '1/t',
  settings: [
    {
      kind: 'number',
      name: 'decay',
      symbol: 'd',
      default: 0.1,
      minimum: 0,
      maximum: Number.MAX_VALUE,
      meaning: 'how soon it falls: after 1/d steps the learning rate is half',
    },
  ],
  formula: '\\eta_k = \\dfrac{\\eta}{1 + d\\,k}',
  source: 'Robbins & Monro 1951; torch.optim.lr_scheduler.LambdaLR with lambda k: 1 / (1 + d * k)',
  rate: (k, _, base, settings) => base / (1 + numberSetting(settings, 'decay') * k),
};
