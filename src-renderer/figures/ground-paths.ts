/** Rings and lines of a ground scene, in units of its domain → SVG path data in px, thinned to what can be seen. */
import type { Domain } from '../../src-core/document/lab-document.ts';
import type { MapFrame, Rectangle } from './frame.ts';
import { tenths } from './svg-path.ts';

/** Where the ground's domain lies in the picture: it differs from the plot while a new ground is being computed. */
export function groundBox(domain: Domain, frame: MapFrame): Rectangle {
  const [left, top] = frame.toPixel([domain.x[0], domain.y[1]]);
  const [right, bottom] = frame.toPixel([domain.x[1], domain.y[0]]);
  return { x: left, y: top, width: right - left, height: bottom - top };
}

/** Path data of rings (closed) or lines (open) in a box of this size in px, v upwards; the box's corner is (0, 0). */
export function unitPath(
  shapes: readonly Float32Array[],
  width: number,
  height: number,
  ending: 'closed' | 'open',
): string {
  let d = '';
  for (const shape of shapes) d += outline(shape, width, height, ending === 'closed' ? 'Z' : '');
  return d;
}

/** A vertex is left out where the line without it stays within this distance of it, in px. */
const TOLERANCE = 0.12;

/** No more vertices than this are left out in a row, so that checking them all stays cheap. */
const LONGEST_SKIP = 12;

function outline(shape: Float32Array, width: number, height: number, end: string): string {
  const count = shape.length / 2;
  const x = (k: number): number => (shape[2 * k] ?? 0) * width;
  const y = (k: number): number => (1 - (shape[2 * k + 1] ?? 0)) * height;
  let anchor = 0;
  let d = `M${String(tenths(x(0)))},${String(tenths(y(0)))}`;
  for (let k = 1; k < count; k++) {
    const isLast = k === count - 1;
    if (!isLast && k - anchor < LONGEST_SKIP && isStraight(x, y, anchor, k + 1)) continue;
    d += `L${String(tenths(x(k)))},${String(tenths(y(k)))}`;
    anchor = k;
  }
  return d + end;
}

/** Whether all vertices between `from` and `to` lie within the tolerance of the segment that joins those. */
function isStraight(x: (k: number) => number, y: (k: number) => number, from: number, to: number): boolean {
  const [ax, ay] = [x(from), y(from)];
  const [dx, dy] = [x(to) - ax, y(to) - ay];
  const length = Math.hypot(dx, dy);
  if (length === 0) return false;
  for (let k = from + 1; k < to; k++) {
    const [px, py] = [x(k) - ax, y(k) - ay];
    const along = px * dx + py * dy;
    // A vertex beyond either end is a turn back, which must not be lost.
    if (along < 0 || along > length * length) return false;
    if (Math.abs(px * dy - py * dx) > TOLERANCE * length) return false;
  }
  return true;
}
