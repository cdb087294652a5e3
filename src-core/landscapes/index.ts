/** The catalogue. Adding a landscape is one file and one line here. */
import type { Landscape } from './landscape.ts';
import { ackley } from './ackley.ts';
import { beale } from './beale.ts';
import { booth } from './booth.ts';
import { branin } from './branin.ts';
import { cliff } from './cliff.ts';
import { goldsteinPrice } from './goldstein-price.ts';
import { himmelblau } from './himmelblau.ts';
import { leastSquares } from './least-squares.ts';
import { levy13 } from './levy13.ts';
import { logSumExp } from './log-sum-exp.ts';
import { matyas } from './matyas.ts';
import { mccormick } from './mccormick.ts';
import { monkeySaddle } from './monkey-saddle.ts';
import { plateau } from './plateau.ts';
import { quartic } from './quartic.ts';
import { rastrigin } from './rastrigin.ts';
import { rosenbrock } from './rosenbrock.ts';
import { rotatedQuadratic } from './rotated-quadratic.ts';
import { sinXCosY } from './sinx-cosy.ts';
import { sixHumpCamel } from './six-hump-camel.ts';
import { styblinskiTang } from './styblinski-tang.ts';
import { threeHumpCamel } from './three-hump-camel.ts';
import { twoValleys } from './two-valleys.ts';
import { x2ySinXY } from './x2y-sinxy.ts';

export { LANDSCAPE_GROUPS, type CriticalPoint, type Landscape } from './landscape.ts';

export const LANDSCAPES: readonly Landscape[] = [
  rotatedQuadratic,
  booth,
  matyas,
  logSumExp,
  quartic,
  leastSquares,
  rosenbrock,
  beale,
  goldsteinPrice,
  branin,
  cliff,
  plateau,
  himmelblau,
  twoValleys,
  threeHumpCamel,
  sixHumpCamel,
  styblinskiTang,
  mccormick,
  rastrigin,
  ackley,
  levy13,
  monkeySaddle,
  sinXCosY,
  x2ySinXY,
];

export function findLandscape(id: string): Landscape | undefined {
  return LANDSCAPES.find((landscape) => landscape.id === id);
}
