/** A lab's figure as a film, in Node: no browser, no display, and so none of a browser's encoders. */
import { writeDocument, type LabDocument } from '../../src-core/document/index.ts';
import { coreInThread } from '../../src-core/worker/index.ts';
import { withLabInGif } from '../../src-renderer/export/carry/gif.ts';
import { withPngChunks } from '../../src-renderer/export/carry/png.ts';
import { drawFilm } from '../../src-renderer/export/film/draw-film.ts';
import { filmInWords } from '../../src-renderer/export/film/film-in-words.ts';
import { filmPixels, type FilmSettings, type PixelSize } from '../../src-renderer/export/film/film-limits.ts';
import { gifOf } from '../../src-renderer/export/film/gif-of.ts';
import { scheduleOf } from '../../src-renderer/export/film/schedule.ts';
import { missingSigns } from '../../src-renderer/export/fonts/missing-signs.ts';
import { renderInNode } from '../../src-renderer/export/render-in-node.ts';
import { filmFrames, type DrawFrame } from './film-frames.ts';
import { pngOf } from './png-of.ts';
import { figureWish, fonts } from './render-lab.ts';
import type { RenderWish } from './render-wish.ts';

/** A film that is ready to be drawn, frame by frame. */
export interface Film {
  readonly size: PixelSize;
  readonly settings: FilmSettings;
  readonly places: readonly number[];
  readonly draw: DrawFrame;
  /** How large it is. */
  readonly words: string;
  /** Characters without a glyph: boxes. */
  readonly missing: readonly string[];
  /** The text of the lab in its files; null for none. */
  readonly lab: string | null;
}

/** Told how many frames are done. */
export type OnFrame = (done: number, of: number) => void;

/** @throws Error in words where there is nothing to film */
export async function openFilm(
  document: LabDocument,
  wish: RenderWish,
  settings: FilmSettings,
): Promise<Film> {
  const book = await fonts();
  const { parts, picture } = await drawFilm(figureWish(document, wish), coreInThread(), renderInNode, book);
  const size = filmPixels(parts, settings.lines);
  return {
    size,
    settings,
    places: scheduleOf(settings, parts).places,
    draw: await filmFrames(parts, size),
    words: filmInWords(parts, settings),
    missing: missingSigns(picture.svg, book),
    lab: wish.lab === 'inside' ? writeDocument(document) : null,
  };
}

export async function gifBytes(film: Film, onFrame: OnFrame): Promise<Uint8Array> {
  const { size, settings, places, draw, lab } = film;
  const gif = await gifOf({
    ...size,
    ...settings,
    count: places.length,
    pixelsOf: (k) => draw(places[k] ?? 0),
    onFrame: (done) => onFrame(done, places.length),
  });
  return lab === null ? gif : withLabInGif(gif, lab);
}

/** One PNG after the other, each with the lab inside. */
export async function* pngFrames({ size, places, draw, lab }: Film): AsyncGenerator<Uint8Array> {
  for (const place of places) yield withPngChunks(pngOf(await draw(place), size), { lab, dpi: null });
}
