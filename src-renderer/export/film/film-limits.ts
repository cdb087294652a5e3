/** How long, how smooth and how large a film may be, and what is said of one that is not. */
import type { FilmFormat } from './film-formats.ts';

/** What a film is beside its figure. */
export interface FilmSettings {
  /** s, the last picture's rest included. */
  readonly seconds: number;
  /** Frames a second. */
  readonly fps: number;
  /** Of a GIF: whether it begins again. */
  readonly loop: 'forever' | 'once';
  /** Rows of pixels. */
  readonly lines: number;
}

export const DEFAULT_FILM: FilmSettings = { seconds: 5, fps: 30, loop: 'forever', lines: 1080 };
/** s */
export const LONGEST_FILM = 60;
export const FPS_RANGE = [1, 60] as const;
/** A GIF counts in hundredths of a second, and what is shorter than two of them is slowed down by every viewer. */
export const MOST_FPS_OF_GIF = 50;
export const MOST_FRAMES = 3_600;
export const LINES_RANGE = [90, 2160] as const;
/** Pixels on a side beyond which encoders give up. */
const LONGEST_SIDE = 4096;

/** What is wrong with such a film, in words, or null. */
export function filmProblem(format: FilmFormat, { seconds, fps, lines }: FilmSettings): string | null {
  const most = format === 'gif' ? MOST_FPS_OF_GIF : FPS_RANGE[1];
  if (!(seconds > 0)) return 'A film lasts more than 0 seconds.';
  const frames = Math.round(seconds * fps);
  if (frames > MOST_FRAMES)
    return `${frames.toLocaleString('en')} frames are too many: a film has at most ${MOST_FRAMES.toLocaleString('en')}.`;
  if (seconds > LONGEST_FILM) return `A film lasts at most ${LONGEST_FILM} seconds.`;
  if (!(fps >= FPS_RANGE[0] && fps <= most)) {
    return `A film has from ${FPS_RANGE[0]} to ${most} frames a second${format === 'gif' ? ` as a GIF` : ''}.`;
  }
  if (frames < 1) return 'A film has at least one frame: give it more seconds, or more frames a second.';
  const [least, largest] = LINES_RANGE;
  if (lines >= least && lines <= largest) return null;
  return `A film is from ${least} to ${largest.toLocaleString('en')} pixels high.`;
}

export interface PixelSize {
  readonly width: number;
  readonly height: number;
}

/**
 * The pixels of a figure that is so many lines high. Even numbers, which videos want for their halved colours.
 * @throws Error in words where a side is too long for encoders
 */
export function filmPixels(
  figure: { readonly width: number; readonly height: number },
  lines: number,
): PixelSize {
  const size = { width: even((figure.width * lines) / figure.height), height: even(lines) };
  if (size.width <= LONGEST_SIDE) return size;
  throw new Error(
    `A film ${size.width.toLocaleString('en')} pixels wide is too wide: at most ${LONGEST_SIDE.toLocaleString('en')}. Make it lower.`,
  );
}

const even = (side: number): number => 2 * Math.max(1, Math.round(side / 2));

/** What is said where a side is not as long as it would be in a picture; null where both are. */
export function roundedInWords(
  figure: { readonly width: number; readonly height: number },
  lines: number,
): string | null {
  const size = filmPixels(figure, lines);
  const width = Math.round((figure.width * lines) / figure.height);
  const sides = [
    ...(size.width === width ? [] : [`${width} pixels wide`]),
    ...(size.height === lines ? [] : [`${lines} pixels high`]),
  ];
  if (sides.length === 0) return null;
  return `It would be ${sides.join(' and ')}, but films have even sides`;
}
