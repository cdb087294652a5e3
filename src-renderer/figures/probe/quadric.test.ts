import fc from 'fast-check';
import { expect, test } from 'vitest';
import { symmetricEigen } from '../../../src-core/linear-algebra/symmetric-eigen.ts';
import { quadricOf, type Quadric } from './quadric.ts';

type Entries = readonly [xx: number, xy: number, yy: number];

function quadric([xx, xy, yy]: Entries, isSingular = false): Quadric | null {
  const { values, vectors } = symmetricEigen([
    [xx, xy],
    [xy, yy],
  ]);
  return quadricOf({ eigenvalues: values, eigenvectors: vectors, isSingular }, 1, 0.1);
}

/** ½δᵀHδ at the offsets of a branch. */
function form([xx, xy, yy]: Entries, branch: Float64Array): number[] {
  return Array.from({ length: branch.length / 2 }, (_, k) => {
    const [x, y] = [branch[2 * k]!, branch[2 * k + 1]!];
    return (xx * x * x + 2 * xy * x * y + yy * y * y) / 2;
  });
}

const entry = fc.double({ min: -100, max: 100, noNaN: true });

test('on every branch ½δᵀHδ is ±c, opposite on the others', () => {
  fc.assert(
    fc.property(entry, entry, entry, (...h) => {
      const found = quadric(h);
      const determinant = h[0] * h[2] - h[1] * h[1];
      fc.pre(found !== null && Math.abs(determinant) > 1e-6 * Math.max(...h.map(Math.abs)) ** 2);
      const sign = Math.sign(found.axes[1].eigenvalue);
      // cosh² − sinh² loses e^(2·4) of the digits.
      const tolerance = 1e-8 * found.c;
      for (const value of found.branches.flatMap((branch) => form(h, branch)))
        expect(Math.abs(value - sign * found.c)).toBeLessThanOrEqual(tolerance);
      for (const value of found.opposite.flatMap((branch) => form(h, branch)))
        expect(Math.abs(value + sign * found.c)).toBeLessThanOrEqual(tolerance);
      expect(found.kind).toBe(determinant > 0 ? 'ellipse' : 'hyperbola');
      // Axes as 1/√|λ|.
      const [flat, steep] = found.axes;
      expect((flat.reach / steep.reach) ** 2).toBeCloseTo(Math.abs(steep.eigenvalue / flat.eigenvalue), 4);
    }),
  );
});

test('one flat direction makes a pair of parallel lines', () => {
  const found = quadric([2, 0, 0], true);
  expect(found?.kind).toBe('parallel-lines');
  expect(found?.axes[0].reach).toBe(Infinity);
  expect(found?.branches.map(([x]) => x)).toEqual([1, -1]);
});

test('H = 0 and what is not finite have no curve', () => {
  expect(quadric([0, 0, 0], true)).toBeNull();
  expect(quadric([NaN, 0, 1])).toBeNull();
});

test('however long the ellipse, its short axis can be seen', () => {
  expect(quadric([1, 0, 1e12])?.axes[1].reach).toBe(0.1);
});
