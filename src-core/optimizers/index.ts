/** The registry. Adding an optimizer is one file and one line here. */
import { adam } from './adaptive/adam.ts';
import { gradientDescent } from './first-order/gradient-descent.ts';
import { momentum } from './first-order/momentum.ts';
import { conjugateGradient } from './line-search/conjugate-gradient.ts';
import { gradientDescentBacktracking } from './line-search/gradient-descent-backtracking.ts';
import { gradientDescentExact } from './line-search/gradient-descent-exact.ts';
import { nelderMead } from './line-search/nelder-mead.ts';
import type { Optimizer } from './optimizer.ts';
import { bfgs } from './second-order/bfgs.ts';
import { dampedNewton } from './second-order/damped-newton.ts';
import { gradientDescentOptimal } from './second-order/gradient-descent-optimal.ts';
import { heavyBallOptimal } from './second-order/heavy-ball-optimal.ts';
import { lbfgs } from './second-order/lbfgs.ts';
import { newtonArmijo } from './second-order/newton-armijo.ts';
import { newton } from './second-order/newton.ts';
import { saddleFreeNewton } from './second-order/saddle-free-newton.ts';

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

export const OPTIMIZERS: readonly Optimizer[] = [
  gradientDescent,
  momentum,
  adam,
  newton,
  dampedNewton,
  saddleFreeNewton,
  newtonArmijo,
  bfgs,
  lbfgs,
  gradientDescentOptimal,
  heavyBallOptimal,
  gradientDescentBacktracking,
  gradientDescentExact,
  conjugateGradient,
  nelderMead,
];

export function findOptimizer(id: string): Optimizer | undefined {
  return OPTIMIZERS.find((optimizer) => optimizer.id === id);
}
