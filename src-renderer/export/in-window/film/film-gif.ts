import { withLabInGif } from '../../carry/gif.ts';
import { FilmPainter } from '../../film/film-painter.ts';
import { filmPixels } from '../../film/film-limits.ts';
import { gifOf } from '../../film/gif-of.ts';
import { scheduleOf } from '../../film/schedule.ts';
import type { FilmOrder } from './protocol.ts';

/** A film as a GIF, its frames painted as they are wanted. */
export async function filmGif(
  { parts, settings, lab }: FilmOrder,
  onFrame: (done: number, of: number) => void,
): Promise<Uint8Array> {
  const size = filmPixels(parts, settings.lines);
  const painter = new FilmPainter(parts, new OffscreenCanvas(1, 1), size, 'always');
  const { places } = scheduleOf(settings, parts);
  const gif = await gifOf({
    ...size,
    ...settings,
    count: places.length,
    pixelsOf(k) {
      painter.paint(places[k] ?? parts.end);
      return painter.pixels();
    },
    onFrame: (done) => onFrame(done, places.length),
  });
  return lab === null ? gif : withLabInGif(gif, lab);
}
