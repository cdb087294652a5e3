import type { PointFunction } from '../../kernel/index.ts';
import type { CriticalPointType } from '../classify.ts';
import { resolveDegenerate } from '../resolve-degenerate.ts';
import { describePoint } from './describe-point.ts';
import type { Frame } from './frame.ts';
import { judge } from './judge.ts';
import { newton } from './newton.ts';

/** Newton's method is followed for so many cells. */
const CELLS = 8;

/**
 * What the critical point is to which Newton's method leads from a place, no farther than `reach`: a degenerate one by
 * its Taylor coefficients, and `degenerate` where they do not say or f is flat along a line. Null where it leads to none.
 */
export function criticalPointNear(
  f: PointFunction,
  [x, y]: readonly [number, number],
  reach: number,
): CriticalPointType | null {
  const frame: Frame = {
    domain: { x: [x - reach, x + reach], y: [y - reach, y + reach] },
    cell: [reach / CELLS, reach / CELLS],
  };
  const arrival = newton(f, frame, x, y, false);
  const stationary = arrival === null ? null : judge(f, frame, arrival);
  if (stationary === null || stationary === 'plateau') return null;
  const described = describePoint(f, frame, stationary);
  if (described === null || described.type === 'kink') return null;
  if (described.type !== 'degenerate') return described.type;
  const { resolution } = resolveDegenerate(f, described.point, described.uncertainty);
  return resolution === 'flat' || resolution === 'undecided' ? 'degenerate' : resolution;
}
