import type { Schedule } from './schedule.ts';

export const constant: Schedule = {
  id: 'constant',
  name: 'Constant',
  settings: [],
  formula: '\\eta_k = \\eta',
  source: 'torch.optim without a scheduler',
  rate: (_, __, base) => base,
};
