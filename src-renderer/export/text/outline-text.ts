/** Text as outlines: an SVG that looks the same wherever it is opened, with whatever fonts. */
import { refuseUnknown } from '../attributes.ts';
import type { FontBook } from '../fonts/font-book.ts';
import type { SvgElement } from '../svg-tree.ts';
import { isHalo } from './halo.ts';
import { textPieces, type TextPiece } from './text-pieces.ts';
import { INITIAL_TEXT, TEXT_STYLE_NAMES, textStyleOf, type TextStyle } from './text-style.ts';

/**
 * The same picture without `<text>`: each becomes a path whose label is what it said.
 * @throws Error where a text has what figures have not, such as a font that is not in the book
 */
export function outlineText(svg: SvgElement, fonts: FontBook): SvgElement {
  return outlined(svg, { style: INITIAL_TEXT, isEvenOdd: false }, fonts);
}

interface Inherited {
  readonly style: TextStyle;
  /** The rule by which shapes are filled here; letters never are. */
  readonly isEvenOdd: boolean;
}

function outlined(element: SvgElement, inherited: Inherited, fonts: FontBook): SvgElement {
  const rule = element.attributes['fill-rule'];
  const here = {
    style: textStyleOf(element, inherited.style),
    isEvenOdd: rule === undefined ? inherited.isEvenOdd : rule === 'evenodd',
  };
  const children = element.children.map((child, k) => {
    if (typeof child === 'string') return child;
    if (child.name !== 'text') return outlined(child, here, fonts);
    const next = element.children.slice(k + 1).find((sibling) => typeof sibling !== 'string');
    const path = outlineOf(child, textPieces(child, here.style, fonts), isHalo(child, next));
    return here.isEvenOdd ? { ...path, attributes: { ...path.attributes, 'fill-rule': 'nonzero' } } : path;
  });
  return { ...element, attributes: withoutText(element), children };
}

function outlineOf(text: SvgElement, pieces: readonly TextPiece[], isUnread: boolean): SvgElement {
  const words = pieces.map((piece) => piece.text).join('');
  const label: Record<string, string> = isUnread ? {} : { 'aria-label': words };
  const attributes = { ...label, ...withoutText(text) };
  const paths = pieces.map(pathOf);
  const [first, second] = paths;
  if (first === undefined || second !== undefined) return { name: 'g', attributes, children: paths };
  return { ...first, attributes: { ...attributes, ...first.attributes } };
}

/** It has the inks of the tspans round it; the text's own stay with what holds all of its paths. */
function pathOf({ text, face, within, ...place }: TextPiece): SvgElement {
  within.forEach(refuseUnknown);
  const attributes: Record<string, string> = { d: face.outline(text, place) };
  for (const tspan of within.slice(1)) Object.assign(attributes, withoutText(tspan));
  return { name: 'path', attributes, children: [] };
}

const PLACES: readonly string[] = ['x', 'y', 'dx', 'dy'];

function withoutText({ name, attributes }: SvgElement): Record<string, string> {
  const isOfText = (attribute: string): boolean =>
    TEXT_STYLE_NAMES.has(attribute) || ((name === 'text' || name === 'tspan') && PLACES.includes(attribute));
  return Object.fromEntries(Object.entries(attributes).filter(([attribute]) => !isOfText(attribute)));
}
