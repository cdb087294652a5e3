import type { Samples } from './sample-grid.ts';

/** Where Newton's method is to begin, as an index into the samples; `centre` for the middle of the cell up and right of it. */
export interface Candidate {
  readonly index: number;
  readonly centre: boolean;
}

/** A curvature this much smaller than the other one counts as none when a valley is looked for. */
const SOFT = 1e-3;
/** And this much, when only what rounding may have left is taken for none. */
const ROUNDING = 1e-14;

/** Whether ∇f and H are zero at all four corners of the cell up and right of a sample: a plateau. */
export function isFlatCell(s: Samples, index: number): boolean {
  const n = s.x.length;
  const isFlat = (k: number): boolean =>
    s.gx[k] === 0 && s.gy[k] === 0 && s.xx[k] === 0 && s.xy[k] === 0 && s.yy[k] === 0;
  return (
    isFlat(index) &&
    isFlat(index + 1) &&
    isFlat(index + n) &&
    isFlat(index + n + 1) &&
    s.value[index] === s.value[index + 1] &&
    s.value[index] === s.value[index + n] &&
    s.value[index] === s.value[index + n + 1]
  );
}

/** Whether both components of ∇f change their sign, or vanish, among the corners of a cell. */
export function hasSignChanges(s: Samples, index: number): boolean {
  return changesSign(s.gx, index, s.x.length) && changesSign(s.gy, index, s.x.length);
}

function changesSign(g: Float64Array, index: number, n: number): boolean {
  const [a = NaN, b = NaN, c = NaN, d = NaN] = [g[index], g[index + 1], g[index + n], g[index + n + 1]];
  return (a <= 0 || b <= 0 || c <= 0 || d <= 0) && (a >= 0 || b >= 0 || c >= 0 || d >= 0);
}

/**
 * Whether Newton's step at a sample ends within about a cell: also near degenerate points, about which no
 * component need change its sign. Asked twice, with soft directions, and so whole valleys, left out and not.
 */
export function hasShortStep(s: Samples, index: number): boolean {
  const [xx = NaN, xy = NaN, yy = NaN] = [s.xx[index], s.xy[index], s.yy[index]];
  const scale = Math.max(Math.abs(xx), Math.abs(xy), Math.abs(yy));
  const [gx = NaN, gy = NaN] = [s.gx[index], s.gy[index]];
  if (gx === 0 && gy === 0) return true;
  if (!(scale > 0 && scale < Infinity)) return false;
  const [a, b, c] = [xx / scale, xy / scale, yy / scale];
  const [p, q] = [gx / scale, gy / scale];
  return isShort(a, b, c, p, q, SOFT) || isShort(a, b, c, p, q, ROUNDING);
}

/** Regularised, δ = −(H² + μ²)⁻¹H∇f: short, and it explains the greater part of ∇f. */
function isShort(a: number, b: number, c: number, p: number, q: number, mu: number): boolean {
  const [m11, m12, m22] = [a * a + b * b + mu * mu, b * (a + c), b * b + c * c + mu * mu];
  const [r, t] = [a * p + b * q, b * p + c * q];
  const determinant = m11 * m22 - m12 * m12;
  const right = -(m22 * r - m12 * t) / determinant;
  const up = -(m11 * t - m12 * r) / determinant;
  if (!(Math.abs(right) <= 1 && Math.abs(up) <= 1)) return false;
  const rest = Math.abs(p + a * right + b * up) + Math.abs(q + b * right + c * up);
  return rest <= 0.5 * (Math.abs(p) + Math.abs(q));
}
