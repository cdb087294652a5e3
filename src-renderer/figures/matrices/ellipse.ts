/** The curve ½xᵀHx = ±c that stands for a matrix on its map, and where the hand takes hold of its axes. */
import { axisOf, steepAxis, type Spectrum2 } from '../../../src-core/curvature/spectrum.ts';
import type { Point2 } from '../../../src-core/document/lab-document.ts';
import type { MapFrame } from '../frame.ts';
import { quadricOf, type Quadric } from '../probe/quadric.ts';

/** What a map has room for, in units of its domain. */
export interface Room {
  /** Half the shorter side of the map. */
  readonly radius: number;
  /** One font size. */
  readonly em: number;
}

/** As a share of the radius: how long the longer axis is at first, and between what lengths it is left alone. */
const AT_FIRST = 0.72;
const SHORTEST_LONG = 0.3;
const LONGEST_LONG = 0.93;
/** Of a trough, whose curve is two lines, their distance from the origin. */
const TROUGH = 0.3;
/** In font sizes: a needle is not drawn thinner, a handle not nearer to the origin. */
const NEEDLE = 0.35;
const NEAREST_HANDLE = 2.2;
/** An eigenvalue this small beside the other is what rounding leaves of 0. */
const SINGULAR = 1e-14;

export function roomOf({ plot, domain }: MapFrame, fontSize: number): Room {
  const unit = (domain.x[1] - domain.x[0]) / plot.width;
  return { radius: (unit * Math.min(plot.width, plot.height)) / 2, em: unit * fontSize };
}

function sizes(spectrum: Spectrum2): { readonly steep: number; readonly flat: number } {
  const index = steepAxis(spectrum);
  const steep = Math.abs(spectrum.eigenvalues[index]);
  const flat = Math.abs(spectrum.eigenvalues[index === 0 ? 1 : 0]);
  return { steep, flat: flat <= SINGULAR * steep ? 0 : flat };
}

const reach = (eigenvalue: number, c: number): number => Math.sqrt((2 * c) / eigenvalue);

/**
 * c of a curve that is seen well: the one before where that still is, so that nothing jumps when the hand lets go.
 * Null where H is zero.
 */
export function levelOf(spectrum: Spectrum2, { radius, em }: Room, before: number | null): number | null {
  const { steep, flat } = sizes(spectrum);
  if (steep === 0) return null;
  const long = (c: number): number => reach(flat === 0 ? steep : flat, c);
  if (before !== null && before > 0) {
    const isLong = long(before) >= (flat === 0 ? 0.1 : SHORTEST_LONG) * radius;
    if (isLong && long(before) <= LONGEST_LONG * radius && reach(steep, before) >= NEEDLE * em) return before;
  }
  const wanted = ((flat === 0 ? steep : flat) * ((flat === 0 ? TROUGH : AT_FIRST) * radius) ** 2) / 2;
  return Math.max(wanted, (steep * (NEEDLE * em) ** 2) / 2);
}

export function ellipseOf(spectrum: Spectrum2, c: number): Quadric | null {
  const { steep, flat } = sizes(spectrum);
  const size = flat === 0 ? reach(steep, c) : Math.sqrt(reach(steep, c)) * Math.sqrt(reach(flat, c));
  return quadricOf(
    {
      eigenvalues: spectrum.eigenvalues,
      eigenvectors: [axisOf(spectrum, 0), axisOf(spectrum, 1)],
      isSingular: flat === 0,
    },
    size,
    0,
  );
}

/** The end of an axis, or as near to it as the map has room for a handle. */
export function handleAt(spectrum: Spectrum2, index: 0 | 1, c: number, { radius, em }: Room): Point2 {
  const length = reach(Math.abs(spectrum.eigenvalues[index]), c);
  const shown = Math.min(Math.max(length, NEAREST_HANDLE * em), LONGEST_LONG * radius);
  const [x, y] = axisOf(spectrum, index);
  return [shown * x, shown * y];
}

/**
 * What becomes of a spectrum when a handle is taken from one place to another: the axis follows the direction, and its
 * reach grows as the distance does; of an axis without end, the end is now where the hand is.
 * @param snap the share of the distance by which a hand that only turns may err
 */
export function pulled(
  spectrum: Spectrum2,
  index: 0 | 1,
  from: Point2,
  to: Point2,
  c: number,
  snap: number,
): Spectrum2 {
  const distance = Math.hypot(...to);
  if (!(distance > 0)) return spectrum;
  const ratio = Math.hypot(...from) / distance;
  const eigenvalue = spectrum.eigenvalues[index];
  const other = spectrum.eigenvalues[index === 0 ? 1 : 0];
  const isEndless = Math.abs(eigenvalue) <= SINGULAR * Math.abs(other);
  const exact = isEndless ? (Math.sign(other) * 2 * c) / distance ** 2 : eigenvalue * ratio ** 2;
  const isTurn = Math.abs(ratio - 1) < snap;
  const next = isTurn ? eigenvalue : Number(exact.toPrecision(4));
  const direction = (Math.atan2(to[1], to[0]) * 180) / Math.PI - 90 * index;
  const angle = direction - 360 * Math.round((direction - spectrum.angle) / 360);
  return {
    eigenvalues: index === 0 ? [next, other] : [other, next],
    angle: Number(angle.toFixed(2)),
  };
}
