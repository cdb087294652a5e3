/** Lab document → the picture that a file holds, the same in the window and on the command line. */
import type { LabDocument } from '../../../src-core/document/lab-document.ts';
import type { Cursor } from '../../../src-core/scene/cursor.ts';
import type { FileThemeName } from '../../figures/file-theme-names.ts';
import { fileTheme } from '../../figures/file-themes.ts';
import type { Core } from '../ask.ts';
import { breathe } from '../breathe.ts';
import { parseSvg, type SvgElement } from '../svg-tree.ts';
import { captionOf } from './caption.ts';
import { cleanSvg } from './clean-svg.ts';
import type { Drawing, DrawnFigure, FigureKind } from './figure-kind.ts';
import { captionGroup, setCaption, type SetCaption } from './place-caption.ts';
import type { FigureSize } from './sizes.ts';

/** What is wanted of a figure. */
export interface FigureWish {
  readonly figure: FigureKind;
  readonly document: LabDocument;
  /** Of the whole picture, its caption included. */
  readonly size: FigureSize;
  readonly theme: FileThemeName;
  /** Where the runs are looked at; null: at their ends. */
  readonly cursor: Cursor | null;
  /** Its text; null for the one that is made of the document; empty for none. */
  readonly caption: string | null;
  readonly background: 'theme' | 'none';
}

export interface Picture {
  readonly svg: SvgElement;
  /** px */
  readonly width: number;
  readonly height: number;
  readonly caption: string;
}

/** Draws a component and gives its markup: the way to do that is the window's, or Node's. */
export type Render = (figure: DrawnFigure) => string;

/** Of a figure without its caption, in font sizes. */
const LEAST_ROOM = 8;

/**
 * @throws Error in words where there is nothing to draw, or no room
 * @throws GivenUp
 */
export async function drawFigure(wish: FigureWish, core: Core, render: Render): Promise<Picture> {
  const setting = await setPicture(wish, core);
  return pictureOf(await wish.figure.draw(setting.drawing, core), setting, render);
}

/** A picture before its figure is drawn. */
export interface Setting {
  readonly wish: FigureWish;
  readonly drawing: Drawing;
  readonly caption: string;
  readonly placed: SetCaption;
}

/**
 * Sets the caption, and leaves the rest to the figure.
 * @throws Error in words where there is no room
 * @throws GivenUp
 */
export async function setPicture(wish: FigureWish, core: Core): Promise<Setting> {
  const { figure, document, size, cursor } = wish;
  const theme = fileTheme(wish.theme, size.fontSize);
  const caption = wish.caption ?? (await captionOf(figure, document, core));
  const placed = setCaption(caption, theme, size);
  const room = { width: size.width, height: Math.round(size.height - placed.height) };
  // Less leaves nothing of a figure but its labels.
  if (Math.min(room.width, room.height) < LEAST_ROOM * size.fontSize)
    throw new Error('There is no room for the figure: make it larger, or its text smaller.');
  return { wish, drawing: { document, ...room, theme, cursor }, caption, placed };
}

export async function pictureOf(
  drawn: DrawnFigure,
  { wish, drawing, caption, placed }: Setting,
  render: Render,
): Promise<Picture> {
  const markup = render(drawn);
  await breathe();
  const tree = parseSvg(markup);
  await breathe();
  const children = [...figureGroup(tree, drawn, drawing, wish)];
  if (placed.lines.length > 0) children.push(captionGroup(placed, drawing.height, drawing.theme));
  const { width, height } = wish.size;
  const attributes = {
    xmlns: 'http://www.w3.org/2000/svg',
    viewBox: `0 0 ${String(width)} ${String(height)}`,
    width: String(width),
    height: String(height),
    role: 'img',
  };
  return { svg: cleanSvg({ name: 'svg', attributes, children }), width, height, caption };
}

/** What a figure drew, in the middle of its room; its words and its background first, and as large as the picture. */
function figureGroup(
  { children }: SvgElement,
  drawn: Pick<DrawnFigure, 'width' | 'height'>,
  room: { readonly width: number; readonly height: number },
  { size, background }: FigureWish,
): readonly SvgElement[] {
  const elements = children.filter((child) => typeof child !== 'string');
  const isWords = ({ name }: SvgElement): boolean => name === 'title' || name === 'desc';
  const isBackground = ({ attributes }: SvgElement): boolean => attributes['data-part'] === 'background';
  const whole = { width: String(size.width), height: String(size.height) };
  const shift = [(room.width - drawn.width) / 2, (room.height - drawn.height) / 2].map(Math.round);
  const parts = elements.filter((child) => !isWords(child) && !isBackground(child));
  const isShifted = shift.some((by) => by !== 0);
  const transform = `translate(${shift.join(',')})`;
  return [
    ...elements.filter(isWords).map((words) => ({ ...words, attributes: {} })),
    ...(background === 'none' ? [] : elements.filter(isBackground)).map((rect) => ({
      ...rect,
      attributes: { ...rect.attributes, ...whole },
    })),
    ...(isShifted
      ? [{ name: 'g', attributes: { 'data-part': 'figure', transform }, children: parts }]
      : parts),
  ];
}
