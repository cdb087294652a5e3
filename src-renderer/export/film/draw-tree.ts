/** An SVG without text on a canvas, of the elements that figures have: browsers draw SVG in the window's thread only. */
import { refuseUnknown } from '../attributes.ts';
import { INITIAL_INK, inkOf, type Ink } from '../pdf/ink.ts';
import { shapePath } from '../pdf/shapes.ts';
import { matrixOf } from '../pdf/transform.ts';
import { viewportOf } from '../pdf/viewport.ts';
import type { SvgElement } from '../svg-tree.ts';
import { lengthOf } from '../text/text-style.ts';

export type TreeContext = OffscreenCanvasRenderingContext2D;

/** Elements that say something and draw nothing. */
const UNSEEN = new Set(['title', 'desc', 'metadata', 'clipPath']);
const CAPS = ['butt', 'round', 'square'] as const;
const JOINS = ['miter', 'round', 'bevel'] as const;

/** @throws Error where there is anything that it cannot draw as a browser does */
export function drawTree(svg: SvgElement, context: TreeContext): void {
  const clipPaths = new Map<string, SvgElement>();
  collectClipPaths(svg, clipPaths);
  drawElement(svg, INITIAL_INK, 1, { context, clipPaths });
}

interface Drawing {
  readonly context: TreeContext;
  /** By id. */
  readonly clipPaths: ReadonlyMap<string, SvgElement>;
}

function drawElement(element: SvgElement, inherited: Ink, opacity: number, drawing: Drawing): void {
  if (UNSEEN.has(element.name)) return;
  refuseUnknown(element);
  const { attributes, children, name } = element;
  const ink = inkOf(attributes, inherited);
  const own = opacity * (lengthOf(attributes['opacity']) ?? 1);
  const { context } = drawing;
  context.save();
  enter(element, drawing);
  if (name === 'g' || name === 'svg') {
    // Parts that overlap would show through one another, which no figure has.
    if (own < 1) throw new Error('A group that is drawn as one is not known here.');
    for (const child of elementsIn(children)) drawElement(child, ink, own, drawing);
  } else paint(new Path2D(shapePath(element)), ink, own, context);
  context.restore();
}

/** Into the element's own coordinates, and what of them is seen. */
function enter({ name, attributes }: SvgElement, { context, clipPaths }: Drawing): void {
  const { transform, 'clip-path': clipPath } = attributes;
  if (transform !== undefined) context.transform(...matrixOf(transform));
  if (clipPath !== undefined) context.clip(clipOutline(clipPath, clipPaths));
  if (name === 'svg') context.transform(...viewportOf({ name, attributes, children: [] }).matrix);
}

function clipOutline(address: string, clipPaths: ReadonlyMap<string, SvgElement>): Path2D {
  const clipPath = clipPaths.get(/^url\(#([^)]+)\)$/.exec(address)?.[1] ?? '');
  if (clipPath === undefined) throw new Error(`There is no clip path “${address}”.`);
  const outline = new Path2D();
  for (const shape of elementsIn(clipPath.children)) outline.addPath(new Path2D(shapePath(shape)));
  return outline;
}

function collectClipPaths(element: SvgElement, found: Map<string, SvgElement>): void {
  const { id } = element.attributes;
  if (element.name === 'clipPath' && id !== undefined) found.set(id, element);
  for (const child of elementsIn(element.children)) collectClipPaths(child, found);
}

function paint(outline: Path2D, ink: Ink, opacity: number, context: TreeContext): void {
  const fill = (): void => {
    if (ink.fill === null) return;
    context.globalAlpha = opacity * ink.fillOpacity;
    context.fillStyle = cssColor(ink.fill);
    context.fill(outline, ink.isEvenOdd ? 'evenodd' : 'nonzero');
  };
  const stroke = (): void => {
    if (ink.stroke === null || ink.width === 0) return;
    context.globalAlpha = opacity * ink.strokeOpacity;
    context.strokeStyle = cssColor(ink.stroke);
    context.lineWidth = ink.width;
    context.lineCap = CAPS[ink.cap];
    context.lineJoin = JOINS[ink.join];
    context.miterLimit = ink.miterLimit;
    context.setLineDash([...ink.dash]);
    context.lineDashOffset = ink.dashOffset;
    context.stroke(outline);
  };
  for (const draw of ink.strokesFirst ? [stroke, fill] : [fill, stroke]) draw();
}

const cssColor = (color: readonly [number, number, number]): string =>
  `rgb(${color.map((part) => Math.round(255 * part)).join(' ')})`;

const elementsIn = (children: SvgElement['children']): readonly SvgElement[] =>
  children.filter((child) => typeof child !== 'string');
