/** Plays a film on a canvas, over and over, at the pace that its file will have. */
import { FilmPainter } from '../../film/film-painter.ts';
import { scheduleOf } from '../../film/schedule.ts';
import type { FilmShow } from './protocol.ts';

/** @returns what ends it */
export function playFilm(
  { parts, size, settings, motion }: FilmShow,
  canvas: OffscreenCanvas,
  onProblem: (error: unknown) => void,
): () => void {
  const painter = new FilmPainter(parts, canvas, size, 'seldom');
  const { places } = scheduleOf(settings, parts);
  painter.paint(parts.end);
  if (motion === 'rests') return () => undefined;
  let began: number | null = null;
  let shown = -1;
  let next = requestAnimationFrame(onFrame);
  function onFrame(now: number): void {
    began ??= now;
    const k = Math.floor(((now - began) / 1000) * settings.fps) % places.length;
    try {
      if (k !== shown) painter.paint(places[k] ?? parts.end);
    } catch (error) {
      onProblem(error);
      return;
    }
    shown = k;
    next = requestAnimationFrame(onFrame);
  }
  return () => cancelAnimationFrame(next);
}
