/** An arc of an ellipse as cubic curves, by SVG's implementation notes (Conversion from endpoint to centre). */
export interface Arc {
  readonly from: readonly [number, number];
  readonly to: readonly [number, number];
  readonly rx: number;
  readonly ry: number;
  /** Degrees from the x axis to the ellipse's first axis. */
  readonly angle: number;
  readonly isLarge: boolean;
  readonly isClockwise: boolean;
}

/** Two control points and the end. */
export type Curve = readonly [number, number, number, number, number, number];

/** Each curve is a quarter turn at most: off by less than 1/3000 of the radius. */
export function arcCurves({ from, to, rx, ry, angle, isLarge, isClockwise }: Arc): readonly Curve[] {
  if (from[0] === to[0] && from[1] === to[1]) return [];
  const [cos, sin] = [Math.cos((angle * Math.PI) / 180), Math.sin((angle * Math.PI) / 180)];
  const [halfX, halfY] = [(from[0] - to[0]) / 2, (from[1] - to[1]) / 2];
  // Half the chord, in the ellipse's own axes.
  const [x1, y1] = [cos * halfX + sin * halfY, cos * halfY - sin * halfX];
  // Radii that do not reach are drawn out until they do.
  const stretch = Math.sqrt(Math.max(1, (x1 / rx) ** 2 + (y1 / ry) ** 2));
  const [a, b] = [Math.abs(rx) * stretch, Math.abs(ry) * stretch];
  const span = (a * y1) ** 2 + (b * x1) ** 2;
  const side = Math.sqrt(Math.max(0, (a * b) ** 2 / span - 1)) * (isLarge === isClockwise ? -1 : 1);
  const [cx, cy] = [(side * a * y1) / b, (-side * b * x1) / a];
  const centreX = cos * cx - sin * cy + (from[0] + to[0]) / 2;
  const centreY = sin * cx + cos * cy + (from[1] + to[1]) / 2;

  const begin = Math.atan2((y1 - cy) / b, (x1 - cx) / a);
  let turn = Math.atan2((-y1 - cy) / b, (-x1 - cx) / a) - begin;
  if (isClockwise && turn < 0) turn += 2 * Math.PI;
  if (!isClockwise && turn > 0) turn -= 2 * Math.PI;

  const pieces = Math.ceil(Math.abs(turn) / (Math.PI / 2) - 1e-9);
  const step = turn / pieces;
  const reach = (4 / 3) * Math.tan(step / 4);
  const place = (x: number, y: number): readonly [number, number] => [
    centreX + cos * a * x - sin * b * y,
    centreY + sin * a * x + cos * b * y,
  ];
  return Array.from({ length: pieces }, (_, k): Curve => {
    const [u, v] = [begin + k * step, begin + (k + 1) * step];
    return [
      ...place(Math.cos(u) - reach * Math.sin(u), Math.sin(u) + reach * Math.cos(u)),
      ...place(Math.cos(v) + reach * Math.sin(v), Math.sin(v) - reach * Math.cos(v)),
      ...(k === pieces - 1 ? to : place(Math.cos(v), Math.sin(v))),
    ];
  });
}
