import type { NumberSetting } from '../../optimizers/index.ts';

export const gamma = (byDefault: number, meaning: string): NumberSetting => ({
  kind: 'number',
  name: 'gamma',
  symbol: '\\gamma',
  default: byDefault,
  minimum: 0,
  maximum: 1,
  open: 'minimum',
  meaning,
  torch: 'gamma',
});

export const minimumRate: NumberSetting = {
  kind: 'number',
  name: 'minimumRate',
  symbol: '\\eta_{\\min}',
  default: 0,
  minimum: 0,
  maximum: Number.MAX_VALUE,
  meaning: 'the learning rate that the cosine comes down to',
  torch: 'eta_min',
};

/** A number of steps, from 1 up. */
export const stepCount = (
  name: string,
  symbol: string,
  byDefault: number,
  meaning: string,
  torch: string,
): NumberSetting => ({
  kind: 'number',
  name,
  symbol,
  default: byDefault,
  minimum: 1,
  maximum: 1_000_000,
  of: 'whole-numbers',
  meaning,
  torch,
});
