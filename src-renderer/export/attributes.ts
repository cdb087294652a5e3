/** The presentation attributes that figures use, so that what is not known here is refused rather than left out. */
import type { SvgElement } from './svg-tree.ts';
import { TEXT_STYLE_NAMES } from './text/text-style.ts';

const INK_NAMES: ReadonlySet<string> = new Set([
  'fill',
  'fill-opacity',
  'fill-rule',
  'stroke',
  'stroke-opacity',
  'stroke-width',
  'stroke-linecap',
  'stroke-linejoin',
  'stroke-miterlimit',
  'stroke-dasharray',
  'stroke-dashoffset',
  'paint-order',
  'opacity',
]);

/** Of each element that is drawn, what it has beside inks, text style, transform and clip path. */
const OWN_NAMES: Readonly<Record<string, readonly string[]>> = {
  svg: ['x', 'y', 'width', 'height', 'viewBox', 'version'],
  g: [],
  path: ['d'],
  rect: ['x', 'y', 'width', 'height', 'rx', 'ry'],
  circle: ['cx', 'cy', 'r'],
  ellipse: ['cx', 'cy', 'rx', 'ry'],
  line: ['x1', 'y1', 'x2', 'y2'],
  polyline: ['points'],
  polygon: ['points'],
  text: ['x', 'y', 'dx', 'dy'],
  tspan: ['x', 'y', 'dx', 'dy'],
  clipPath: [],
};

/** Asks screens for whole pixels; vectors have none. */
const HINT = 'shape-rendering';

/** Says something about an element, and nothing of how it looks. */
function isWord(name: string): boolean {
  return ['id', 'role', 'lang'].includes(name) || /^(data-|aria-|xmlns|xml:lang$)/.test(name);
}

/** @throws Error where the element, or one of its attributes, is none that figures have */
export function refuseUnknown({ name, attributes }: SvgElement): void {
  const own = Object.hasOwn(OWN_NAMES, name) ? OWN_NAMES[name] : undefined;
  if (own === undefined) throw new Error(`<${name}> is not known here.`);
  for (const attribute of Object.keys(attributes)) {
    const isKnown =
      isWord(attribute) ||
      attribute === HINT ||
      INK_NAMES.has(attribute) ||
      TEXT_STYLE_NAMES.has(attribute) ||
      own.includes(attribute) ||
      attribute === 'transform' ||
      attribute === 'clip-path';
    if (!isKnown) throw new Error(`The attribute “${attribute}” of <${name}> is not known here.`);
  }
}
