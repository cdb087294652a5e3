/** The registry. Adding an optimizer is one file and one line here. */
import { adadelta } from './adaptive/adadelta.ts';
import { adagrad } from './adaptive/adagrad.ts';
import { adam } from './adaptive/adam.ts';
import { adamax } from './adaptive/adamax.ts';
import { adamw } from './adaptive/adamw.ts';
import { amsgrad } from './adaptive/amsgrad.ts';
import { nadam } from './adaptive/nadam.ts';
import { radam } from './adaptive/radam.ts';
import { rmsprop } from './adaptive/rmsprop.ts';
import { rprop } from './adaptive/rprop.ts';
import { gradientDescent } from './first-order/gradient-descent.ts';
import { momentum } from './first-order/momentum.ts';
import { nesterov } from './first-order/nesterov.ts';
import { conjugateGradient } from './line-search/conjugate-gradient.ts';
import { gradientDescentBacktracking } from './line-search/gradient-descent-backtracking.ts';
import { gradientDescentExact } from './line-search/gradient-descent-exact.ts';
import { nelderMead } from './line-search/nelder-mead.ts';
import { adabelief } from './modern/adabelief.ts';
import { aggmo } from './modern/aggmo.ts';
import { barzilaiBorwein } from './modern/barzilai-borwein.ts';
import { clippedGd } from './modern/clipped-gd.ts';
import { lion } from './modern/lion.ts';
import { lookaheadSgd } from './modern/lookahead-sgd.ts';
import { momentumEma } from './modern/momentum-ema.ts';
import { nesterovFista } from './modern/nesterov-fista.ts';
import { nesterovLookahead } from './modern/nesterov-lookahead.ts';
import { normalizedGd } from './modern/normalized-gd.ts';
import { qhadam } from './modern/qhadam.ts';
import { qhm } from './modern/qhm.ts';
import { sam } from './modern/sam.ts';
import { scheduleFreeSgd } from './modern/schedule-free-sgd.ts';
import { signum } from './modern/signum.ts';
import { sophiaExact } from './modern/sophia-exact.ts';
import { yogi } from './modern/yogi.ts';
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
  StepMade,
  Told,
  Update,
  Vector,
} from './optimizer.ts';
export { component, learningRateIn, numberSetting } from './optimizer.ts';
export { updateTex } from './update-formula.ts';
export { checkSetting, choicesOf, describeRange, numbersOf, settingsOf } from './settings.ts';

export const OPTIMIZERS: readonly Optimizer[] = [
  gradientDescent,
  momentum,
  nesterov,
  adagrad,
  adadelta,
  rmsprop,
  adam,
  amsgrad,
  adamw,
  adamax,
  nadam,
  radam,
  rprop,
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
  lion,
  signum,
  adabelief,
  yogi,
  qhm,
  qhadam,
  aggmo,
  scheduleFreeSgd,
  sam,
  lookaheadSgd,
  nesterovLookahead,
  nesterovFista,
  momentumEma,
  normalizedGd,
  clippedGd,
  barzilaiBorwein,
  sophiaExact,
];

export function findOptimizer(id: string): Optimizer | undefined {
  return OPTIMIZERS.find((optimizer) => optimizer.id === id);
}
