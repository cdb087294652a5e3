import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pathOf } from '../fixture-scenes.ts';
import { liftPoint } from './drape.ts';
import { probeAt, surfaceOf, surfaceWith } from './fixture-surfaces.ts';
import { FLOOR } from './relief.ts';
import { sliceTriangle } from './slice.ts';
import { surfaceModel, type SurfaceModel } from './surface-model.ts';
import type { SurfaceScene } from '../../../src-core/scene/surface.ts';

const ALL = ['tangent-plane', 'quadratic-model', 'principal-curves', 'path'] as const;

function modelOf(scene: SurfaceScene, ceiling = 1): SurfaceModel {
  const probe = probeAt([0.1, -0.2], 0.3, [0.5, -0.4], [2, 0.5, -1]);
  const model = surfaceModel({
    scene,
    aspect: 'equal',
    probe,
    paths: [pathOf([-0.9, -0.8, 0.3, 0.6, 0.1, 0.2])],
    ceiling,
    parts: ALL,
  });
  if (model === null) throw new Error('Nothing is finite.');
  return model;
}

/** Area on the floor of all polygons of one sheet. */
function areaOf({ facets }: SurfaceModel, sheet: number): number {
  let area = 0;
  for (let facet = 0; facet < facets.count; facet++) {
    if (facets.sheet[facet] !== sheet) continue;
    for (let fill = facets.fillFrom[facet]!; fill < facets.fillFrom[facet + 1]!; fill++) {
      const [start, size] = [facets.fillStart[fill]!, facets.fillSize[fill]!];
      const x = (k: number): number => facets.points[3 * (start + (k % size))]!;
      const y = (k: number): number => facets.points[3 * (start + (k % size)) + 1]!;
      for (let k = 0; k < size; k++) area += (x(k) * y(k + 1) - x(k + 1) * y(k)) / 2;
    }
  }
  return area;
}

describe('the ceiling', () => {
  it('cuts off what is above, and nothing below', () => {
    // 13 of 25 columns' values lie at or below the middle.
    const model = modelOf(
      surfaceOf((x) => x, 24),
      0.5,
    );
    expect(areaOf(model, 0)).toBeCloseTo(0.5, 9);
    expect(areaOf(modelOf(surfaceOf((x, y) => x * y, 24)), 0)).toBeCloseTo(1, 9);
  });

  it('leaves no corner outside the box, whatever f is', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ noDefaultInfinity: false }), { minLength: 36, maxLength: 36 }),
        fc.double({ min: 0.02, max: 1, noNaN: true }),
        (values, ceiling) => {
          const scene = surfaceWith(Float64Array.from(values));
          const model = surfaceModel({ scene, aspect: 'free', probe: null, paths: [], ceiling, parts: [] });
          if (model === null) return;
          const { points } = model.facets;
          for (let k = 0; k < points.length; k += 3) {
            expect(Math.abs(points[k]!)).toBeLessThanOrEqual(0.5 + 1e-9);
            expect(points[k + 2]).toBeGreaterThanOrEqual(FLOOR - 1e-9);
            expect(points[k + 2]).toBeLessThanOrEqual(1 + 1e-9);
          }
        },
      ),
    );
  });
});

it('cuts a triangle into strips that make it up', () => {
  const height = fc.double({ min: -1, max: 2, noNaN: true });
  fc.assert(
    fc.property(height, height, height, fc.array(height, { maxLength: 6 }), (a, b, c, cuts) => {
      let area = 0;
      const points = [0, 0, a, 1, 0, b, 0, 1, c];
      sliceTriangle(
        { nodes: [0, 1, 9], points },
        [...cuts].sort((s, t) => s - t),
        {
          strip: (_, strip) => {
            for (let k = 0; k < strip.length; k += 3) {
              const next = (k + 3) % strip.length;
              area += (strip[k]! * strip[next + 1]! - strip[next]! * strip[k + 1]!) / 2;
            }
          },
        },
      );
      expect(area).toBeCloseTo(0.5, 9);
    }),
  );
});

it('has no facets over the cells at a node that is not finite', () => {
  const model = modelOf(surfaceOf((x, y) => (x === 0 && y === 0 ? NaN : x + y), 12));
  expect(areaOf(model, 0)).toBeCloseTo(1 - 4 / 144, 9);
  expect(liftPoint(model.relief, [0.5, 0.5])).toBeNull();
});

it('has iso-lines, a path and curves that lie on the graph', () => {
  const model = modelOf(surfaceOf((x, y) => Math.sin(3 * x) + y * y, 12));
  expect(model.isoLines.length).toBeGreaterThan(3);
  expect(model.principalCurves).toHaveLength(2);
  expect(model.paths).toHaveLength(1);
  let checked = 0;
  for (const { points, facets } of [
    ...model.isoLines,
    ...model.principalCurves,
    ...model.paths.map(({ line }) => line),
  ]) {
    expect(facets).toHaveLength(points.length / 3 - 1);
    facets.forEach((facet, k) => {
      if (facet < 0) return;
      for (const at of [3 * k, 3 * k + 3]) {
        const lifted = liftPoint(model.relief, [points[at]! + 0.5, points[at + 1]! + 0.5]);
        expect(lifted?.[2] ?? NaN).toBeCloseTo(points[at + 2]!, 9);
        checked++;
      }
    });
  }
  expect(checked).toBeGreaterThan(200);
});

it('has iso-lines at the heights of the levels', () => {
  const model = modelOf(surfaceOf((x, y) => x * x + y * y, 12));
  const heights = new Set(model.isoLines.map(({ points }) => points[2]));
  for (const height of heights) expect([...model.relief.levels]).toContain(height);
});

it('splits the tangent plane where it crosses the graph, and loses nothing of it', () => {
  const scene = surfaceOf((x, y) => Math.sin(9 * x) / 20 + y / 9, 32);
  const probe = probeAt([0, 0], 0, [0, 1 / 9], [0, 0, 0]);
  const model = surfaceModel({
    scene,
    aspect: 'equal',
    probe,
    paths: [],
    ceiling: 1,
    parts: ['tangent-plane'],
  })!;
  expect(areaOf(model, 1)).toBeCloseTo((10 / 32) ** 2, 9);
  const slots = new Set(model.facets.slot.filter((_, facet) => model.facets.sheet[facet] === 1));
  expect(slots.size).toBe(2);
});

it('is nothing where f is nowhere finite', () => {
  const scene = surfaceOf(() => NaN);
  expect(surfaceModel({ scene, aspect: 'equal', probe: null, paths: [], ceiling: 1, parts: ALL })).toBeNull();
});

it('shows 1/x without spikes', () => {
  const model = modelOf(
    surfaceOf((x) => 1 / x, 24),
    0.9,
  );
  expect(model.relief.high).toBeLessThan(13);
  expect(model.relief.low).toBeGreaterThanOrEqual(-12.5);
  expect(model.relief.holes.filter((hole) => hole === 1)).toHaveLength(48);
});
