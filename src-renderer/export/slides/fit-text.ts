/** Texts of a slide made to fit their boxes: as large as there is room for, never smaller than can be read. */
import type { Fact } from '../figures/caption.ts';
import { PX_PER_POINT } from '../figures/sizes.ts';
import { brokenLines, firstLines, paragraphsOf, type Width } from '../text/broken-lines.ts';
import { arialWidth } from './arial-width.ts';
import type { Box } from './slide-layout.ts';

/** What stands between two line breaks of a box. */
export interface Passage {
  readonly kind: 'heading' | 'text';
  readonly text: string;
  /** The text as it is broken in the box, as wide as Arial's letters are. */
  readonly lines: readonly string[];
}

export interface FittedText {
  readonly points: number;
  readonly passages: readonly Passage[];
  /** Whether something had no room. */
  readonly isCut: boolean;
}

/** From one base line to the next, and free above a heading, in font sizes. */
export const LINE = 1.2;
export const ABOVE_HEADING = 0.6;

export const TITLE_POINTS = [28, 24, 20] as const;
export const CAPTION_POINTS = [16, 14, 12] as const;
export const PARAMETER_POINTS = [16, 14, 12] as const;

type Sizes = readonly [number, ...number[]];

/** A title or a caption: in its smallest size it ends with dots where it is too long. */
export function fitText(text: string, box: Box, sizes: Sizes): FittedText {
  const paragraphs = paragraphsOf(text);
  for (const points of sizes) {
    const passages = paragraphs.map((paragraph) => passage('text', paragraph, box, points));
    if (heightOf(passages, points) <= box.height) return { points, passages, isCut: false };
  }
  const points = Math.min(...sizes);
  const width = widthAt(points);
  let left = Math.floor(box.height / (LINE * points * PX_PER_POINT));
  const kept: Passage[] = [];
  for (const paragraph of paragraphs) {
    const lines = brokenLines(paragraph, box.width, width);
    if (left <= 0) break;
    kept.push(shortened('text', lines, left, paragraph, box.width, width));
    left -= lines.length;
  }
  return { points, passages: kept, isCut: true };
}

/** Lines that one part of a fact may take, tried in turn where there is no room for all of it. */
const MOST_LINES = [6, 3, 1] as const;

/**
 * Groups of facts, each under its heading. Where there is no room in the smallest size, parts of the longest group are
 * told by their number alone, and at last the texts themselves are cut.
 */
export function fitFacts(facts: readonly Fact[], box: Box, sizes: Sizes): FittedText {
  const told = facts.filter(({ parts }) => parts.length > 0);
  for (const points of sizes) {
    const passages = passagesOf(told, box, points, Infinity);
    if (heightOf(passages, points) <= box.height) return { points, passages, isCut: false };
  }
  const points = Math.min(...sizes);
  let passages: readonly Passage[] = [];
  for (const most of MOST_LINES) {
    const shown = told.map(({ parts }) => parts.length);
    for (;;) {
      const fewer = told.map((fact, k) => withFewer(fact, shown[k] ?? 0));
      passages = passagesOf(fewer, box, points, most);
      if (heightOf(passages, points) <= box.height) return { points, passages, isCut: true };
      const longest = shown.indexOf(Math.max(...shown));
      const count = shown[longest] ?? 0;
      if (count <= 1) break;
      shown[longest] = count - 1;
    }
  }
  return { points, passages, isCut: true };
}

function withFewer({ about, parts, line }: Fact, shown: number): Fact {
  const rest = parts.length - shown;
  return {
    about,
    line,
    parts: rest === 0 ? parts : [...parts.slice(0, shown), `… and ${String(rest)} more`],
  };
}

function passagesOf(facts: readonly Fact[], box: Box, points: number, most: number): readonly Passage[] {
  return facts.flatMap(({ about, parts }) => [
    passage('heading', about, box, points, most),
    ...parts.map((part) => passage('text', part, box, points, most)),
  ]);
}

function passage(kind: Passage['kind'], text: string, box: Box, points: number, most = Infinity): Passage {
  const width = widthAt(points);
  return shortened(kind, brokenLines(text, box.width, width), most, text, box.width, width);
}

/** With its whole text unless some lines are left out. */
function shortened(
  kind: Passage['kind'],
  lines: readonly string[],
  most: number,
  text: string,
  room: number,
  width: Width,
): Passage {
  if (lines.length <= most) return { kind, text, lines };
  const kept = firstLines(lines, most, room, width);
  return { kind, text: kept.join(' '), lines: kept };
}

export function heightOf(passages: readonly Passage[], points: number): number {
  const lines = passages.reduce((sum, passage) => sum + passage.lines.length, 0);
  const headings = passages.slice(1).filter(({ kind }) => kind === 'heading').length;
  return (LINE * lines + ABOVE_HEADING * headings) * points * PX_PER_POINT;
}

/** Bold letters are a little wider, and so may be a font that stands in for Arial. */
const WIDER = 1.07;

/** In px. */
const widthAt =
  (points: number): Width =>
  (text) =>
    WIDER * arialWidth(text, points * PX_PER_POINT);
