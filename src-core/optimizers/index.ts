/** The registry. Adding an optimizer is one file and one line here. */
import { adam } from './adam.ts';
import { gradientDescent } from './gradient-descent.ts';
import { momentum } from './momentum.ts';
import { newton } from './newton.ts';
import type { Optimizer } from './optimizer.ts';

export type {
  GradientMethod,
  Optimizer,
  RateMark,
  RateTheory,
  RateZone,
  SecondOrderMethod,
  Setting,
  Settings,
  State,
  Update,
  Vector,
} from './optimizer.ts';
export { checkSetting, settingsOf } from './settings.ts';

export const OPTIMIZERS: readonly Optimizer[] = [gradientDescent, momentum, adam, newton];

export function findOptimizer(id: string): Optimizer | undefined {
  return OPTIMIZERS.find((optimizer) => optimizer.id === id);
}
