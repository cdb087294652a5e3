import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Point2 } from '../../../src-core/document/lab-document.ts';
import { ellipseOf, handleAt, levelOf, pulled } from './ellipse.ts';

const ROOM = { radius: 4, em: 0.2 };
const VALLEY = { eigenvalues: [0.1, 10], angle: 0 } as const;

describe('the level of the curve', () => {
  test('makes it fit the map, and stays while it does', () => {
    const c = levelOf(VALLEY, ROOM, null)!;
    expect(Math.sqrt((2 * c) / 0.1)).toBeCloseTo(0.72 * 4, 12);
    expect(levelOf({ ...VALLEY, eigenvalues: [0.2, 10] }, ROOM, c)).toBe(c);
    expect(levelOf({ ...VALLEY, eigenvalues: [1e-3, 10] }, ROOM, c)).not.toBe(c);
  });

  test('never makes a needle that cannot be seen; a trough has one as well, and H = 0 none', () => {
    const c = levelOf({ ...VALLEY, eigenvalues: [1e-9, 1] }, ROOM, null)!;
    expect(Math.sqrt(2 * c)).toBeCloseTo(0.07, 12);
    expect(
      ellipseOf({ ...VALLEY, eigenvalues: [0, 2] }, levelOf({ ...VALLEY, eigenvalues: [0, 2] }, ROOM, null)!)
        ?.kind,
    ).toBe('parallel-lines');
    expect(levelOf({ ...VALLEY, eigenvalues: [0, 0] }, ROOM, null)).toBeNull();
  });

  test('is that of the curve which is drawn', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.01, max: 100, noNaN: true }),
        fc.double({ min: 0.01, max: 100, noNaN: true }),
        fc.constantFrom(1, -1),
        (first, second, sign) => {
          const spectrum = { eigenvalues: [first, sign * second], angle: 0 } as const;
          const c = levelOf(spectrum, ROOM, null)!;
          const quadric = ellipseOf(spectrum, c)!;
          expect(quadric.c).toBeCloseTo(c, 9);
          for (const branch of [...quadric.branches, ...quadric.opposite]) {
            const [x, y] = [branch[40]!, branch[41]!];
            expect(Math.abs((first * x * x + sign * second * y * y) / 2) / c).toBeCloseTo(1, 6);
          }
        },
      ),
    );
  });
});

describe('a handle', () => {
  const c = levelOf(VALLEY, ROOM, null)!;

  test('stands at the end of its axis, as far as the map has room', () => {
    expect(handleAt(VALLEY, 0, c, ROOM)).toEqual([expect.closeTo(2.88, 12), 0]);
    // The steep axis ends 0.288 from the origin, which is nearer than a hand can tell from it.
    expect(handleAt(VALLEY, 1, c, ROOM)[1]).toBeCloseTo(0.44, 12);
    expect(handleAt({ ...VALLEY, eigenvalues: [0, 10] }, 0, c, ROOM)[0]).toBeCloseTo(3.72, 12);
  });

  test('pulled to half its distance makes its axis four times as steep, and turns both', () => {
    const from = handleAt(VALLEY, 0, c, ROOM);
    const half = from[0] / 2;
    const made = pulled(VALLEY, 0, from, [half * Math.SQRT1_2, half * Math.SQRT1_2], c, 0);
    expect(made).toEqual({ eigenvalues: [0.4, 10], angle: 45 });
    expect(handleAt(made, 0, c, ROOM).map((x) => Number(x.toFixed(3)))).toEqual([1.018, 1.018]);
  });

  test('only turned leaves the eigenvalue as it is, to the last digit', () => {
    const odd = { eigenvalues: [0.123456, 10], angle: 0 } as const;
    const made = pulled(odd, 1, [0, 1], [-0.501, 0.871], c, 0.02);
    expect(made.eigenvalues).toEqual([0.123456, 10]);
    expect(made.angle).toBeCloseTo(30, 0);
  });

  test('keeps the sign of a saddle, and gives a trough an end', () => {
    const saddle = { eigenvalues: [1, -0.5], angle: 0 } as const;
    expect(pulled(saddle, 1, [0, 2], [0, 1], 1, 0).eigenvalues).toEqual([1, -2]);
    const trough = { eigenvalues: [0, 2], angle: 0 } as const;
    expect(pulled(trough, 0, [3.7, 0], [2, 0], 1, 0).eigenvalues).toEqual([0.5, 2]);
    expect(pulled(trough, 0, [3.7, 0], [0, 0], 1, 0)).toBe(trough);
  });

  test('taken round and round never jumps to the other end', () => {
    let spectrum: { readonly eigenvalues: Point2; readonly angle: number } = VALLEY;
    for (let degrees = 0; degrees <= 720; degrees += 7) {
      const at: Point2 = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)];
      spectrum = pulled(spectrum, 0, at, at, c, 0.02);
      const [x, y] = handleAt(spectrum, 0, c, ROOM);
      expect(x * at[0] + y * at[1]).toBeGreaterThan(0);
    }
  });
});
