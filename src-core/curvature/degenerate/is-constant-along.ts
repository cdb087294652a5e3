import { RunningError } from '../../calculus/index.ts';
import type { PointFunction } from '../../kernel/index.ts';

/** Short enough for the curve's Taylor polynomial, long enough for x¹⁶ to be seen. */
const DISTANCES = [1 / 8, -1 / 8, 1 / 16, -1 / 16];

/** A place on a curve. */
export interface OnCurve {
  /** From the point. */
  readonly away: readonly number[];
  /** About how far the end of the curve's series leaves it from the true one. */
  readonly truncated: number;
}

/**
 * Whether f is the same at some points of a curve as at the point, within its rounding bound. The coefficients to
 * order 15 cannot tell x¹⁶ from 0: this only ever denies that f is flat, it decides nothing else.
 * @param curve at each parameter
 */
export function isConstantAlong(
  f: PointFunction,
  point: readonly number[],
  curve: (t: number) => OnCurve,
  uncertainty: number,
): boolean {
  const analysis = new RunningError([f.compiled.expression.root]);
  const valueAt = (at: readonly number[]): { value: number; error: number } =>
    analysis.at([...at, ...f.parameters])[0] ?? { value: Number.NaN, error: 0 };
  const here = valueAt(point);
  const curvature = Math.hypot(...f.secondOrder(point).hessian.flat());
  return DISTANCES.every((t) => {
    const { away, truncated } = curve(t);
    const at = point.map((x, i) => x + (away[i] ?? 0));
    const there = valueAt(at);
    // The place itself is rounded, and so is the curve, whose series ends besides.
    const displaced = uncertainty + truncated + 2 ** -50 * (Math.hypot(...away) + Math.hypot(...point));
    const slope = Math.hypot(...f.firstOrder(at).gradient);
    const moved = slope * displaced + curvature * displaced * displaced;
    return Math.abs(there.value - here.value) <= 2 * (there.error + here.error + moved);
  });
}
