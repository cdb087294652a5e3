import type { RoutineName } from './arithmetic.ts';

/** What straight-line code would be too long for: the same JavaScript whichever kernel asks. */
export const ROUTINES: Readonly<Record<RoutineName, (a: number) => number>> = {
  sinFar: Math.sin,
  cosFar: Math.cos,
  tanFar: Math.tan,
};
