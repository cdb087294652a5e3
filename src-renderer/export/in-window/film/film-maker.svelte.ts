/** Makes films one at a time, and says how far it has come. */
import { writeDocument, type LabDocument } from '../../../../src-core/document/index.ts';
import type { FilmParts } from '../../film/draw-film.ts';
import { isFilmFormat } from '../../film/film-formats.ts';
import type { ExportSettings } from '../export-settings.ts';
import { makeFilm } from './film-worker.ts';
import type { FilmOrder } from './protocol.ts';

interface Wish {
  readonly document: LabDocument;
  readonly settings: ExportSettings;
  readonly film: FilmParts;
}

const TYPES = { gif: 'image/gif', mp4: 'video/mp4', webm: 'video/webm' } as const;

export class FilmMaker {
  /** Frames that are done; null where none is being made. */
  progress = $state.raw<{ readonly done: number; readonly of: number } | null>(null);
  #cancel = (): void => undefined;

  /**
   * @throws Error in words
   * @throws GivenUp where it was cancelled
   */
  async make({ document, settings, film: parts }: Wish): Promise<Blob> {
    const { format } = settings;
    if (!isFilmFormat(format)) throw new Error(`${format} is no film.`);
    const order: FilmOrder = {
      parts,
      format,
      codec: settings.codec,
      settings: filmSettings(settings),
      title: `Zigzag: ${document.formula}`,
      lab: settings.lab === 'inside' ? writeDocument(document) : null,
    };
    this.progress = { done: 0, of: Math.round(settings.seconds * settings.fps) };
    try {
      const { answer, cancel } = makeFilm(order, (done, of) => (this.progress = { done, of }));
      this.#cancel = cancel;
      return new Blob([(await answer) as BlobPart], { type: TYPES[format] });
    } finally {
      this.progress = null;
      this.#cancel = () => undefined;
    }
  }

  cancel(): void {
    this.#cancel();
  }
}

/** Alone: what is sent to a worker is plain. */
const filmSettings = ({ seconds, fps, loop, lines }: ExportSettings) => ({ seconds, fps, loop, lines });
