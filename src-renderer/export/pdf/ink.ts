/** How a shape is painted, in SVG's words and in PDF's operators. */
import { lengthOf, one } from '../text/text-style.ts';
import { pdfNumber } from './path-operators.ts';

type Color = readonly [number, number, number];

export interface Ink {
  readonly fill: Color | null;
  readonly fillOpacity: number;
  readonly isEvenOdd: boolean;
  readonly stroke: Color | null;
  readonly strokeOpacity: number;
  /** px, as the lengths of dashes are. */
  readonly width: number;
  /** PDF's numbers: butt, round, square; miter, round, bevel. */
  readonly cap: 0 | 1 | 2;
  readonly join: 0 | 1 | 2;
  readonly miterLimit: number;
  readonly dash: readonly number[];
  readonly dashOffset: number;
  readonly strokesFirst: boolean;
}

export const INITIAL_INK: Ink = {
  fill: [0, 0, 0],
  fillOpacity: 1,
  isEvenOdd: false,
  stroke: null,
  strokeOpacity: 1,
  width: 1,
  cap: 0,
  join: 0,
  miterLimit: 4,
  dash: [],
  dashOffset: 0,
  strokesFirst: false,
};

const RULES = { nonzero: false, evenodd: true };
const CAPS = { butt: 0, round: 1, square: 2 } as const;
const JOINS = { miter: 0, round: 1, bevel: 2 } as const;
const ORDERS = { normal: false, fill: false, stroke: true };

/** @throws Error where a value is none that figures have */
export function inkOf(attributes: Readonly<Record<string, string>>, inherited: Ink): Ink {
  const fill = attributes['fill'];
  const stroke = attributes['stroke'];
  return {
    fill: fill === undefined ? inherited.fill : colorOf(fill),
    fillOpacity: lengthOf(attributes['fill-opacity']) ?? inherited.fillOpacity,
    isEvenOdd: one(attributes['fill-rule'], RULES) ?? inherited.isEvenOdd,
    stroke: stroke === undefined ? inherited.stroke : colorOf(stroke),
    strokeOpacity: lengthOf(attributes['stroke-opacity']) ?? inherited.strokeOpacity,
    width: lengthOf(attributes['stroke-width']) ?? inherited.width,
    cap: one(attributes['stroke-linecap'], CAPS) ?? inherited.cap,
    join: one(attributes['stroke-linejoin'], JOINS) ?? inherited.join,
    miterLimit: lengthOf(attributes['stroke-miterlimit']) ?? inherited.miterLimit,
    dash: dashOf(attributes['stroke-dasharray']) ?? inherited.dash,
    dashOffset: lengthOf(attributes['stroke-dashoffset']) ?? inherited.dashOffset,
    strokesFirst: one(attributes['paint-order'], ORDERS) ?? inherited.strokesFirst,
  };
}

function dashOf(value: string | undefined): readonly number[] | undefined {
  if (value === undefined) return undefined;
  if (value === 'none') return [];
  const lengths = value
    .trim()
    .split(/[\s,]+/)
    .map((length) => lengthOf(length) ?? 0);
  // SVG draws a line with no dash but gaps of no length whole; PDF knows no such dash.
  return lengths.some((length) => length > 0) ? lengths : [];
}

/**
 * Red, green and blue from 0 to 1.
 * @throws Error where it is no colour that figures use: they write #rgb, #rrggbb and rgb(r, g, b)
 */
function colorOf(value: string): Color | null {
  if (value === 'none') return null;
  const short = /^#([\da-f])([\da-f])([\da-f])$/i.exec(value);
  const long = /^#([\da-f]{2})([\da-f]{2})([\da-f]{2})$/i.exec(value);
  const decimal = /^rgb\(\s*(\d{1,3})\s*,\s*(\d{1,3})\s*,\s*(\d{1,3})\s*\)$/.exec(value);
  const [, r = '', g = '', b = ''] = short ?? long ?? decimal ?? [];
  if (r === '') throw new Error(`“${value}” is no colour that is known here.`);
  const part = (digits: string): number => {
    if (decimal !== null) return Math.min(Number(digits), 255) / 255;
    return parseInt(digits.length === 1 ? digits + digits : digits, 16) / 255;
  };
  return [part(r), part(g), part(b)];
}

/** The operators that set an ink, its opacities excepted: those are dictionaries of the file. */
export function inkOperators({ fill, stroke, width, cap, join, miterLimit, dash, dashOffset }: Ink): string {
  const operators: string[] = [];
  if (fill !== null) operators.push(`${fill.map(pdfNumber).join(' ')} rg`);
  if (stroke !== null) {
    operators.push(`${stroke.map(pdfNumber).join(' ')} RG ${pdfNumber(width)} w ${cap} J ${join} j`);
    if (join === 0) operators.push(`${pdfNumber(miterLimit)} M`);
    if (dash.length > 0) operators.push(`[${dash.map(pdfNumber).join(' ')}] ${pdfNumber(dashOffset)} d`);
  }
  return operators.join(' ');
}
