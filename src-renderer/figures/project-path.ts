/**
 * From the points of a run, which may be anything up to ±1e308 and end in NaN, to finite pixels and to polylines cut
 * to the plot. Cutting here, rather than with a clip path, keeps files free of invisible far-away segments.
 */
import type { Point2 } from '../../src-core/document/lab-document.ts';
import type { MapFrame, Rectangle } from './frame.ts';
import { straighten } from './straighten.ts';

/** Beyond this many plot widths a point is moved to this distance in its own direction, so that pixels stay finite. */
const FAR = 1e100;

/** Keeps the direction of a point whose coordinates in plot widths overflow. */
const TINY = 2 ** -400;

/**
 * Interleaved px coordinates. An array of JavaScript's own: made anew for every run at every move of a drag, a typed one
 * would take five times as long, for each is memory that is asked of the system.
 */
export type Pixels = readonly number[];

/**
 * The px of the points up to the first that is not finite.
 * Points that far away that px overflow keep their direction but not their distance.
 */
export function projectPoints(points: ArrayLike<number>, frame: MapFrame): Pixels {
  const { plot, domain } = frame;
  const [x0, x1] = domain.x;
  const [y0, y1] = domain.y;
  const pixels: number[] = [];
  const [perX, perY] = [plot.width / (x1 - x0), plot.height / (y1 - y0)];
  for (let k = 0; k + 1 < points.length; k += 2) {
    const x = points[k] ?? NaN;
    const y = points[k + 1] ?? NaN;
    // A difference of finite numbers may overflow, but never becomes NaN.
    let px = (x - x0) * perX;
    let py = (y1 - y) * perY;
    if (!(Math.abs(px) < FAR && Math.abs(py) < FAR)) {
      if (!Number.isFinite(x) || !Number.isFinite(y)) break;
      [px, py] = farAway((x * TINY - x0 * TINY) * perX, (y1 * TINY - y * TINY) * perY);
    }
    pixels.push(plot.x + px, plot.y + py);
  }
  return pixels;
}

function farAway(dx: number, dy: number): Point2 {
  const largest = Math.max(Math.abs(dx), Math.abs(dy));
  if (!(largest > 0 && largest < Infinity)) return [Math.sign(dx) * FAR, Math.sign(dy) * FAR];
  return [(dx / largest) * FAR, (dy / largest) * FAR];
}

/** Points nearer than this to the last one kept are left out, in px. */
const FINEST = 0.3;

/** And those that lie as near as this to the line that is drawn without them, in px. */
const STRAIGHT = 0.1;

/** A segment both of whose ends are farther away than this many plot sizes is left out, though it crosses the plot. */
const FARTHEST = 2;

/**
 * The part inside `box` of the polyline from point `first` to point `last` (both included), as polylines.
 * What a run does once it is far away is left out: a diverging one would go on to strike through the map at every step.
 */
export function cutPolyline(pixels: Pixels, first: number, last: number, box: Rectangle): number[][] {
  const lines: number[][] = [];
  const [right, bottom] = [box.x + box.width, box.y + box.height];
  let line: number[] = [];
  let ax = pixels[2 * first] ?? NaN;
  let ay = pixels[2 * first + 1] ?? NaN;
  let aInside = ax >= box.x && ax <= right && ay >= box.y && ay <= bottom;
  if (aInside) line.push(ax, ay);
  for (let k = first + 1; k <= last && 2 * k + 1 < pixels.length; k++) {
    const bx = pixels[2 * k] ?? NaN;
    const by = pixels[2 * k + 1] ?? NaN;
    const bInside = bx >= box.x && bx <= right && by >= box.y && by <= bottom;
    if (aInside && bInside) {
      const nearX = bx - (line[line.length - 2] ?? NaN);
      const nearY = by - (line[line.length - 1] ?? NaN);
      if (nearX * nearX + nearY * nearY >= FINEST * FINEST || line.length < 4) line.push(bx, by);
    } else {
      const isFar = remoteness(ax, ay, box) > FARTHEST && remoteness(bx, by, box) > FARTHEST;
      const piece = isFar ? null : cutSegment(ax, ay, bx, by, box);
      if (piece !== null) {
        if (!aInside) line = [piece[0], piece[1]];
        line.push(piece[2], piece[3]);
      }
      if (!bInside) {
        if (line.length >= 4) lines.push(line);
        line = [];
      }
    }
    [ax, ay, aInside] = [bx, by, bInside];
  }
  if (line.length >= 4) lines.push(line);
  return lines.map((cut) => straighten(cut, STRAIGHT));
}

