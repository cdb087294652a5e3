import type { PointFunction } from '../../kernel/index.ts';
import type { Frame } from './frame.ts';
import type { LocalModel } from './local-model.ts';

const DIRECTIONS = [
  [1, 0],
  [-1, 0],
  [0, 1],
  [0, -1],
  [0.7, 0.6],
  [-0.6, 0.7],
  [0.8, -0.9],
  [-0.7, -0.5],
] as const;

/** How far rounding alone may move ∇f, in cells. */
export interface GradientNoise {
  readonly byComponent: readonly [number, number];
  /**
   * Along each eigenvector of H: along a steep valley far less than the components, since what is rounded across it
   * is no part of it.
   */
  readonly byEigenvector: readonly [number, number];
}

/**
 * How far rounding alone may move ∇f: the most by which ∇f a few units in the last place away differs from what H says
 * of it, and at least what rounding the coordinates does, ε·|H|·|x|. Measured rather than derived, so that it holds
 * for any formula at any scale, and is 0 where nothing is rounded.
 */
export function gradientNoise(f: PointFunction, frame: Frame, at: LocalModel): GradientNoise {
  const [hx, hy] = frame.cell;
  const [xx, xy, yy] = at.hessian;
  const [inX, inY] = [Math.abs(at.x) / hx, Math.abs(at.y) / hy];
  let alongX = Number.EPSILON * (Math.abs(xx) * inX + Math.abs(xy) * inY);
  let alongY = Number.EPSILON * (Math.abs(xy) * inX + Math.abs(yy) * inY);
  const { values, vectors } = at.eigen;
  const [[px = 0, py = 0] = [], [qx = 0, qy = 0] = []] = vectors;
  let alongFirst = Number.EPSILON * Math.abs(values[0] ?? NaN) * (Math.abs(px) * inX + Math.abs(py) * inY);
  let alongSecond = Number.EPSILON * Math.abs(values[1] ?? NaN) * (Math.abs(qx) * inX + Math.abs(qy) * inY);
  for (const [right, up] of DIRECTIONS) {
    const x = at.x + 4 * Number.EPSILON * right * Math.max(1, inX) * hx;
    const y = at.y + 4 * Number.EPSILON * up * Math.max(1, inY) * hy;
    const { gradient } = f.firstOrder([x, y]);
    const [dx, dy] = [(x - at.x) / hx, (y - at.y) / hy];
    const differenceX = (gradient[0] ?? NaN) * hx - at.gradient[0] - (xx * dx + xy * dy);
    const differenceY = (gradient[1] ?? NaN) * hy - at.gradient[1] - (xy * dx + yy * dy);
    const first = Math.abs(px * differenceX + py * differenceY);
    const second = Math.abs(qx * differenceX + qy * differenceY);
    // Not where f ends a rounding away: a comparison with NaN is false.
    if (Math.abs(differenceX) > alongX) alongX = Math.abs(differenceX);
    if (Math.abs(differenceY) > alongY) alongY = Math.abs(differenceY);
    if (first > alongFirst) alongFirst = first;
    if (second > alongSecond) alongSecond = second;
  }
  return { byComponent: [alongX, alongY], byEigenvector: [alongFirst, alongSecond] };
}

/**
 * Whether ∇f at a point is zero along each eigenvector of H: up to so many times its noise there, or to where
 * Newton's step is no more than a rounding of the coordinates.
 */
export function isGradientZero(
  { gradient, eigen }: LocalModel,
  noise: readonly [number, number],
  times: number,
  rounding: number,
): boolean {
  return eigen.vectors.every(([vx = 0, vy = 0], i) => {
    const along = Math.abs(vx * gradient[0] + vy * gradient[1]);
    return (
      along <= 2 * rounding * Math.abs(eigen.values[i] ?? NaN) || isZeroAlong(vx, vy, gradient, noise, times)
    );
  });
}

/** Along one direction: what is rounded across it says nothing of it. */
export function isZeroAlong(
  vx: number,
  vy: number,
  gradient: readonly [number, number],
  noise: readonly [number, number],
  times: number,
): boolean {
  return (
    Math.abs(vx * gradient[0] + vy * gradient[1]) <=
    times * (Math.abs(vx) * noise[0] + Math.abs(vy) * noise[1])
  );
}
