/** What the window and the worker that draws films say to each other. */
import type { FilmParts } from '../../film/draw-film.ts';
import type { FilmFormat } from '../../film/film-formats.ts';
import type { FilmSettings, PixelSize } from '../../film/film-limits.ts';
import type { CodecId } from './codecs.ts';

/** A film that is to be made. */
export interface FilmOrder {
  readonly parts: FilmParts;
  readonly format: FilmFormat;
  /** Of a video, what is taken where the browser can. */
  readonly codec: CodecId;
  readonly settings: FilmSettings;
  readonly title: string;
  /** The text of the lab, or null for none. */
  readonly lab: string | null;
}

/** A film that is to be seen on a canvas that was handed over. */
export interface FilmShow {
  readonly parts: FilmParts;
  readonly size: PixelSize;
  readonly settings: FilmSettings;
  /** `rests`: only the last picture is shown. */
  readonly motion: 'plays' | 'rests';
}

export type ToFilmWorker =
  | { readonly kind: 'make'; readonly order: FilmOrder }
  | { readonly kind: 'canvas'; readonly canvas: OffscreenCanvas }
  | { readonly kind: 'show'; readonly show: FilmShow }
  | { readonly kind: 'codecs'; readonly ids: readonly CodecId[]; readonly size: PixelSize };

export type FromFilmWorker =
  | { readonly kind: 'frame'; readonly done: number; readonly of: number }
  | { readonly kind: 'made'; readonly bytes: Uint8Array }
  /** Once for each that was asked for, as soon as it is known. */
  | { readonly kind: 'codec'; readonly id: CodecId; readonly isHere: boolean }
  | { readonly kind: 'failed'; readonly problem: string };
