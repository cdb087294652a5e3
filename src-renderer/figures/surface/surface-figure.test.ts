import fc from 'fast-check';
import { render } from 'svelte/server';
import { describe, expect, it } from 'vitest';
import type { SurfaceView } from '../../../src-core/document/lab-document.ts';
import type { SurfaceScene } from '../../../src-core/scene/surface.ts';
import { pathOf } from '../fixture-scenes.ts';
import { svgPath } from '../svg-path.ts';
import { figureTheme } from '../theme.ts';
import { probeAt, surfaceOf, surfaceWith } from './fixture-surfaces.ts';
import SurfaceFigure from './SurfaceFigure.svelte';
import { surfaceFrame } from './surface-frame.ts';
import { surfaceMarks } from './surface-marks.ts';
import { surfaceModel } from './surface-model.ts';

const THEMES = ['light', 'dark', 'projector'] as const;
const ALL = ['tangent-plane', 'quadratic-model', 'principal-curves', 'path'] as const;
const VIEW: SurfaceView = { azimuth: -30, elevation: 35, height: 0.6, ceiling: 1, parts: ALL };
const probe = probeAt([0.1, -0.2], 0.3, [0.5, -0.4], [2, 0.5, -1]);
const paths = [
  pathOf([-0.9, -0.8, 0.3, 0.6, 0.1, 0.2]),
  pathOf([0.5, 0.5, 1e300, NaN], { series: 1, stop: 'diverged' }),
  pathOf([0.2, 0.9, 0, 0], { kind: 'ghost' }),
];
const words = { title: 'A < B', description: 'What is to be seen' };

function figureOf(surface: SurfaceScene, name: (typeof THEMES)[number] = 'light', view = VIEW): string {
  const props = { surface, probe, paths, view, width: 800, height: 600, theme: figureTheme(name), ...words };
  return render(SurfaceFigure, { props }).body;
}

describe.each(THEMES)('%s', (name) => {
  const svg = figureOf(
    surfaceOf((x, y) => (x < -0.6 ? NaN : x * x - y * y), 16),
    name,
  );

  it('is a whole picture without a stylesheet', () => {
    expect(svg).toContain('xmlns="http://www.w3.org/2000/svg"');
    expect(svg).toContain('A &lt; B</title>');
    expect(svg).not.toMatch(/<style|foreignObject|class=/);
    expect(svg).not.toMatch(/NaN|Infinity|undefined|null/);
  });

  it('names its parts in words, none of them small', () => {
    for (const text of ['tangent plane', 'quadratic model', 'not defined here', 'x', 'y', 'f']) {
      expect(svg).toContain(`>${text}</text>`);
    }
    const sizes = [...svg.matchAll(/font-size="([\d.]+)"/g)].map((match) => Number(match[1]));
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(name === 'projector' ? 20 : 14);
    expect(svg).toContain('data-part="color-bar"');
  });
});

it('has level ground in the colours of the colour bar', () => {
  const theme = figureTheme('light');
  const model = surfaceModel({
    scene: surfaceOf((x, y) => x * x + y * y, 16),
    aspect: 'equal',
    probe: null,
    paths: [],
    ceiling: 1,
    parts: [],
  })!;
  const frame = surfaceFrame({
    width: 800,
    height: 600,
    sides: [1, 1],
    view: { ...VIEW, azimuth: 0, elevation: 90 },
    theme,
  });
  const inks = surfaceMarks({ model, frame, theme, hand: 'rests' })
    .filter((mark) => mark.kind === 'area')
    .map(({ fill }) => fill);
  const levels = model.scene.levels.length;
  const hex = (color: string): string =>
    `#${[...color.matchAll(/\d+/g)].map(([part]) => Number(part).toString(16).padStart(2, '0')).join('')}`;
  // The first is the floor.
  const bar = Array.from({ length: levels + 1 }, (_, k) => hex(theme.ramp(k / levels)));
  for (const ink of inks.slice(1)) expect(bar).toContain(ink);
});

it('draws a constant, a pole, and says where f is nowhere finite', () => {
  expect(figureOf(surfaceOf(() => 3))).not.toMatch(/NaN|color-bar/);
  expect(figureOf(surfaceOf((x) => 1 / x))).toContain('not defined here');
  expect(figureOf(surfaceOf(() => NaN))).toContain('f is nowhere finite here');
});

it('is no more than 300 kB of a mesh of 64 × 64', () => {
  const f = (x: number, y: number): number =>
    (4 * x * x + 2 * y - 2.75) ** 2 + (2 * x + 4 * y * y - 1.75) ** 2;
  expect(figureOf(surfaceOf(f, 64)).length).toBeLessThan(300_000);
});

it('has finite coordinates within reason, whatever f and the view are', () => {
  const theme = figureTheme('dark');
  fc.assert(
    fc.property(
      fc.array(fc.double(), { minLength: 25, maxLength: 25 }),
      fc.array(fc.double(), { minLength: 8, maxLength: 8 }),
      fc.double({ min: -180, max: 180, noNaN: true }),
      fc.double({ min: 0, max: 90, noNaN: true }),
      fc.double({ min: 0.05, max: 2, noNaN: true }),
      fc.double({ min: 0.02, max: 1, noNaN: true }),
      (
        values,
        [px = 0, py = 0, value = 0, gx = 0, gy = 0, xx = 0, xy = 0, yy = 0],
        azimuth,
        elevation,
        height,
        ceiling,
      ) => {
        const model = surfaceModel({
          scene: surfaceWith(Float64Array.from(values)),
          aspect: 'equal',
          probe: probeAt([px % 1, py % 1], value, [gx, gy], [xx, xy, yy]),
          paths: [...paths, pathOf([...values.slice(0, 6)])],
          ceiling,
          parts: ALL,
        });
        if (model === null) return;
        const view = { azimuth, elevation, height };
        const frame = surfaceFrame({ width: 320, height: 240, sides: model.relief.sides, view, theme });
        for (const hand of ['moves', 'rests'] as const) {
          for (const mark of surfaceMarks({ model, frame, theme, hand })) {
            const numbers =
              mark.kind === 'text'
                ? [mark.x, mark.y]
                : mark.kind === 'line'
                  ? mark.lines.flat()
                  : mark.kind === 'area'
                    ? mark.points
                    : mark.centres;
            for (const number of numbers) expect(Math.abs(number)).toBeLessThan(2000);
            if (mark.kind !== 'text') expect(svgPath(mark)).not.toMatch(/NaN|Infinity|undefined|e/);
          }
        }
      },
    ),
  );
});
