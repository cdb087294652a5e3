/** A symmetric 2 × 2 matrix by its eigenvalues and the angle of its first axis, and the way there and back. */
import type { Point2, SymmetricMatrix } from '../document/lab-document.ts';
import { symmetricEigen } from '../linear-algebra/symmetric-eigen.ts';

export interface Spectrum2 {
  /** In no order: the first belongs to the axis at `angle`, the second to the one a quarter turn on. */
  readonly eigenvalues: Point2;
  /** Of the first axis from the x axis, in degrees. */
  readonly angle: number;
}

export function matrixOf({ eigenvalues: [first, second], angle }: Spectrum2): SymmetricMatrix {
  if (first === second) return { xx: first, xy: 0, yy: first };
  const { cosine, sine } = turn(angle);
  // Of half a right angle the squares are halves, which those of √½ are not.
  const isDiagonal = Math.abs(angle % 90) === 45;
  const along = isDiagonal ? 0.5 : cosine * cosine;
  const across = isDiagonal ? 0.5 : sine * sine;
  const product = isDiagonal ? 0.5 * Math.sign(cosine * sine) : cosine * sine;
  return {
    xx: first * along + second * across,
    xy: (first - second) * product + 0,
    yy: first * across + second * along,
  };
}

/** The unit vector of the first axis (0) or the second (1). */
export function axisOf({ angle }: Spectrum2, index: 0 | 1): Point2 {
  const { cosine, sine } = turn(angle);
  return index === 0 ? [cosine, sine] : [-sine, cosine];
}

/** Cosine and sine of an angle in degrees, exact at whole quarter turns. */
function turn(angle: number): { readonly cosine: number; readonly sine: number } {
  const quarters = angle / 90;
  if (Number.isInteger(quarters)) {
    const k = ((quarters % 4) + 4) % 4;
    return { cosine: [1, 0, -1, 0][k] ?? 1, sine: [0, 1, 0, -1][k] ?? 0 };
  }
  const radians = (angle * Math.PI) / 180;
  return { cosine: Math.cos(radians), sine: Math.sin(radians) };
}

/**
 * The spectrum of a matrix. Where it has no axes of its own, or either of its axes may be called the first,
 * what was before decides, so that nothing is turned that the hand did not turn.
 */
export function spectrumOf({ xx, xy, yy }: SymmetricMatrix, before?: Spectrum2): Spectrum2 {
  const { values, vectors } = symmetricEigen([
    [xx, xy],
    [xy, yy],
  ]);
  const [small = 0, large = 0] = values;
  const hint = before?.angle ?? 0;
  if (small === large) return { eigenvalues: [small, large], angle: hint };
  const [x = 1, y = 0] = vectors[0] ?? [];
  const raw = (Math.atan2(y, x) * 180) / Math.PI;
  // What rounding leaves of a straight or a half angle.
  const angleOfSmall = Number(raw.toPrecision(13));
  const toSmall = nearestTurn(angleOfSmall - hint);
  if (before === undefined || Math.abs(toSmall) <= 45)
    return { eigenvalues: [small, large], angle: normal(hint + toSmall) };
  return { eigenvalues: [large, small], angle: normal(hint + nearestTurn(angleOfSmall + 90 - hint)) };
}

/** An axis has no direction: the least turn by which it becomes another, in (−90, 90]. */
function nearestTurn(degrees: number): number {
  const rest = degrees - 180 * Math.round(degrees / 180);
  return rest === -90 ? 90 : rest;
}

/** Within (−180, 180] to ten decimals, beyond which lies rounding, and no −0. */
function normal(degrees: number): number {
  const rest = Number((degrees - 360 * Math.round(degrees / 360)).toFixed(10));
  return rest === -180 ? 180 : rest + 0;
}

/** The index of the axis that is curved more; the second where both are curved alike. */
export function steepAxis({ eigenvalues: [first, second] }: Spectrum2): 0 | 1 {
  return Math.abs(first) > Math.abs(second) ? 0 : 1;
}

/** The same axes with another condition number: the steep eigenvalue stays, the flat one keeps its sign. */
export function withConditionNumber(spectrum: Spectrum2, kappa: number): Spectrum2 {
  const steep = steepAxis(spectrum);
  const [first, second] = spectrum.eigenvalues;
  const largest = (steep === 0 ? first : second) || 1;
  const flat = steep === 0 ? second : first;
  const other = (Math.sign(flat) || Math.sign(largest)) * (Math.abs(largest) / kappa);
  return { ...spectrum, eigenvalues: steep === 0 ? [largest, other] : [other, largest] };
}

/** The first axis turned to an angle, which is told within (−180, 180]. */
export function turnedTo(spectrum: Spectrum2, angle: number): Spectrum2 {
  return { ...spectrum, angle: normal(angle) };
}
