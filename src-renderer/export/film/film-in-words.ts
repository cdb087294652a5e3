import { formatNumber } from '../../../src-core/scene/format-number.ts';
import type { FilmParts } from './draw-film.ts';
import { filmPixels, roundedInWords, type FilmSettings } from './film-limits.ts';
import { scheduleOf } from './schedule.ts';

/** s a step, from which on whoever watches wonders whether it has stopped. */
const SLOW = 0.8;

/** How large a film is, and how its time is used where that is out of the ordinary. */
export function filmInWords(
  film: Pick<FilmParts, 'width' | 'height' | 'end' | 'until' | 'walk'>,
  settings: FilmSettings,
): string {
  const size = filmPixels(film, settings.lines);
  const { places, secondsAStep } = scheduleOf(settings, film);
  const frames = places.length === 1 ? '1 frame' : `${places.length.toLocaleString('en')} frames`;
  const words = `${size.width} × ${size.height} pixels, ${frames}, ${formatNumber(places.length / settings.fps)} s`;
  const more = [
    roundedInWords(film, settings.lines),
    secondsAStep < SLOW ? null : slownessInWords(film, secondsAStep),
  ].filter((sentence) => sentence !== null);
  return more.length === 0 ? words : `${[words, ...more].join('. ')}.`;
}

function slownessInWords({ end, walk }: Pick<FilmParts, 'end' | 'walk'>, secondsAStep: number): string {
  const unit = walk.over === 'steps' ? 'step' : 'evaluation';
  const count =
    end === 1 ? `There is only 1 ${unit}: it takes` : `There are only ${end} ${unit}s: each takes`;
  return `${count} ${formatNumber(secondsAStep, 2)} s`;
}
