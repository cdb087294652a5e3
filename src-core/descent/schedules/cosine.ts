import { SCALAR } from '../../arithmetic/index.ts';
import { reduceAngle } from '../../arithmetic/angle-reduction.ts';
import { cosineOf } from '../../arithmetic/sine-cosine.ts';
import { numberSetting } from '../../optimizers/index.ts';
import { minimumRate } from './common-settings.ts';
import type { Schedule } from './schedule.ts';

export const cosine: Schedule = {
  id: 'cosine',
  name: 'Cosine',
  settings: [minimumRate],
  formula:
    '\\eta_k = \\eta_{\\min} + \\tfrac12(\\eta - \\eta_{\\min})\\left(1 + \\cos\\tfrac{\\pi k}{T}\\right)',
  source:
    'Loshchilov & Hutter 2017; torch.optim.lr_scheduler.CosineAnnealingLR with T_max the number of steps',
  rate: (k, steps, base, settings) => halfCosine(k / steps, base, numberSetting(settings, 'minimumRate')),
};

/** From `from` to `to` along half a wave, as the share goes from 0 to 1. */
export const halfCosine = (share: number, from: number, to: number): number =>
  to + (from - to) * (0.5 * (1 + cosineOf(SCALAR, reduceAngle(SCALAR, Math.PI * share))));
