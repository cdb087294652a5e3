/** The options of films: what there are, and what they say. */
import { isFilmFormat, filmFormatName } from '../../src-renderer/export/film/film-formats.ts';
import {
  DEFAULT_FILM,
  filmProblem,
  FPS_RANGE,
  LINES_RANGE,
  LONGEST_FILM,
  type FilmSettings,
} from '../../src-renderer/export/film/film-limits.ts';
import { single, type Arguments, type OptionSpec } from './arguments.ts';
import { BadInput, quote } from './bad-input.ts';
import { readNumber } from './values.ts';

export const FILM_OPTIONS: readonly OptionSpec[] = [
  { name: 'frames', value: 'FOLDER', meaning: 'a film as numbered PNG files in a new or empty folder' },
  {
    name: 'seconds',
    value: 'S',
    meaning: `length of a film, at most ${LONGEST_FILM} (${DEFAULT_FILM.seconds})`,
  },
  {
    name: 'fps',
    value: 'N',
    meaning: `its frames a second, ${FPS_RANGE.join(' to ')} (${DEFAULT_FILM.fps})`,
  },
  {
    name: 'lines',
    value: 'N',
    meaning: `its height in pixels, ${LINES_RANGE.join(' to ')} (${DEFAULT_FILM.lines})`,
  },
  { name: 'loop', value: 'HOW', meaning: 'whether a GIF begins again: forever, once (forever)' },
];

const OF_FILMS_ALONE = ['seconds', 'fps', 'lines', 'loop'];

/**
 * @param format null where no GIF is wanted
 * @throws BadInput
 */
export function readFilm(given: Arguments, format: 'gif' | null): FilmSettings {
  const settings: FilmSettings = {
    seconds: number(given, 'seconds') ?? DEFAULT_FILM.seconds,
    fps: number(given, 'fps') ?? DEFAULT_FILM.fps,
    lines: number(given, 'lines') ?? DEFAULT_FILM.lines,
    loop: readLoop(given),
  };
  // Frames are for films of any kind; what an MP4 can, they can.
  const problem = filmProblem(format ?? 'mp4', settings);
  if (problem !== null) throw new BadInput(problem);
  if (given.values.has('transparent')) throw new BadInput('--transparent: a film has a background.');
  return settings;
}

/** @throws BadInput where there is an option of films, but no film */
export function refuseFilmOptions(given: Arguments): void {
  for (const name of OF_FILMS_ALONE) {
    if (given.values.has(name))
      throw new BadInput(`--${name} is for films: --output NAME.gif, or --frames FOLDER.`);
  }
}

/** @throws BadInput for films that only a browser can encode */
export function refuseVideos(path: string, extension: string): void {
  if (extension === 'gif' || !isFilmFormat(extension)) return;
  throw new BadInput(
    `--output ${quote(path)}: ${filmFormatName(extension)} needs a browser's encoder. Export it in the window, or make --frames FOLDER and then: ffmpeg -framerate ${DEFAULT_FILM.fps} -i FOLDER/frame-%04d.png -pix_fmt yuv420p NAME.${extension}`,
  );
}

function number(given: Arguments, name: string): number | undefined {
  const text = single(given, name);
  return text === undefined ? undefined : readNumber(text, `--${name}`);
}

function readLoop(given: Arguments): FilmSettings['loop'] {
  const text = single(given, 'loop') ?? DEFAULT_FILM.loop;
  if (text === 'forever' || text === 'once') return text;
  throw new BadInput(`--loop ${quote(text)}: there are forever, once.`);
}
