/** A place along the axis of the charts, at which all runs are looked at together. */
import type { ChartChoice } from '../document/lab-document.ts';
import type { PathScene } from './scene.ts';

export interface Cursor {
  readonly over: ChartChoice['over'];
  /** A step, or a number of evaluations of f or ∇f. */
  readonly at: number;
}

type Run = Pick<PathScene, 'steps' | 'evaluations'>;

/** The step of a run at the cursor: the last that it had taken by then; its last point where it ended sooner. */
export function stepAt({ steps, evaluations }: Run, { over, at }: Cursor): number {
  if (over === 'steps') return Math.min(Math.max(Math.round(at), 0), steps);
  let [low, high] = [0, steps];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((evaluations[middle] ?? Infinity) <= at) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** How far a run has come: a step, and the share of the way to the next one that is done. */
export interface Reached {
  readonly step: number;
  /** From 0 up to, but not, 1; 0 at the run's end. */
  readonly share: number;
}

/** @param place along the axis, with its fraction */
export function reachedAt(run: Run, over: Cursor['over'], place: number): Reached {
  const step = stepAt(run, { over, at: over === 'steps' ? Math.floor(place) : place });
  if (step >= run.steps) return { step: run.steps, share: 0 };
  const [before, after] = [placeOf(run, over, step), placeOf(run, over, step + 1)];
  const share = (place - before) / (after - before);
  return { step, share: share > 0 && share < 1 ? share : 0 };
}

/** The place along the axis of step k of a run. */
export const placeOf = ({ evaluations }: Run, over: Cursor['over'], k: number): number =>
  over === 'steps' ? k : (evaluations[k] ?? Infinity);

/**
 * The place before or after a cursor at which a run takes a step: with steps for an axis one less or one more.
 * Infinite where no run goes on.
 */
export function nextPlace(paths: readonly Run[], { over, at }: Cursor, direction: -1 | 1): number {
  if (over === 'steps') return at + direction;
  const places = paths.map((path) => {
    const k = stepAt(path, { over, at });
    const isBetween = direction < 0 && placeOf(path, over, k) < at;
    return path.evaluations[isBetween ? k : k + direction] ?? direction * Infinity;
  });
  return direction < 0 ? Math.max(...places) : Math.min(...places);
}

/** The place along the axis at which the last of the runs ends. */
export function endOf(paths: readonly Run[], over: Cursor['over']): number {
  return Math.max(0, ...paths.map((path) => placeOf(path, over, path.steps)));
}
