import type { PointFunction } from '../../kernel/index.ts';
import { symmetricEigen, type Eigenpairs } from '../../linear-algebra/symmetric-eigen.ts';
import type { Frame } from './frame.ts';

/** f to the second order at a point; gradient and Hessian in cells: ∂/∂(x/hx), ∂/∂(y/hy). */
export interface LocalModel {
  readonly x: number;
  readonly y: number;
  readonly gradient: readonly [number, number];
  readonly hessian: readonly [xx: number, xy: number, yy: number];
  readonly eigen: Eigenpairs;
}

/** Null where f, ∇f or H is not finite. */
export function localModel(
  f: PointFunction,
  { cell: [hx, hy] }: Frame,
  x: number,
  y: number,
): LocalModel | null {
  const { value, gradient, hessian } = f.secondOrder([x, y]);
  const [gx = NaN, gy = NaN] = gradient;
  const xx = (hessian[0]?.[0] ?? NaN) * hx * hx;
  const xy = (hessian[1]?.[0] ?? NaN) * hx * hy;
  const yy = (hessian[1]?.[1] ?? NaN) * hy * hy;
  if (![value, gx * hx, gy * hy, xx, xy, yy].every(Number.isFinite)) return null;
  const eigen = symmetricEigen([
    [xx, xy],
    [xy, yy],
  ]);
  return { x, y, gradient: [gx * hx, gy * hy], hessian: [xx, xy, yy], eigen };
}

/** ∇f in cells at a point `(right, up)` cells away; not finite where f has none. */
export function gradientNear(
  f: PointFunction,
  { cell: [hx, hy] }: Frame,
  from: { readonly x: number; readonly y: number },
  right: number,
  up: number,
): readonly [number, number] {
  const { gradient } = f.firstOrder([from.x + right * hx, from.y + up * hy]);
  return [(gradient[0] ?? NaN) * hx, (gradient[1] ?? NaN) * hy];
}

/** ‖∇f‖ in cells on a circle about a point, at `count` angles, where it is finite. */
export function gradientNormsOnCircle(
  f: PointFunction,
  frame: Frame,
  centre: { readonly x: number; readonly y: number },
  radius: number,
  count: number,
): readonly number[] {
  return Array.from({ length: count }, (_, k) => {
    // Half a step off the axes, along which many functions are special.
    const angle = (2 * Math.PI * (k + 0.5)) / count;
    return Math.hypot(...gradientNear(f, frame, centre, radius * Math.cos(angle), radius * Math.sin(angle)));
  }).filter(Number.isFinite);
}
