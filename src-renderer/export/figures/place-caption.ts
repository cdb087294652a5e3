/** A caption set in lines under a figure. */
import { textWidth } from '../../figures/text-width.ts';
import type { FigureTheme } from '../../figures/theme.ts';
import type { SvgElement } from '../svg-tree.ts';
import { brokenLines, firstLines, paragraphsOf } from '../text/broken-lines.ts';

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
  const width = (line: string): number => textWidth(line, fontSize);
  const lines = paragraphsOf(text).flatMap((line) => brokenLines(line, room, width));
  return firstLines(lines, most, room, width);
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
