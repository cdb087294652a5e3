import fc from 'fast-check';
import { expect, it, test } from 'vitest';
import { arcCurves } from './arc-curves.ts';
import { pathOperators } from './path-operators.ts';

test.each([
  ['M1,2L3,4Z', '1 2 m 3 4 l h'],
  ['M1 2 3 4m-1-1 1,0', '1 2 m 3 4 l 2 3 m 3 3 l'],
  ['M1,1h2v3H0V0z l1,1', '1 1 m 3 1 l 3 4 l 0 4 l 0 0 l h 2 2 l'],
  ['M0,0C1,2 3,4 5,6s1,1 2,2', '0 0 m 1 2 3 4 5 6 c 7 8 6 7 7 8 c'],
  ['M0,0Q3,3 6,0t6,0', '0 0 m 2 2 4 2 6 0 c 8 -2 10 -2 12 0 c'],
  ['M.5-.5l1e1.25', '0.5 -0.5 m 10.5 -0.25 l'],
  ['M0 0a1 1 0 0110 0', '0 0 m 0 -2.761 2.239 -5 5 -5 c 7.761 -5 10 -2.761 10 0 c'],
  ['M0,0A0,5 0 0 1 3,4', '0 0 m 3 4 l'],
  ['', ''],
])('%s is %s', (d, operators) => expect(pathOperators(d)).toBe(operators));

test.each([
  'L1,1',
  'M1',
  'M1,2,3',
  'M1,2 X',
  'M0,0L1,1Z2',
  'M1e999,0',
  'M0,0a1,1 0 2 0 1,1',
  'M NaN,0',
  'M1,2;3',
])('refuses %s', (d) => expect(() => pathOperators(d)).toThrow());

it('keeps arcs on their ellipse, and ends where they end', () => {
  const coordinate = fc.integer({ min: -100, max: 100 });
  const radius = fc.integer({ min: 1, max: 100 });
  fc.assert(
    fc.property(
      fc.tuple(coordinate, coordinate),
      radius,
      fc.boolean(),
      fc.boolean(),
      (to, r, isLarge, isClockwise) => {
        const curves = arcCurves({ from: [0, 0], to, rx: r, ry: r, angle: 30, isLarge, isClockwise });
        if (to[0] === 0 && to[1] === 0) {
          expect(curves).toEqual([]);
          return;
        }
        expect(curves.at(-1)?.slice(4)).toEqual(to);
        // A chord of a circle of radius ρ, and its middle distance: both ends of each piece are ρ from one centre.
        const ends = [[0, 0], ...curves.map((curve) => curve.slice(4))];
        const rho = Math.max(r, Math.hypot(...to) / 2);
        for (const [k, [, , , , x, y]] of curves.entries()) {
          const [fromX = NaN, fromY = NaN] = ends[k] ?? [];
          expect(Math.hypot(x - fromX, y - fromY)).toBeLessThanOrEqual(Math.SQRT2 * rho + 1e-6);
        }
      },
    ),
  );
});
