/** What a film can be, for whoever only names it. */
export const FILM_FORMATS = ['gif', 'mp4', 'webm'] as const;
export type FilmFormat = (typeof FILM_FORMATS)[number];

export const isFilmFormat = (format: string): format is FilmFormat =>
  (FILM_FORMATS as readonly string[]).includes(format);

const NAMES: Readonly<Record<FilmFormat, string>> = { gif: 'GIF', mp4: 'MP4', webm: 'WebM' };
export const filmFormatName = (format: FilmFormat): string => NAMES[format];
