/** SVG's shapes as the `d` of a path. */
import type { SvgElement } from '../svg-tree.ts';
import { lengthOf } from '../text/text-style.ts';

/** @throws Error where it is no shape, or a length is none */
export function shapePath({ name, attributes }: SvgElement): string {
  const length = (attribute: string): number => lengthOf(attributes[attribute]) ?? 0;
  switch (name) {
    case 'path':
      return attributes['d'] ?? '';
    case 'rect': {
      const rx = lengthOf(attributes['rx'] ?? attributes['ry']) ?? 0;
      const ry = lengthOf(attributes['ry'] ?? attributes['rx']) ?? 0;
      return rectPath(length('x'), length('y'), length('width'), length('height'), rx, ry);
    }
    case 'circle':
      return ellipsePath(length('cx'), length('cy'), length('r'), length('r'));
    case 'ellipse':
      return ellipsePath(length('cx'), length('cy'), length('rx'), length('ry'));
    case 'line':
      return `M${length('x1')},${length('y1')}L${length('x2')},${length('y2')}`;
    case 'polyline':
      return attributes['points'] === undefined ? '' : `M${attributes['points']}`;
    case 'polygon':
      return attributes['points'] === undefined ? '' : `M${attributes['points']}Z`;
    default:
      throw new Error(`<${name}> is no shape.`);
  }
}

function rectPath(x: number, y: number, width: number, height: number, rx: number, ry: number): string {
  if (width <= 0 || height <= 0) return '';
  if (rx <= 0 || ry <= 0) return `M${x},${y}h${width}v${height}h${-width}z`;
  const [a, b] = [Math.min(rx, width / 2), Math.min(ry, height / 2)];
  const corner = (dx: number, dy: number): string => `a${a},${b} 0 0 1 ${dx},${dy}`;
  return (
    `M${x + a},${y}h${width - 2 * a}${corner(a, b)}v${height - 2 * b}${corner(-a, b)}` +
    `h${2 * a - width}${corner(-a, -b)}v${2 * b - height}${corner(a, -b)}z`
  );
}

function ellipsePath(x: number, y: number, rx: number, ry: number): string {
  if (rx <= 0 || ry <= 0) return '';
  return `M${x - rx},${y}a${rx},${ry} 0 1 1 ${2 * rx},0a${rx},${ry} 0 1 1 ${-2 * rx},0z`;
}
