import { expect, it } from 'vitest';
import { svgPath } from '../svg-path.ts';
import { joinPolygons } from './rings.ts';

const square = (x: number, y: number): readonly number[] => [x, y, x + 1, y, x + 1, y + 1, x, y + 1];

it('joins squares side by side to one outline without the corners between', () => {
  const { points, sizes } = joinPolygons({
    points: [...square(0, 0), ...square(1, 0), ...square(2, 0)],
    sizes: [4, 4, 4],
  });
  expect(sizes).toHaveLength(1);
  expect(Math.max(...points)).toBe(3);
  expect(sizes[0]).toBeLessThanOrEqual(5);
});

it('keeps a hole, the other way round', () => {
  const ring = [0, 1, 2].flatMap((y) => [0, 1, 2].flatMap((x) => (x === 1 && y === 1 ? [] : square(x, y))));
  const { points, sizes } = joinPolygons({ points: ring, sizes: Array.from({ length: 8 }, () => 4) });
  expect(sizes).toHaveLength(2);
  let area = 0;
  let start = 0;
  for (const size of sizes) {
    for (let k = 0; k < size; k++) {
      const [a, b] = [2 * (start + k), 2 * (start + ((k + 1) % size))];
      area += (points[a]! * points[b + 1]! - points[b]! * points[a + 1]!) / 2;
    }
    start += size;
  }
  expect(area).toBeCloseTo(8);
});

it('leaves out what is smaller than a file can tell', () => {
  expect(joinPolygons({ points: [0, 0, 0.01, 0, 0, 0.01], sizes: [3] }).sizes).toEqual([]);
});

it('is written in steps that come back to the very places', () => {
  const points = [10.04, 20, 0.26, -3.33, 7.77, 7.77, 1e-7, 5];
  const d = svgPath({ kind: 'area', points, sizes: [4] });
  const [x0 = NaN, y0 = NaN, ...steps] = [...d.matchAll(/-?[\d.]+/g)].map(Number);
  const places = [[x0, y0]];
  for (let k = 0; k < steps.length; k += 2) {
    const [x = NaN, y = NaN] = places.at(-1) ?? [];
    places.push([x + steps[k]!, y + steps[k + 1]!]);
  }
  expect(d).toMatch(/^M[^MZ]+Z$/);
  expect(places).toHaveLength(4);
  places.flat().forEach((place, k) => expect(Math.abs(place - points[k]!)).toBeLessThan(0.0501));
});
