import { findCriticalPoints } from '../../curvature/critical-points/index.ts';
import type { Handler } from '../host.ts';
import { functionOf } from './function-of.ts';

export const criticalPoints: Handler<'criticalPoints'> = function* ({ domain, ...input }) {
  return yield* findCriticalPoints(yield* functionOf(input), domain);
};
