/** What of a run has been walked: for films, in which nothing is seen before it happens. */
import { reachedAt, type Cursor, type Reached } from '../../src-core/scene/cursor.ts';
import type { PathScene } from '../../src-core/scene/scene.ts';
import type { DrawnRun } from './drawn-run.ts';
import type { Rectangle } from './frame.ts';
import { cutPolyline, isInside } from './project-path.ts';

/** A step sets off gently and comes to rest, so that it is seen as a step however slow the film is. */
export const glide = (share: number): number => share * share * (3 - 2 * share);

/** Interleaved points up to what is reached: whole steps, and the point on the way to the next. */
export function pointsUpTo(points: ArrayLike<number>, { step, share }: Reached): number[] {
  const length = 2 * (step + 1);
  const walked: number[] = [];
  for (let k = 0; k < Math.min(length, points.length); k++) walked.push(points[k] ?? NaN);
  if (share === 0 || points.length < length + 2) return walked;
  const t = glide(share);
  for (const axis of [0, 1]) {
    const [from, to] = [points[2 * step + axis] ?? NaN, points[length + axis] ?? NaN];
    walked.push(from + t * (to - from));
  }
  return walked;
}

/** The path as if it had come no farther; what is drawn of a run's end is left to its end. A cloud stays whole: it is where luck may lead. */
export function walkedPath(path: PathScene, over: Cursor['over'], place: number): PathScene {
  const reached = reachedAt(path, over, place);
  if (reached.step === path.steps) return path;
  const points = Float64Array.from(pointsUpTo(path.points, reached));
  return { ...path, points, steps: points.length / 2 - 1, stop: 'steps' };
}

/** The run as it is drawn then; its line keeps the width that the whole of it has. */
export function walkedRun(run: DrawnRun, plot: Rectangle, over: Cursor['over'], place: number): DrawnRun {
  const path = walkedPath(run.path, over, place);
  if (path === run.path) return run;
  const pixels = pointsUpTo(run.pixels, reachedAt(run.path, over, place));
  const last = pixels.length / 2 - 1;
  return { ...run, path, pixels, last, lines: cutPolyline(pixels, 0, last, plot) };
}

/** px */
const UNSEEN = 0.5;

/** The step from which on a run is not seen to move: it lies outside the plot, or where it ends. */
export function settledStep({ path, pixels, last }: DrawnRun, plot: Rectangle): number {
  // The runs of its other seeds may still be on their way.
  if (path.cloud !== null) return path.steps;
  const at = (k: number): readonly [number, number] => [pixels[2 * k] ?? NaN, pixels[2 * k + 1] ?? NaN];
  const [endX, endY] = at(last);
  let step = last;
  while (step > 0) {
    const [x, y] = at(step - 1);
    const isAway = Math.abs(x - endX) > UNSEEN || Math.abs(y - endY) > UNSEEN;
    if (isAway && isInside(x, y, plot)) break;
    step--;
  }
  return step;
}
