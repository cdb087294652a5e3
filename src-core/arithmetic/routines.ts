import type { RoutineName } from './arithmetic.ts';
import { reduceFarAngle } from './far-angle.ts';
import { SCALAR } from './scalar.ts';
import { cosineOf, sineOf } from './sine-cosine.ts';
import { tangentOf } from './tangent.ts';

/**
 * What straight-line code would be too long for: the same JavaScript whichever kernel asks. SCALAR's `beyond`
 * calls these and these compute with SCALAR: the two files import each other, for use at a call only.
 */
export const ROUTINES: Readonly<Record<RoutineName, (a: number) => number>> = {
  sinFar: (a) => sineOf(SCALAR, reduceFarAngle(a)),
  cosFar: (a) => cosineOf(SCALAR, reduceFarAngle(a)),
  tanFar: (a) => tangentOf(SCALAR, reduceFarAngle(a)),
};
