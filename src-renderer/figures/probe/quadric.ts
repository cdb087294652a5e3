/** The curve ½δᵀHδ = ±c round a point, and the axes it is drawn by. */
import type { Point2 } from '../../../src-core/document/lab-document.ts';

/** One principal axis of H. */
export interface PrincipalAxis {
  readonly eigenvalue: number;
  /** Unit. */
  readonly direction: Point2;
  /** √(2c/|λ|), where the curve meets the axis; Infinity where λ counts as zero. */
  readonly reach: number;
}

export interface Quadric {
  readonly kind: 'ellipse' | 'hyperbola' | 'parallel-lines';
  readonly c: number;
  /** By ascending |λ|: the flat one first. */
  readonly axes: readonly [PrincipalAxis, PrincipalAxis];
  /** The branches on which ½δᵀHδ = c·(sign of the steep eigenvalue), as interleaved offsets δ from the point … */
  readonly branches: readonly Float64Array[];
  /** … and those on which it is the opposite; only a hyperbola has any. */
  readonly opposite: readonly Float64Array[];
}

export interface Spectrum {
  readonly eigenvalues: readonly number[];
  readonly eigenvectors: readonly (readonly number[])[];
  /** Whether the eigenvalue smaller in size counts as zero. */
  readonly isSingular: boolean;
}

const POINTS = 128;
/** How far a hyperbola is drawn, as an argument of cosh: about 27 times its reach. */
const FAR = 4;

/**
 * @param size the geometric mean of the two reaches, in units of the domain; of a singular H the only one
 * @param shortest the shorter reach is not less than this
 * @returns null where H is zero or not finite
 */
export function quadricOf(spectrum: Spectrum, size: number, shortest: number): Quadric | null {
  const [flat, steep] = orderedAxes(spectrum);
  if (flat === null || steep === null || steep.eigenvalue === 0) return null;
  const steepSize = Math.abs(steep.eigenvalue);
  // The fourth root of κ is the ratio of a reach to their geometric mean.
  const ratio = spectrum.isSingular ? 1 : Math.sqrt(Math.sqrt(Math.abs(flat.eigenvalue) / steepSize));
  const across = Math.max(size * ratio, shortest);
  const along = spectrum.isSingular ? Infinity : across / ratio ** 2;
  const axes = [
    { ...flat, reach: along },
    { ...steep, reach: across },
  ] as const;
  return { c: (steepSize * across ** 2) / 2, axes, ...curveOf(axes, 40 * size) };
}

type Axis = Omit<PrincipalAxis, 'reach'>;

function orderedAxes({ eigenvalues, eigenvectors }: Spectrum): readonly [Axis | null, Axis | null] {
  const axes = eigenvalues.map((eigenvalue, i): Axis | null => {
    const [x = NaN, y = NaN] = eigenvectors[i] ?? [];
    return Number.isFinite(eigenvalue) && Number.isFinite(x) ? { eigenvalue, direction: [x, y] } : null;
  });
  const [first = null, second = null] = axes;
  const isOrdered = Math.abs(first?.eigenvalue ?? 0) <= Math.abs(second?.eigenvalue ?? 0);
  return isOrdered ? [first, second] : [second, first];
}

function curveOf(
  [flat, steep]: Quadric['axes'],
  far: number,
): Pick<Quadric, 'kind' | 'branches' | 'opposite'> {
  const trace = (count: number, at: (t: number) => Point2): Float64Array => {
    const points = new Float64Array(2 * (count + 1));
    for (let k = 0; k <= count; k++) {
      const [along, across] = at(k / count);
      points[2 * k] = along * flat.direction[0] + across * steep.direction[0];
      points[2 * k + 1] = along * flat.direction[1] + across * steep.direction[1];
    }
    return points;
  };
  if (flat.reach === Infinity) {
    // In many pieces: one whose ends are both far away is not drawn.
    const line = (sign: number) => trace(POINTS, (t) => [(2 * t - 1) * far, sign * steep.reach]);
    return { kind: 'parallel-lines', branches: [line(1), line(-1)], opposite: [] };
  }
  if (flat.eigenvalue * steep.eigenvalue > 0) {
    const turn = (t: number): Point2 => [
      flat.reach * Math.cos(2 * Math.PI * t),
      steep.reach * Math.sin(2 * Math.PI * t),
    ];
    return { kind: 'ellipse', branches: [trace(POINTS, turn)], opposite: [] };
  }
  const parameter = (t: number): number => FAR * (2 * t - 1);
  const across = (sign: number) =>
    trace(POINTS, (t) => [
      flat.reach * Math.sinh(parameter(t)),
      sign * steep.reach * Math.cosh(parameter(t)),
    ]);
  const along = (sign: number) =>
    trace(POINTS, (t) => [
      sign * flat.reach * Math.cosh(parameter(t)),
      steep.reach * Math.sinh(parameter(t)),
    ]);
  return { kind: 'hyperbola', branches: [across(1), across(-1)], opposite: [along(1), along(-1)] };
}
