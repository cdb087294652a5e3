/** Methods that are no straight line of arithmetic, written out. One without a line here has no short program. */
import type { Settings } from '../../optimizers/index.ts';
import { bfgs } from './bfgs.ts';
import { conjugateGradient } from './conjugate-gradient.ts';
import { dampedNewton } from './damped-newton.ts';
import { gradientDescentBacktracking } from './gradient-descent-backtracking.ts';
import { gradientDescentExact } from './gradient-descent-exact.ts';
import { gradientDescentOptimal } from './gradient-descent-optimal.ts';
import { heavyBallOptimal } from './heavy-ball-optimal.ts';
import { lbfgs, lbfgsWithSearch } from './lbfgs.ts';
import { nelderMead } from './nelder-mead.ts';
import { newtonArmijo } from './newton-armijo.ts';
import { newton } from './newton.ts';
import { saddleFreeNewton } from './saddle-free-newton.ts';
import { sophiaExact } from './sophia-exact.ts';
import type { WrittenMethod } from './written-method.ts';

export type { WrittenMethod } from './written-method.ts';

const METHODS: ReadonlyMap<string, (settings: Settings) => WrittenMethod> = new Map([
  ['newton', () => newton],
  ['saddle-free-newton', () => saddleFreeNewton],
  ['damped-newton', () => dampedNewton],
  ['newton-armijo', () => newtonArmijo],
  ['gradient-descent-optimal', () => gradientDescentOptimal],
  ['heavy-ball-optimal', () => heavyBallOptimal],
  ['gradient-descent-backtracking', () => gradientDescentBacktracking],
  ['gradient-descent-exact', () => gradientDescentExact],
  ['conjugate-gradient', () => conjugateGradient],
  ['bfgs', () => bfgs],
  ['lbfgs', ({ lineSearch }: Settings) => (lineSearch === 'none' ? lbfgs : lbfgsWithSearch)],
  ['nelder-mead', () => nelderMead],
  ['sophia-exact', () => sophiaExact],
]);

export const writtenMethod = (id: string, settings: Settings): WrittenMethod | null =>
  METHODS.get(id)?.(settings) ?? null;
