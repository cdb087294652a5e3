import type { Setting } from './optimizer.ts';

/** η, the same for all: any number from 0 up, since to see what too much does is what the lab is for. */
export const learningRate = (byDefault: number): Setting => ({
  name: 'learningRate',
  default: byDefault,
  minimum: 0,
  maximum: Number.MAX_VALUE,
  meaning: 'η, the factor on each step; torch: lr',
});
