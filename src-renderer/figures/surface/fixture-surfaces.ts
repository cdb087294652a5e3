/** Small surfaces for the tests. */
import { chooseLevels } from '../../../src-core/contours/index.ts';
import type { SurfaceScene } from '../../../src-core/scene/surface.ts';
import type { SurfaceProbe } from './sheets.ts';

export const SQUARE = { x: [-1, 1], y: [-1, 1] } as const;

/** f over the square from −1 to 1. */
export function surfaceOf(f: (x: number, y: number) => number, cells = 12): SurfaceScene {
  const at = (k: number): number => (2 * k) / cells - 1;
  const values = Float64Array.from({ length: (cells + 1) ** 2 }, (_, k) =>
    f(at(k % (cells + 1)), at(Math.floor(k / (cells + 1)))),
  );
  return surfaceWith(values);
}

/** Over a square mesh with these values at its nodes. */
export function surfaceWith(values: Float64Array): SurfaceScene {
  const { levels, base } = chooseLevels(values, 'linear', 6);
  return {
    domain: SQUARE,
    cells: Math.round(Math.sqrt(values.length)) - 1,
    values,
    levelScale: 'linear',
    levelBase: base,
    levels,
    range: null,
  };
}

/** The eigenvectors are those of no matrix in particular: they only give the curves their directions. */
export function probeAt(
  point: readonly [number, number],
  value: number,
  gradient: readonly [number, number],
  [xx, xy, yy]: readonly [number, number, number],
): SurfaceProbe {
  return {
    point,
    value,
    gradient,
    hessian: [
      [xx, xy],
      [xy, yy],
    ],
    eigenvectors: [
      [0.6, 0.8],
      [0.8, -0.6],
    ],
  };
}