/** How far a point lies from the box, in sizes of the box; 0 inside. */
function remoteness(x: number, y: number, box: Rectangle): number {
  const across = Math.max(box.x - x, x - box.x - box.width, 0) / box.width;
  const down = Math.max(box.y - y, y - box.y - box.height, 0) / box.height;
  return Math.max(across, down);
}

/** The part of a segment inside the box (Liang & Barsky 1984): x0, y0, x1, y1; null where there is none. */
export function cutSegment(
  ax: number,
  ay: number,
  bx: number,
  by: number,
  box: Rectangle,
): readonly [number, number, number, number] | null {
  const across = cutInterval(ax, bx, box.x, box.x + box.width);
  const down = cutInterval(ay, by, box.y, box.y + box.height);
  if (across === null || down === null) return null;
  const enter = Math.max(across[0], down[0]);
  const leave = Math.min(across[1], down[1]);
  if (enter > leave) return null;
  return [
    clamp(ax + enter * (bx - ax), box.x, box.x + box.width),
    clamp(ay + enter * (by - ay), box.y, box.y + box.height),
    clamp(ax + leave * (bx - ax), box.x, box.x + box.width),
    clamp(ay + leave * (by - ay), box.y, box.y + box.height),
  ];
}

/** For which t in [0, 1] a + t·(b − a) lies between the bounds. */
function cutInterval(a: number, b: number, low: number, high: number): Point2 | null {
  const difference = b - a;
  if (difference === 0) return a >= low && a <= high ? [0, 1] : null;
  const t0 = (low - a) / difference;
  const t1 = (high - a) / difference;
  const enter = Math.max(0, Math.min(t0, t1));
  const leave = Math.min(1, Math.max(t0, t1));
  return enter <= leave ? [enter, leave] : null;
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, low), high);
}

/** Where a run leaves the plot for good. */
export interface Exit {
  readonly x: number;
  readonly y: number;
  /** Radians, clockwise from the x axis: the way it goes. */
  readonly angle: number;
}

/** Null where the last finite point lies inside, or where no point does. */
export function exitOf(pixels: Pixels, last: number, box: Rectangle): Exit | null {
  const inside = (k: number): boolean => isInside(pixels[2 * k] ?? NaN, pixels[2 * k + 1] ?? NaN, box);
  if (last < 1 || inside(last)) return null;
  let k = last - 1;
  while (k >= 0 && !inside(k)) k--;
  if (k < 0) return null;
  const [ax, ay] = [pixels[2 * k] ?? NaN, pixels[2 * k + 1] ?? NaN];
  const [bx, by] = [pixels[2 * k + 2] ?? NaN, pixels[2 * k + 3] ?? NaN];
  const piece = cutSegment(ax, ay, bx, by, box);
  return piece === null ? null : { x: piece[2], y: piece[3], angle: Math.atan2(by - ay, bx - ax) };
}

export function isInside(x: number, y: number, box: Rectangle): boolean {
  return x >= box.x && x <= box.x + box.width && y >= box.y && y <= box.y + box.height;
}

/** The centres of the step dots to draw: those inside the plot, thinned where several fall on one spot. */
export function thinDots(
  pixels: Pixels,
  first: number,
  last: number,
  box: Rectangle,
  spacing: number,
): number[] {
  const columns = Math.ceil(box.width / spacing) + 1;
  const taken = new Uint8Array(columns * (Math.ceil(box.height / spacing) + 1));
  const centres: number[] = [];
  for (let k = first; k <= last && 2 * k + 1 < pixels.length; k++) {
    const x = pixels[2 * k] ?? NaN;
    const y = pixels[2 * k + 1] ?? NaN;
    if (!isInside(x, y, box)) continue;
    const cell = Math.floor((y - box.y) / spacing) * columns + Math.floor((x - box.x) / spacing);
    if (taken[cell] === 1) continue;
    taken[cell] = 1;
    centres.push(x, y);
  }
  return centres;
}

/** The centre of the dot of one step, as `thinDots` gives it: empty where it lies outside the plot. */
export function dotAt(pixels: Pixels, k: number, box: Rectangle): number[] {
  const x = pixels[2 * k] ?? NaN;
  const y = pixels[2 * k + 1] ?? NaN;
  return isInside(x, y, box) ? [x, y] : [];
}
