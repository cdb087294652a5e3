import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Domain } from '../document/lab-document.ts';
import { thinCloud } from './thin-cloud.ts';

const VIEW: Domain = { x: [-1, 1], y: [-1, 1] };

/** The lines of one seed, as pairs. */
function linesOf(points: Float64Array): (readonly [number, number])[][] {
  const lines: (readonly [number, number])[][] = [[]];
  for (let k = 0; k < points.length; k += 2) {
    const point = [points[k] ?? NaN, points[k + 1] ?? NaN] as const;
    if (Number.isNaN(point[0])) lines.push([]);
    else lines.at(-1)?.push(point);
  }
  return lines;
}

const pathOf = (...points: readonly number[]): Float64Array => Float64Array.from(points);

describe('the paths of a cloud', () => {
  test('are kept whole where they are few', () => {
    const paths = [pathOf(-1, -1, 0, 0.5, 1, 1), pathOf(0.5, 0.5, 0.2, 0.2)];
    expect(thinCloud(paths, VIEW, 1000)).toEqual(paths);
  });

  test('end before what is not finite, and leave out what is far away', () => {
    const [seed] = thinCloud([pathOf(0, 0, 1, 1, NaN, 0, 0.5, 0.5)], VIEW, 1000);
    expect(seed).toEqual(pathOf(0, 0, 1, 1));
    const far = [9, 9, 99, 99, 999, 999];
    const [back] = thinCloud([pathOf(0, 0, ...far, 0.5, 0.5, ...far)], VIEW, 1000);
    expect(linesOf(back ?? pathOf())).toEqual([
      [
        [0, 0],
        [9, 9],
      ],
      [
        [999, 999],
        [0.5, 0.5],
        [9, 9],
      ],
    ]);
  });

  test('have segments of the paths alone, and no more points than asked for', () => {
    const coordinate = fc.double({ min: -2, max: 2, noNaN: true });
    const path = fc
      .array(coordinate, { minLength: 2, maxLength: 400 })
      .map((values) => Float64Array.from(values.slice(0, 2 * Math.floor(values.length / 2))));
    fc.assert(
      fc.property(
        fc.array(path, { minLength: 1, maxLength: 8 }),
        fc.integer({ min: 200, max: 2000 }),
        (paths, most) => {
          const seeds = thinCloud(paths, VIEW, most);
          expect(seeds).toHaveLength(paths.length);
          let count = 0;
          seeds.forEach((seed, s) => {
            const own = linesOf(paths[s] ?? pathOf())[0] ?? [];
            const segments = new Set(own.slice(1).map((point, k) => [own[k], point].join(';')));
            for (const line of linesOf(seed)) {
              count += line.length;
              line.slice(1).forEach((point, k) => {
                expect(segments).toContain([line[k], point].join(';'));
              });
            }
          });
          expect(count).toBeLessThanOrEqual(most);
        },
      ),
      { numRuns: 60 },
    );
  });

  test('of 64 seeds whose noise fills the view cover all of it', () => {
    let state = 1;
    const random = (): number => (state = (state * 48271) % 2147483647) / 2147483647;
    const paths = Array.from({ length: 64 }, () =>
      Float64Array.from({ length: 2000 }, () => 2 * random() - 1),
    );
    const seeds = thinCloud(paths, VIEW, 5000);
    const points = seeds.flatMap((seed) => linesOf(seed).flat());
    expect(points.length).toBeLessThanOrEqual(5000);
    const cells = new Set(
      points.map(([x, y]) => `${String(Math.floor(4 * x))},${String(Math.floor(4 * y))}`),
    );
    expect(cells.size).toBe(64);
  });
});
