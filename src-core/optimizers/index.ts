/** The registry. Adding an optimizer is one file and one line here. */
import { adam } from './adam.ts';
import { gradientDescent } from './gradient-descent.ts';
import { momentum } from './momentum.ts';
import type { Optimizer } from './optimizer.ts';

export type { Optimizer, RateMark, RateTheory, RateZone, Setting, Settings, Vector } from './optimizer.ts';
export { checkSetting, settingsOf } from './settings.ts';

// The state is each optimizer's own business: the loop only hands it back.
export const OPTIMIZERS: readonly Optimizer[] = [gradientDescent, momentum, adam] as readonly Optimizer[];

export function findOptimizer(id: string): Optimizer | undefined {
  return OPTIMIZERS.find((optimizer) => optimizer.id === id);
}
