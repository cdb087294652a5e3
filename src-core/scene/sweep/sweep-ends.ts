/** How the runs of a sweep ended, as a figure draws them: a number, or in a word why there is none. */
import type { SweepResult } from '../../descent/sweep.ts';
import type { StopReason } from '../../descent/index.ts';
import type { SweepChoice } from '../../document/lab-document.ts';
import { withThousands } from '../format-number.ts';

/** Entry k of each belongs to run k. */
export interface SweepEnds {
  /** f at the end, or steps to the tolerance; NaN where there is no such number. */
  readonly values: Float64Array;
  /** Why there is no number; null where there is one. */
  readonly gaps: readonly (StopReason | null)[];
}

/** A run that diverged or left f's domain has no final loss; one that did not arrive took no number of steps to do so. */
export function endsOf({ values, steps, stops }: SweepResult, quantity: SweepChoice['quantity']): SweepEnds {
  const gaps = stops.map((stop) => {
    const isThere =
      quantity === 'steps' ? stop === 'converged' : stop !== 'diverged' && stop !== 'not-finite';
    return isThere ? null : stop;
  });
  const numbers = quantity === 'steps' ? steps : values;
  return { values: numbers.map((value, k) => (gaps[k] === null ? value : NaN)), gaps };
}

/** Why a run has no number, in a few words. */
export function gapInWords(gap: StopReason, steps: number): string {
  switch (gap) {
    case 'diverged':
      return 'diverged';
    case 'not-finite':
      return 'left f’s domain';
    case 'singular':
      return 'H singular';
    case 'stalled':
      return 'stalled';
    case 'settled':
      return 'settled by its own tolerance';
    case 'steps':
      return `not within ${withThousands(steps)} steps`;
    case 'converged':
      return 'converged';
  }
}
