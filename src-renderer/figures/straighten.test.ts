import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { straighten } from './straighten.ts';

const TOLERANCE = 0.1;

function distanceToSegment(x: number, y: number, [ax, ay, bx, by]: readonly number[]): number {
  const [dx, dy] = [(bx ?? 0) - (ax ?? 0), (by ?? 0) - (ay ?? 0)];
  const square = dx * dx + dy * dy;
  const along = square === 0 ? 0 : ((x - (ax ?? 0)) * dx + (y - (ay ?? 0)) * dy) / square;
  const t = Math.min(1, Math.max(0, along));
  return Math.hypot(x - (ax ?? 0) - t * dx, y - (ay ?? 0) - t * dy);
}

/** Whether every point of `line` lies, in order, within the tolerance of the line that is drawn. */
function follows(line: readonly number[], drawn: readonly number[]): boolean {
  let segment = 0;
  for (let k = 0; k < line.length; k += 2) {
    const isFar = (): boolean =>
      distanceToSegment(line[k] ?? NaN, line[k + 1] ?? NaN, drawn.slice(segment, segment + 4)) >
      TOLERANCE * (1 + 1e-9);
    while (segment + 4 < drawn.length && isFar()) segment += 2;
    if (isFar()) return false;
  }
  return true;
}

describe('straighten', () => {
  it('draws points along a line as one segment', () => {
    expect(straighten([0, 0, 1, 0.05, 2, -0.05, 3, 0, 9, 0.02], TOLERANCE)).toEqual([0, 0, 9, 0.02]);
  });

  it('keeps a corner, and every turn of a zig-zag', () => {
    expect(straighten([0, 0, 5, 0, 10, 0, 10, 5, 10, 10], TOLERANCE)).toEqual([0, 0, 10, 0, 10, 10]);
    const zigZag = [0, 0, 1, 0.5, 2, -0.5, 3, 0.5, 4, -0.5];
    expect(straighten(zigZag, TOLERANCE)).toEqual(zigZag);
    const back = [0, 0, 10, 0, -10, 0, 5, 0];
    expect(straighten(back, TOLERANCE)).toEqual(back);
  });

  it('draws a smooth curve of a thousand points with some dozens', () => {
    const curve = Array.from({ length: 1000 }, (_, k) => [k / 2, 100 * Math.sin(k / 200)]).flat();
    const drawn = straighten(curve, TOLERANCE);
    expect(drawn.length / 2).toBeLessThan(60);
    expect(follows(curve, drawn)).toBe(true);
  });

  it('leaves no point farther from the line than the tolerance', () => {
    const step = fc.tuple(
      fc.double({ min: -1, max: 1, noNaN: true }),
      fc.double({ min: -1, max: 1, noNaN: true }),
    );
    fc.assert(
      fc.property(
        fc.array(step, { minLength: 2, maxLength: 40 }),
        fc.constantFrom(0.02, 0.2, 2, 50),
        (steps, size) => {
          let [x, y] = [0, 0];
          const line = steps.flatMap(([dx, dy]) => [(x += size * dx), (y += size * dy)]);
          const drawn = straighten(line, TOLERANCE);
          expect(drawn.slice(0, 2)).toEqual(line.slice(0, 2));
          expect(drawn.slice(-2)).toEqual(line.slice(-2));
          expect(follows(line, drawn)).toBe(true);
        },
      ),
    );
  });
});
