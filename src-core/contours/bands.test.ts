import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contourBands } from './bands.ts';
import { gridPoints } from './grid.ts';

/** A literal grid as one reads it, top row first. */
function grid(...rows: readonly (readonly number[])[]): Float64Array {
  return Float64Array.from([...rows].reverse().flat());
}

function contourOf(values: Float64Array, level: number): { rings: number[][]; lines: number[][] } {
  const { bands } = contourBands(values, Math.sqrt(values.length), [level]);
  const tidy = (shapes: readonly Float32Array[] = []): number[][] =>
    shapes.map((shape) => Array.from(shape, (coordinate) => Number(coordinate.toFixed(6))));
  return { rings: tidy(bands[0]?.rings), lines: tidy(bands[0]?.lines) };
}

/** Twice the signed areas' sum is the region's area, for holes run the other way. */
function area(rings: readonly ArrayLike<number>[]): number {
  let sum = 0;
  for (const ring of rings) {
    for (let k = 0; k < ring.length; k += 2) {
      const next = (k + 2) % ring.length;
      sum += (ring[k] ?? 0) * (ring[next + 1] ?? 0) - (ring[next] ?? 0) * (ring[k + 1] ?? 0);
    }
  }
  return Math.abs(sum) / 2;
}

describe('contourBands', () => {
  it('draws a diamond around a single peak', () => {
    const values = grid([0, 0, 0], [0, 2, 0], [0, 0, 0]);
    const diamond = [0.5, 0.666667, 0.333333, 0.5, 0.5, 0.333333, 0.666667, 0.5];
    const { rings, lines } = contourOf(values, 1);
    expect(rings).toHaveLength(1);
    expect(new Set(pairs(rings[0]))).toEqual(new Set(pairs(diamond)));
    // The line closes on its first point.
    expect(lines).toHaveLength(1);
    expect(lines[0]).toHaveLength(10);
    expect(lines[0]?.slice(0, 2)).toEqual(lines[0]?.slice(-2));
  });

  it('reaches the edges of the domain and keeps the frame out of the lines', () => {
    // f = u on the unit square: the level 1/2 is the upright line in the middle.
    const values = grid(
      [0.125, 0.375, 0.625, 0.875],
      [0.125, 0.375, 0.625, 0.875],
      [0.125, 0.375, 0.625, 0.875],
      [0.125, 0.375, 0.625, 0.875],
    );
    const { rings, lines } = contourOf(values, 0.5);
    expect(area(rings)).toBeCloseTo(0.5, 6);
    expect(lines).toHaveLength(1);
    expect(pairs(lines[0]).every((pair) => pair.startsWith('0.5,'))).toBe(true);
    expect(new Set(pairs(lines[0]))).toContain('0.5,0');
    expect(new Set(pairs(lines[0]))).toContain('0.5,1');
  });

  it('covers the whole domain, corners too, below the smallest value', () => {
    const { rings, lines } = contourOf(grid([1, 2], [3, 4]), -10);
    expect(area(rings)).toBeCloseTo(1, 6);
    expect(lines).toEqual([]);
  });

  it('leaves a hole around a pit', () => {
    const { rings } = contourOf(grid([2, 2, 2], [2, 0, 2], [2, 2, 2]), 1);
    expect(rings).toHaveLength(2);
    expect(area(rings)).toBeCloseTo(1 - 1 / 18, 5);
  });

  it('hatches what is not finite and draws no iso-line around it', () => {
    const values = grid([1, 1, 1, 1], [1, NaN, Infinity, 1], [1, -Infinity, NaN, 1], [1, 1, 1, 1]);
    const { bands, undefinedRegion } = contourBands(values, 4, [0.5]);
    expect(bands[0]?.lines).toEqual([]);
    expect(undefinedRegion).toHaveLength(1);
    expect(area(bands[0]?.rings ?? []) + area(undefinedRegion)).toBeCloseTo(1, 6);
  });

  it('hatches everything where nothing is finite', () => {
    const { bands, undefinedRegion } = contourBands(new Float64Array(9).fill(NaN), 3, []);
    expect(bands).toEqual([]);
    expect(area(undefinedRegion)).toBeCloseTo(1, 6);
  });

  it('wants n² values', () => {
    expect(() => contourBands(new Float64Array(5), 2, [])).toThrow(RangeError);
  });

  it('stays within the unit square for any values and levels', () => {
    const anyValue = fc.oneof(
      fc.double(),
      fc.double({ min: -1, max: 1 }),
      fc.constantFrom(1.7e308, -1.7e308),
    );
    const anyGrid = fc
      .integer({ min: 1, max: 6 })
      .chain((n) => fc.array(anyValue, { minLength: n * n, maxLength: n * n }));
    const anyLevel = fc.oneof(
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.double({ min: -1, max: 1, noNaN: true }),
    );
    fc.assert(
      fc.property(anyGrid, anyLevel, (values, level) => {
        const { bands, undefinedRegion } = contourBands(Float64Array.from(values), Math.sqrt(values.length), [
          level,
        ]);
        const shapes = [...bands.flatMap(({ rings, lines }) => [...rings, ...lines]), ...undefinedRegion];
        for (const shape of shapes) {
          expect(shape.length % 2).toBe(0);
          expect(shape.every((coordinate) => coordinate >= 0 && coordinate <= 1)).toBe(true);
        }
      }),
    );
  });

  it('draws lines within a cell of where a smooth function takes the level', () => {
    const n = 48;
    const { x, y } = gridPoints({ x: [0, 1], y: [0, 1] }, n);
    fc.assert(
      fc.property(
        fc.double({ min: -1.2, max: 1.2, noNaN: true }),
        fc.double({ min: 0, max: 6, noNaN: true }),
        (level, phase) => {
          const f = (u: number, v: number): number => Math.sin(4 * u + phase) + 0.5 * Math.cos(5 * v - u);
          const { bands } = contourBands(
            x.map((u, k) => f(u, y[k] ?? NaN)),
            n,
            [level],
          );
          // ‖∇f‖ ≤ √((4 + ½)² + 2.5²) < 5.2, and a cell is 1/n wide.
          for (const line of bands[0]?.lines ?? []) {
            for (let k = 0; k < line.length; k += 2) {
              expect(Math.abs(f(line[k] ?? NaN, line[k + 1] ?? NaN) - level)).toBeLessThan(5.2 / n);
            }
          }
        },
      ),
      { numRuns: 40 },
    );
  });
});

function pairs(coordinates: readonly number[] = []): string[] {
  return Array.from({ length: coordinates.length / 2 }, (_, k) =>
    coordinates.slice(2 * k, 2 * k + 2).join(','),
  );
}
