import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LevelScale } from '../document/lab-document.ts';
import { gridPoints } from './grid.ts';
import { chooseLevels } from './levels.ts';

const levelsFor = (...task: Parameters<typeof chooseLevels>): readonly number[] =>
  chooseLevels(...task).levels;
const levelBase = (values: ArrayLike<number>, scale: LevelScale, minimumValue?: number): number =>
  chooseLevels(values, scale, 16, minimumValue).base;

const SCALES: readonly LevelScale[] = ['linear', 'log', 'quantile'];

function grid(f: (x: number, y: number) => number, n = 64, half = 3): Float64Array {
  const { x, y } = gridPoints({ x: [-half, half], y: [-half, half] }, n);
  return x.map((at, k) => f(at, y[k] ?? NaN));
}

describe('linear levels', () => {
  it('are round', () => {
    const values = Array.from({ length: 100 }, (_, k) => k / 10);
    expect(levelsFor(values, 'linear', 10)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
  });

  it('are not eaten by a pole', () => {
    const levels = levelsFor(
      grid((x, y) => x + 1e-3 / (x * x + y * y) ** 4),
      'linear',
      16,
    );
    expect(levels.length).toBeGreaterThan(10);
    expect(levels.at(-1)).toBeLessThan(20);
  });
});

describe('log levels', () => {
  it('are round offsets above the known minimum', () => {
    const values = grid((x, y) => 1000 * x * x + y * y - 7);
    const levels = levelsFor(values, 'log', 16, -7);
    expect(levelBase(values, 'log', -7)).toBe(-7);
    for (const level of levels) expect(Number((level + 7).toPrecision(2))).toBeCloseTo(level + 7, 9);
    expect(levels.length).toBeGreaterThan(6);
  });

  it('begin where the grid resolves the valley', () => {
    // Half as wide as a cell where f = 100; a diagonal, so that samples lie in the valley here and there.
    const values = grid((x, y) => 1e6 * (0.8 * x - 0.6 * y) ** 2 + x * x, 64);
    const [lowest = 0] = levelsFor(values, 'log', 16, 0);
    expect(lowest).toBeGreaterThan(1000);
  });

  it('count from 0 where that is as good as the smallest sample', () => {
    expect(
      levelBase(
        grid((x, y) => (x - 0.01) ** 2 + y * y),
        'log',
      ),
    ).toBe(0);
    expect(
      levelBase(
        grid((x, y) => x * x + y * y + 5),
        'log',
      ),
    ).toBeCloseTo(5, 2);
  });

  it('span a hundred decades with whole powers of ten', () => {
    const levels = levelsFor(
      grid((x) => Math.exp(40 * (x + 3))),
      'log',
      16,
    );
    expect(levels.length).toBeGreaterThan(8);
    expect(levels.length).toBeLessThan(24);
  });
});

describe('quantile levels', () => {
  it('part the map into equal areas', () => {
    const values = grid((x, y) => Math.exp(x + y));
    const levels = levelsFor(values, 'quantile', 9);
    expect(levels).toHaveLength(9);
    levels.forEach((level, k) => {
      const below = values.filter((value) => value < level).length / values.length;
      expect(Math.abs(below - (k + 1) / 10)).toBeLessThan(0.03);
    });
  });
});

describe.each(SCALES)('%s levels', (scale) => {
  it('are none for a constant, also one with rounding noise, and where nothing is finite', () => {
    expect(levelsFor(new Float64Array(16).fill(3), scale)).toEqual([]);
    expect(levelsFor([0.1 + 0.2, 0.3, 0.3, 0.3], scale)).toEqual([]);
    expect(levelsFor([NaN, Infinity, -Infinity, NaN], scale)).toEqual([]);
    expect(levelsFor([], scale)).toEqual([]);
  });

  it('leave out values that are not finite', () => {
    const values = grid((x, y) => (x < 0 ? NaN : y > 2 ? Infinity : x * x + y));
    expect(levelsFor(values, scale).length).toBeGreaterThan(5);
  });

  it('are finite, strictly ascending and within the values, whatever these are', () => {
    const anyDouble = fc.oneof(fc.double(), fc.constantFrom(1e300, -1e300, 1.7e308, -1.7e308, 5e-324, 0));
    fc.assert(
      fc.property(
        fc.array(anyDouble, { maxLength: 40 }),
        fc.option(fc.double(), { nil: undefined }),
        (values, minimum) => {
          const levels = levelsFor(values, scale, 16, minimum);
          const finite = values.filter(Number.isFinite);
          expect(levels.every(Number.isFinite)).toBe(true);
          expect(levels.every((level, k) => level > (levels[k - 1] ?? Math.min(...finite)))).toBe(true);
          expect(levels.every((level) => level <= Math.max(...finite))).toBe(true);
          expect(Number.isFinite(levelBase(values, scale, minimum))).toBe(true);
        },
      ),
    );
  });
});

it('takes a known minimum that is only a rounding error of 0 for 0', () => {
  const values = Float64Array.from({ length: 64 }, (_, i) => 1 + i);
  expect(levelBase(values, 'log', 1.35e-31)).toBe(0);
  expect(levelBase(values, 'log', 0.25)).toBe(0.25);
});
