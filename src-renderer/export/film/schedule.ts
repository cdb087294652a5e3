/** Which place of the walk each frame shows. */
import type { FilmParts } from './draw-film.ts';
import type { FilmSettings } from './film-limits.ts';

/** s for which the last picture rests, so that the result can be read … */
const REST = 1;
/** … but no more than this share of the film. */
const LARGEST_REST = 0.25;

export interface Schedule {
  /** Of each frame, its place along the charts' axis, with its fraction. */
  readonly places: readonly number[];
  /** s that a step is seen to last, were all alike. */
  readonly secondsAStep: number;
}

/**
 * From the start at one pace until nothing is seen to move; then the end rests. The first frame is the start, the last the
 * end; a film of one frame shows the end.
 */
export function scheduleOf(
  { seconds, fps }: Pick<FilmSettings, 'seconds' | 'fps'>,
  { end, until }: Pick<FilmParts, 'end' | 'until'>,
): Schedule {
  const count = Math.max(1, Math.round(seconds * fps));
  const resting = Math.floor(Math.min(REST * fps, LARGEST_REST * count));
  const walking = count - resting;
  const places = Array.from({ length: count }, (_, k) =>
    k >= walking - 1 ? end : (until * k) / (walking - 1),
  );
  return { places, secondsAStep: walking / fps / Math.max(1, until) };
}
