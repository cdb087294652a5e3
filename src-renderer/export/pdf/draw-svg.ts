/** An SVG drawn on the page of a PDF. */
import { refuseUnknown } from '../attributes.ts';
import type { FontBook } from '../fonts/font-book.ts';
import type { SvgElement, SvgNode } from '../svg-tree.ts';
import { isHalo } from '../text/halo.ts';
import { textPieces } from '../text/text-pieces.ts';
import { INITIAL_TEXT, lengthOf, textStyleOf, type TextStyle } from '../text/text-style.ts';
import { INITIAL_INK, inkOf, type Ink } from './ink.ts';
import type { Page } from './page.ts';
import { pathOperators } from './path-operators.ts';
import { shapePath } from './shapes.ts';
import { matrixOf } from './transform.ts';
import { viewportOf } from './viewport.ts';

/** Elements that draw nothing where they stand. */
const UNSEEN: ReadonlySet<string> = new Set(['title', 'desc', 'metadata', 'defs', 'clipPath']);

interface Style {
  readonly ink: Ink;
  readonly text: TextStyle;
}

/** @throws Error where there is anything that it cannot draw as a browser does */
export function drawSvg(svg: SvgElement, page: Page, fonts: FontBook): void {
  const clipPaths = new Map<string, SvgElement>();
  collectClipPaths(svg, clipPaths);
  const inherited = { ink: INITIAL_INK, text: INITIAL_TEXT };
  drawElement(svg, { inherited, isUnread: false }, { page, fonts, clipPaths });
}

interface Drawing {
  readonly page: Page;
  readonly fonts: FontBook;
  /** By id. */
  readonly clipPaths: ReadonlyMap<string, SvgElement>;
}

interface Context {
  readonly inherited: Style;
  /** A text that is seen, but not to be read. */
  readonly isUnread: boolean;
}

function drawElement(element: SvgElement, context: Context, drawing: Drawing): void {
  if (UNSEEN.has(element.name)) return;
  refuseUnknown(element);
  const { attributes, children, name } = element;
  const { page } = drawing;
  const { inherited } = context;
  const style = { ink: inkOf(attributes, inherited.ink), text: textStyleOf(element, inherited.text) };
  const opacity = lengthOf(attributes['opacity']) ?? 1;
  page.saved(() => {
    enter(element, drawing);
    if (name === 'g' || name === 'svg') {
      page.asOne(opacity, () => {
        elementsIn(children).forEach((child, k, all) => {
          drawElement(child, { inherited: style, isUnread: isHalo(child, all[k + 1]) }, drawing);
        });
      });
    } else if (name === 'text') {
      page.asOne(opacity, () => drawText(element, context, drawing));
    } else {
      page.paint(pathOperators(shapePath(element)), style.ink, opacity);
    }
  });
}

/** Into the element's own coordinates, and what of them is seen. */
function enter(element: SvgElement, { page, clipPaths }: Drawing): void {
  const { transform, 'clip-path': clipPath } = element.attributes;
  if (transform !== undefined) page.transform(matrixOf(transform));
  if (clipPath !== undefined) page.clip(clipOutline(clipPath, clipPaths));
  if (element.name !== 'svg') return;
  const { width, height, matrix } = viewportOf(element);
  const { x = '0', y = '0' } = element.attributes;
  const edge = { x, y, width: String(width), height: String(height) };
  page.clip(pathOperators(shapePath({ name: 'rect', attributes: edge, children: [] })));
  page.transform(matrix);
}

function clipOutline(address: string, clipPaths: ReadonlyMap<string, SvgElement>): string {
  const clipPath = clipPaths.get(/^url\(#([^)]+)\)$/.exec(address)?.[1] ?? '');
  if (clipPath === undefined) throw new Error(`There is no clip path “${address}”.`);
  const shapes = elementsIn(clipPath.children);
  for (const { attributes } of [clipPath, ...shapes]) {
    if (attributes['transform'] !== undefined || attributes['clip-path'] !== undefined) {
      throw new Error('A clip path is neither moved nor clipped here.');
    }
  }
  [clipPath, ...shapes].forEach(refuseUnknown);
  return shapes.map((shape) => pathOperators(shapePath(shape))).join(' ');
}

function collectClipPaths(element: SvgElement, found: Map<string, SvgElement>): void {
  const { id } = element.attributes;
  if (element.name === 'clipPath' && id !== undefined) found.set(id, element);
  for (const child of elementsIn(element.children)) collectClipPaths(child, found);
}

/**
 * The fill of letters is text, which can be found and copied; their stroke, and all of what is not to be read once more,
 * is outlines.
 */
function drawText(element: SvgElement, { inherited, isUnread }: Context, { page, fonts }: Drawing): void {
  for (const piece of textPieces(element, inherited.text, fonts)) {
    piece.within.forEach(refuseUnknown);
    const ink = piece.within.reduce((outer, { attributes }) => inkOf(attributes, outer), inherited.ink);
    const { text, face, ...place } = piece;
    const outline = (parts: Partial<Ink>): void => {
      const operators = pathOperators(face.outline(text, place));
      page.paint(operators, { ...ink, isEvenOdd: false, ...parts });
    };
    if (isUnread) {
      outline({});
      continue;
    }
    if (ink.stroke !== null && ink.strokesFirst) outline({ fill: null });
    page.text(piece, ink);
    if (ink.stroke !== null && !ink.strokesFirst) outline({ fill: null });
  }
}

const elementsIn = (children: readonly SvgNode[]): readonly SvgElement[] =>
  children.filter((child) => typeof child !== 'string');
