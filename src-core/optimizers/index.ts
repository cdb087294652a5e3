/** The registry. Adding an optimizer is one file and one line here. */
import { adam } from './adaptive/adam.ts';
import { gradientDescent } from './first-order/gradient-descent.ts';
import { momentum } from './first-order/momentum.ts';
import type { Optimizer } from './optimizer.ts';
import { newton } from './second-order/newton.ts';

export type {
  ChoiceSetting,
  Choices,
  Family,
  GradientMethod,
  Halt,
  NumberSetting,
  Optimizer,
  Oracle,
  OracleMethod,
  RateMark,
  RateTheory,
  RateZone,
  Setting,
  Settings,
  State,
  Update,
  Vector,
} from './optimizer.ts';
export { component, learningRateIn, numberSetting } from './optimizer.ts';
export { updateTex } from './update-formula.ts';
export { checkSetting, choicesOf, describeRange, numbersOf, settingsOf } from './settings.ts';

export const OPTIMIZERS: readonly Optimizer[] = [gradientDescent, momentum, adam, newton];

export function findOptimizer(id: string): Optimizer | undefined {
  return OPTIMIZERS.find((optimizer) => optimizer.id === id);
}
