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
  const turn = fc.double({ min: -6.2, max: 6.2, noNaN: true }).filter((angle) => Math.abs(angle) > 0.01);
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 9 }),
      fc.integer({ min: -90, max: 90 }),
      turn,
      (ry, angle, sweep) => {
        const [rx, tilt] = [5, (angle * Math.PI) / 180];
        const place = (t: number): [number, number] => {
          const [u, v] = [rx * Math.cos(t), ry * Math.sin(t)];
          return [u * Math.cos(tilt) - v * Math.sin(tilt), u * Math.sin(tilt) + v * Math.cos(tilt)];
        };
        const flags = { isLarge: Math.abs(sweep) > Math.PI, isClockwise: sweep > 0 };
        const curves = arcCurves({ from: place(1), to: place(1 + sweep), rx, ry, angle, ...flags });
        let [fromX, fromY] = place(1);
        for (const [x1, y1, x2, y2, x, y] of curves) {
          const [middleX, middleY] = [(fromX + 3 * x1 + 3 * x2 + x) / 8, (fromY + 3 * y1 + 3 * y2 + y) / 8];
          for (const [atX, atY] of [
            [middleX, middleY],
            [x, y],
          ] as const) {
            const u = (atX * Math.cos(tilt) + atY * Math.sin(tilt)) / rx;
            const v = (atY * Math.cos(tilt) - atX * Math.sin(tilt)) / ry;
            expect(Math.hypot(u, v)).toBeCloseTo(1, 3);
          }
          [fromX, fromY] = [x, y];
        }
        expect([fromX, fromY]).toEqual(place(1 + sweep));
      },
    ),
  );
});
