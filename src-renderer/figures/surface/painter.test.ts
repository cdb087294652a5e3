import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { figureTheme } from '../theme.ts';
import { dot } from './camera.ts';
import { probeAt, surfaceWith } from './fixture-surfaces.ts';
import { Footprints } from './footprints.ts';
import { paintOrder } from './painter.ts';
import { projectAll, surfaceFrame } from './surface-frame.ts';
import { surfaceModel, type SurfaceModel } from './surface-model.ts';

const value = fc.double({ min: -1, max: 1, noNaN: true });
const scene = fc.record({
  values: fc.integer({ min: 2, max: 6 }).chain((n) =>
    fc.array(fc.oneof({ weight: 14, arbitrary: value }, { weight: 1, arbitrary: fc.constant(NaN) }), {
      minLength: (n + 1) ** 2,
      maxLength: (n + 1) ** 2,
    }),
  ),
  probe: fc.tuple(value, value, value, value, value, value, value, value),
  azimuth: fc.double({ min: -180, max: 180, noNaN: true }),
  elevation: fc.double({ min: 0, max: 90, noNaN: true }),
  height: fc.double({ min: 0.1, max: 1.5, noNaN: true }),
  ceiling: fc.double({ min: 0.5, max: 1, noNaN: true }),
});

interface Hit {
  readonly facet: number;
  readonly depth: number;
}

/** How near to the eye every facet is that covers this place of the picture, by trying them all. */
function hitsAt(
  model: SurfaceModel,
  pixels: Float64Array,
  depths: Float64Array,
  x: number,
  y: number,
): readonly Hit[] {
  const { outlineStart, outlineSize, count, fillFrom } = model.facets;
  const hits: Hit[] = [];
  for (let facet = 0; facet < count; facet++) {
    if (fillFrom[facet] === fillFrom[facet + 1]) continue;
    const a = outlineStart[facet]!;
    for (let b = a + 1; b + 1 < a + outlineSize[facet]!; b++) {
      const c = b + 1;
      const at = (k: number) => [pixels[2 * k]! - x, pixels[2 * k + 1]! - y] as const;
      const [[ax, ay], [bx, by], [cx, cy]] = [at(a), at(b), at(c)];
      const weights = [bx * cy - cx * by, cx * ay - ax * cy, ax * by - bx * ay];
      const area = weights[0]! + weights[1]! + weights[2]!;
      // What is seen edge-on, and what only touches the place, is left out.
      if (Math.abs(area) < 1e-3) continue;
      const [wa, wb, wc] = weights.map((weight) => weight / area);
      if (Math.min(wa!, wb!, wc!) < 1e-4) continue;
      hits.push({ facet, depth: wa! * depths[a]! + wb! * depths[b]! + wc! * depths[c]! });
      break;
    }
  }
  return hits;
}

describe('facets of graph, tangent plane and quadratic model, which cross', () => {
  it('are drawn from back to front, and the nearer in a higher layer', () => {
    let pairs = 0;
    fc.assert(
      fc.property(scene, ({ values, probe, ...view }) => {
        const [px, py, level, gx, gy, xx, xy, yy] = probe;
        const model = surfaceModel({
          scene: surfaceWith(Float64Array.from(values)),
          aspect: 'equal',
          probe: probeAt([px, py], level, [gx, gy], [4 * xx, 4 * xy, 4 * yy]),
          paths: [],
          ceiling: view.ceiling,
          parts: ['tangent-plane', 'quadratic-model'],
        });
        if (model === null) return;
        const frame = surfaceFrame({
          width: 360,
          height: 300,
          sides: [1, 1],
          view,
          theme: figureTheme('light'),
        });
        const pixels = projectAll(model.facets.points, frame);
        const { points } = model.facets;
        const depths = Float64Array.from({ length: points.length / 3 }, (_, k) =>
          dot(frame.camera.eye, [points[3 * k]!, points[3 * k + 1]!, points[3 * k + 2]! * frame.stretch]),
        );
        const order = new Int32Array(model.facets.count).fill(-1);
        let drawn = 0;
        const { plot } = frame;
        const { layers } = paintOrder(
          model,
          frame.camera,
          pixels,
          new Footprints(plot.x, plot.y, plot.width, plot.height, 1),
          frame.stretch,
          (facet, isWhole) => {
            order[facet] = drawn;
            if (isWhole) order[facet + 1] = drawn;
            drawn++;
          },
        );
        for (let row = 3; row < plot.height; row += 7) {
          for (let column = 3; column < plot.width; column += 7) {
            const hits = hitsAt(model, pixels, depths, plot.x + column + 0.5, plot.y + row + 0.5);
            for (const near of hits) {
              for (const far of hits) {
                if (!(near.depth > far.depth + 1e-6)) continue;
                pairs++;
                expect(order[near.facet]).toBeGreaterThan(order[far.facet]!);
                expect(layers[near.facet]).toBeGreaterThan(layers[far.facet]!);
              }
            }
          }
        }
      }),
      { numRuns: 150 },
    );
    expect(pairs).toBeGreaterThan(1000);
  });
});

it('puts a whole hillside in one layer', () => {
  const n = 16;
  const model = surfaceModel({
    scene: surfaceWith(Float64Array.from({ length: (n + 1) ** 2 }, (_, k) => (k % (n + 1)) / n)),
    aspect: 'equal',
    probe: null,
    paths: [],
    ceiling: 1,
    parts: [],
  })!;
  const view = { azimuth: -30, elevation: 40, height: 0.5 };
  const frame = surfaceFrame({ width: 400, height: 300, sides: [1, 1], view, theme: figureTheme('light') });
  const { plot } = frame;
  const footprints = new Footprints(plot.x, plot.y, plot.width, plot.height, 1);
  const { layers } = paintOrder(model, frame.camera, projectAll(model.facets.points, frame), footprints, 0.5);
  expect(new Set(layers)).toEqual(new Set([1]));
});
