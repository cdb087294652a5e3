/** A caption set in lines under a figure. */
import { textWidth } from '../../figures/text-width.ts';
import type { FigureTheme } from '../../figures/theme.ts';
import type { SvgElement } from '../svg-tree.ts';

/** Heights in font sizes. */
const LINE = 1.4;
const PADDING = 0.7;
/** A caption never takes more of the height than this; lines beyond are left out. */
const LARGEST_SHARE = 0.4;

export interface SetCaption {
  readonly lines: readonly string[];
  /** px, with what is kept free round them. */
  readonly height: number;
}

/** Lines no wider than `width` px less the margins, broken at spaces; a word longer than a line is cut. */
export function setCaption(
  text: string,
  { fontSize }: FigureTheme,
  size: { readonly width: number; readonly height: number },
): SetCaption {
  const room = size.width - 2 * fontSize;
  const most = Math.floor((LARGEST_SHARE * size.height) / (LINE * fontSize));
  const lines = linesOf(text, room, fontSize, most);
  return { lines, height: lines.length === 0 ? 0 : (lines.length * LINE + PADDING) * fontSize };
}

/** A text in at most so many lines, none wider than `room` px. */
export function linesOf(text: string, room: number, fontSize: number, most: number): readonly string[] {
  const lines = text
    .split(LINE_BREAK)
    .map((line) => line.replace(/\p{Cc}/gu, ' '))
    .filter((line) => line.trim() !== '')
    .flatMap((line) => broken(line.trim(), room, fontSize));
  const kept = lines.slice(0, most);
  if (kept.length < lines.length) kept.push(withEllipsis(kept.pop() ?? '', room, fontSize));
  return kept;
}

/** Of other programs too: what is pasted from slides parts its lines by a vertical tab. */
const LINE_BREAK = /\r\n|[\n\r\v\f\u2028\u2029]/;

/**
 * A name, its sign and its number stay together, and so do the two numbers of a point, and a panel's letter and what it
 * is.
 */
const BETWEEN_WORDS = / (?![=≤])(?<![=≤] )(?<![([][^ ()[\]]{1,24}, )(?<!(?:^| )[a-d]\) )/;

function withEllipsis(line: string, room: number, fontSize: number): string {
  const letters = Array.from(line);
  while (letters.length > 0 && textWidth(`${letters.join('')} …`, fontSize) > room) letters.pop();
  return `${letters.join('').trimEnd()} …`;
}

function broken(text: string, room: number, fontSize: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(BETWEEN_WORDS).flatMap((long) => pieces(long, room, fontSize))) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && textWidth(longer, fontSize) > room) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return line === '' ? lines : [...lines, line];
}

function pieces(word: string, room: number, fontSize: number): readonly string[] {
  if (textWidth(word, fontSize) <= room) return [word];
  const found: string[] = [];
  let piece = '';
  for (const character of word) {
    if (piece !== '' && textWidth(piece + character, fontSize) > room) {
      found.push(piece);
      piece = '';
    }
    piece += character;
  }
  return [...found, piece];
}

/** The caption's group, from `top` px on. */
export function captionGroup({ lines }: SetCaption, top: number, theme: FigureTheme): SvgElement {
  const { fontSize, fontFamily, text: fill } = theme;
  return {
    name: 'g',
    attributes: {
      'data-part': 'caption',
      fill,
      'font-family': fontFamily,
      'font-size': String(fontSize),
    },
    children: lines.map((line, k) => ({
      name: 'text',
      attributes: { x: tenths(fontSize), y: tenths(top + (k + 0.95) * LINE * fontSize) },
      children: [line],
    })),
  };
}

const tenths = (value: number): string => String(Math.round(value * 10) / 10);
