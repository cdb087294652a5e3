import type { Domain, Interval, Point2 } from '../../../src-core/document/lab-document.ts';

/** The domain moved by (dx, dy) in its own units. */
export function panned({ x, y }: Domain, dx: number, dy: number): Domain {
  return { x: [x[0] + dx, x[1] + dx], y: [y[0] + dy, y[1] + dy] };
}

/** The domain scaled about a point of it: a factor below 1 comes closer. */
export function zoomed({ x, y }: Domain, [cx, cy]: Point2, factor: number): Domain {
  const scale = ([minimum, maximum]: Interval, centre: number): Interval => [
    centre + (minimum - centre) * factor,
    centre + (maximum - centre) * factor,
  ];
  return { x: scale(x, cx), y: scale(y, cy) };
}

export function centreOf({ x, y }: Domain): Point2 {
  return [(x[0] + x[1]) / 2, (y[0] + y[1]) / 2];
}
