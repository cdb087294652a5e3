/**
 * Marks: the one description of everything that moves on a figure. The canvas painter draws them while the hand
 * moves, Marks.svelte draws them at rest and in files; both follow `traceMark`, so they cannot differ.
 * All lengths and coordinates are in px of the picture and finite.
 */
import type { MarkerShape } from './theme.ts';

/** How a mark is inked; what is absent is not drawn. */
export interface Ink {
  readonly stroke?: string;
  /** px */
  readonly width?: number;
  /** Lengths of dashes and gaps in px. */
  readonly dash?: readonly number[];
  readonly fill?: string;
  readonly opacity?: number;
}

/** Polylines with round caps and joins, each as interleaved x, y pairs. */
export interface LineMark extends Ink {
  readonly kind: 'line';
  readonly lines: readonly (readonly number[])[];
}

/** The same closed symbol at several places. */
export interface SymbolMark extends Ink {
  readonly kind: 'symbol';
  readonly shape: MarkerShape | 'cross' | 'arrow';
  /** Interleaved x, y pairs. */
  readonly centres: readonly number[];
  /** px */
  readonly radius: number;
  /** Radians, clockwise from the x axis; where an arrow points. */
  readonly angle?: number;
}

/** Polygons of one ink. */
export interface AreaMark extends Ink {
  readonly kind: 'area';
  /** Interleaved x, y pairs of all corners, polygon after polygon. */
  readonly points: readonly number[];
  /** Corners of each polygon. */
  readonly sizes: readonly number[];
}

/** One line of text with a halo; `y` is its baseline. */
export interface TextMark {
  readonly kind: 'text';
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly anchor: 'start' | 'middle' | 'end';
  /** px */
  readonly fontSize: number;
  readonly fontFamily: string;
  readonly fontWeight: 400 | 600;
  readonly fill: string;
  readonly halo: string;
}

export type Outline = LineMark | SymbolMark | AreaMark;
export type Mark = Outline | TextMark;

export const isText = (mark: Mark): mark is TextMark => mark.kind === 'text';
export const isOutline = (mark: Mark): mark is Outline => mark.kind !== 'text';

/** What both a canvas path and an SVG path can do. */
export interface Pen {
  moveTo(x: number, y: number): void;
  lineTo(x: number, y: number): void;
  closePath(): void;
  /** A whole circle as a sub-path of its own. */
  circle(x: number, y: number, radius: number): void;
}

/** Draws the outline of a mark with a pen. */
export function traceMark(mark: Outline, pen: Pen): void {
  if (mark.kind === 'line') {
    for (const line of mark.lines) tracePolyline(line, pen);
    return;
  }
  if (mark.kind === 'area') {
    tracePolygons(mark, pen);
    return;
  }
  const { centres, radius, shape, angle = 0 } = mark;
  for (let k = 0; k + 1 < centres.length; k += 2) {
    traceSymbol(shape, centres[k] ?? 0, centres[k + 1] ?? 0, radius, angle, pen);
  }
}

function tracePolyline(line: readonly number[], pen: Pen): void {
  pen.moveTo(line[0] ?? 0, line[1] ?? 0);
  for (let k = 2; k + 1 < line.length; k += 2) pen.lineTo(line[k] ?? 0, line[k + 1] ?? 0);
}

function tracePolygons({ points, sizes }: AreaMark, pen: Pen): void {
  let k = 0;
  for (const size of sizes) {
    pen.moveTo(points[k] ?? 0, points[k + 1] ?? 0);
    for (const end = k + 2 * size; (k += 2) < end;) pen.lineTo(points[k] ?? 0, points[k + 1] ?? 0);
    pen.closePath();
  }
}

function traceSymbol(
  shape: SymbolMark['shape'],
  x: number,
  y: number,
  radius: number,
  angle: number,
  pen: Pen,
): void {
  if (shape === 'circle') {
    pen.circle(x, y, radius);
    return;
  }
  if (shape === 'cross') {
    pen.moveTo(x - radius, y - radius);
    pen.lineTo(x + radius, y + radius);
    pen.moveTo(x - radius, y + radius);
    pen.lineTo(x + radius, y - radius);
    return;
  }
  const corners = CORNERS[shape];
  const [cosine, sine] = [Math.cos(angle) * radius, Math.sin(angle) * radius];
  corners.forEach(([u, v], k) => {
    const [px, py] = [x + u * cosine - v * sine, y + u * sine + v * cosine];
    if (k === 0) pen.moveTo(px, py);
    else pen.lineTo(px, py);
  });
  pen.closePath();
}

/** Corners about the centre in units of the radius, y downwards; sized so that all symbols look equally heavy. */
const CORNERS: Readonly<
  Record<Exclude<SymbolMark['shape'], 'circle' | 'cross'>, readonly (readonly [number, number])[]>
> = {
  square: [
    [-0.9, -0.9],
    [0.9, -0.9],
    [0.9, 0.9],
    [-0.9, 0.9],
  ],
  diamond: polygon(4, 1.25, 0),
  triangle: polygon(3, 1.3, -Math.PI / 2),
  'triangle-down': polygon(3, 1.3, Math.PI / 2),
  pentagon: polygon(5, 1.1, -Math.PI / 2),
  arrow: [
    [1.1, 0],
    [-0.9, -0.9],
    [-0.5, 0],
    [-0.9, 0.9],
  ],
};

function polygon(sides: number, radius: number, from: number): readonly (readonly [number, number])[] {
  return Array.from({ length: sides }, (_, k) => {
    const angle = from + (2 * Math.PI * k) / sides;
    return [radius * Math.cos(angle), radius * Math.sin(angle)] as const;
  });
}
