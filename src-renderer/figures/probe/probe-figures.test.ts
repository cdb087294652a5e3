import fc from 'fast-check';
import { render } from 'svelte/server';
import { describe, expect, test } from 'vitest';
import type { CriticalPoint } from '../../../src-core/curvature/index.ts';
import { PROBE_MARKS, type OverlayId, type Point2 } from '../../../src-core/document/index.ts';
import { OverlayFunction } from '../../../src-core/curvature/index.ts';
import { parseFormula } from '../../../src-core/expression/index.ts';
import { CompiledFunction, PointFunction } from '../../../src-core/kernel/index.ts';
import { makeOverlay } from '../../../src-core/scene/overlay.ts';
import { makeProbe, type ProbeScene } from '../../../src-core/scene/probe.ts';
import { runToEnd } from '../../../src-core/work/index.ts';
import ColorBar from '../ColorBar.svelte';
import { groundOf, SQUARE } from '../fixture-scenes.ts';
import { mapFrame } from '../frame.ts';
import MapGround from '../MapGround.svelte';
import type { Mark } from '../marks.ts';
import { boxDistance, textBox } from '../text-box.ts';
import { figureTheme } from '../theme.ts';
import { criticalMarks } from './critical-marks.ts';
import { polarCurve } from './polar-curve.ts';
import PolarFigure from './PolarFigure.svelte';
import { probeMarks } from './probe-marks.ts';
import ProbeMapFigure from './ProbeMapFigure.svelte';

const theme = figureTheme('light');
const size = { width: 760, height: 560, domain: SQUARE, theme, legend: 'color-bar' } as const;
const frame = mapFrame({ ...size, aspect: 'equal' });

function probe(formula: string, point: Point2, learningRate = 0.1): ProbeScene {
  const f = new PointFunction(new CompiledFunction(parseFormula(formula, ['x', 'y'])), []);
  return makeProbe({ function: f, point, uncertainty: 0, learningRate });
}

const marksOf = (scene: ProbeScene): readonly Mark[] =>
  probeMarks(scene, frame, theme, { shown: PROBE_MARKS, labels: 'shown' });
const texts = (marks: readonly Mark[]): readonly string[] =>
  marks.flatMap((mark) => (mark.kind === 'text' ? [mark.text] : []));

test('every part is drawn and named', () => {
  expect(texts(marksOf(probe('x^2 + 3 y^2', [0.5, 0.5])))).toEqual(
    expect.arrayContaining(['∇f', 'gradient step', 'Newton step', 'λ = 2', 'λ = 6']),
  );
});

test('the gradient arrow points uphill, square to the level line where axes are equal', () => {
  const arrows = marksOf(probe('3 x + 4 y + 0.001 x^2', [0, 0])).filter(
    (mark) => mark.kind === 'symbol' && mark.shape === 'arrow',
  );
  expect(arrows).toHaveLength(1);
  // Pixels count downwards.
  expect((arrows[0] as { angle: number }).angle).toBeCloseTo(Math.atan2(-4, 3), 6);
});

test('near the edge of the map the arrow ends there', () => {
  const { plot } = frame;
  const right = frame.domain.x[1];
  const marks = probeMarks(
    probe('x + 0.001 y^2', [right - 0.02 * (right - frame.domain.x[0]), 0]),
    frame,
    theme,
    {
      shown: ['gradient'],
      labels: 'hidden',
    },
  );
  const xs = marks.flatMap((mark) =>
    mark.kind === 'line' ? mark.lines.flatMap((line) => [line[0]!, line[2]!]) : [],
  );
  expect(xs.length).toBeGreaterThan(0);
  expect(Math.max(...xs)).toBeLessThanOrEqual(plot.x + plot.width);
});

test('at a critical point there is no arrow, since there is no direction', () => {
  expect(texts(marksOf(probe('x^2 + 3 y^2', [0, 0])))).not.toContain('∇f');
});

test('no label covers another, and all numbers are finite, whatever the function', () => {
  const formulas = [
    'x^2 + 1e6 y^2',
    'x y',
    'x^2',
    'exp(5 x) y',
    '1e200 x^2 + y',
    'x^3 - 3 x y^2',
    'log(x) + y^2',
  ];
  const coordinate = fc.double({ min: -1, max: 1, noNaN: true });
  fc.assert(
    fc.property(fc.constantFrom(...formulas), coordinate, coordinate, (formula, x, y) => {
      const marks = marksOf(probe(formula, [x, y]));
      const boxes = marks.flatMap(textBox);
      boxes.forEach((box, k) => {
        for (const other of boxes.slice(k + 1)) expect(boxDistance(box, other)).toBeGreaterThan(0);
      });
      expect(JSON.stringify(marks)).not.toContain('null');
    }),
  );
});

describe('the polar plot', () => {
  test('reaches λ along each eigenvector, and has dashed lobes where f curves down', () => {
    const { up, down, largest } = polarCurve([
      [3, 0],
      [0, -1],
    ])!;
    expect(largest).toBe(3);
    expect(Math.max(...up.flat())).toBeCloseTo(1, 12);
    expect(Math.max(...down.flat())).toBeCloseTo(1 / 3, 12);
  });

  test('of a definite H is one closed curve', () => {
    const { up, down } = polarCurve([
      [2, 1],
      [1, 2],
    ])!;
    expect(up).toHaveLength(1);
    expect(down).toHaveLength(0);
    const [x = NaN, y = NaN] = up[0]!;
    const [endX = NaN, endY = NaN] = up[0]!.slice(-2);
    expect(Math.hypot(endX - x, endY - y)).toBeLessThan(1e-12);
  });

  test('of H = 0 or NaN is none', () => {
    expect(
      polarCurve([
        [0, 0],
        [0, 0],
      ]),
    ).toBeNull();
    expect(
      polarCurve([
        [NaN, 0],
        [0, 1],
      ]),
    ).toBeNull();
  });
});

const point = (type: CriticalPoint['type'], at: Point2): CriticalPoint => ({
  point: at,
  value: 0,
  gradientNorm: 0,
  eigenvalues: [1, 1],
  type,
  resolved: null,
  uncertainty: 0,
  conditionNumber: 1,
});

test('critical points of one kind are one mark, those outside are left out', () => {
  const marks = criticalMarks(
    [
      point('minimum', [0, 0]),
      point('minimum', [0.5, 0.5]),
      point('saddle', [0.2, 0]),
      point('kink', [99, 0]),
    ],
    frame,
    theme,
  );
  const symbols = marks.filter((mark) => mark.kind === 'symbol');
  // Each with its halo.
  expect(new Set(symbols.map(({ shape }) => shape))).toEqual(new Set(['triangle-down', 'cross']));
  expect(symbols.find(({ shape }) => shape === 'triangle-down')?.centres).toHaveLength(4);
});

const OVERLAYS: readonly OverlayId[] = [
  'condition-number',
  'definiteness',
  'smallest-eigenvalue',
  'largest-eigenvalue',
  'gradient-norm',
];
describe.each(OVERLAYS)('with the overlay %s', (id) => {
  const compiled = new CompiledFunction(parseFormula('x^3 + y^3 + log(x + 0.8)', ['x', 'y']));
  const task = { parameters: [], domain: SQUARE, gridSize: 24, levelCount: 8 };
  const overlay = runToEnd(makeOverlay({ overlay: new OverlayFunction(compiled, id), ...task }));
  const ground = { ...groundOf((x, y) => x ** 3 + y ** 3), overlay };

  test('the map is filled by it, and the level lines of f stay', () => {
    const { body } = render(MapGround, { props: { ground, frame, theme } });
    expect(body).toContain('data-part="iso-lines"');
    expect(body).toContain('data-part="not-defined"');
    expect(body).toContain(theme.overlayRamp(1));
    expect(body).not.toContain(theme.ramp(1));
    expect(body).not.toMatch(/NaN|undefined|Infinity/);
  });

  test('its colour bar says what it is', () => {
    const { body } = render(ColorBar, { props: { ground, frame, theme } });
    const signs = { 'condition-number': 'κ', definiteness: 'convex', 'gradient-norm': '∥∇f∥' } as const;
    const eigen = { 'smallest-eigenvalue': 'λmin', 'largest-eigenvalue': 'λmax' } as const;
    expect(body).toContain({ ...signs, ...eigen }[id]);
    expect(body).not.toMatch(/NaN|undefined|Infinity/);
  });
});

test('map and polar plot are whole pictures', () => {
  const scene = probe('x^2 + 3 y^2', [0.5, 0.5]);
  const words = { title: 'A < B', description: 'What is to be seen' };
  const map = render(ProbeMapFigure, {
    props: {
      ground: groundOf((x, y) => x * x + 3 * y * y),
      probe: scene,
      shown: PROBE_MARKS,
      points: [],
      frame,
      theme,
      ...words,
    },
  }).body;
  const { hessian, eigenvectors } = scene.analysis;
  const polar = render(PolarFigure, { props: { hessian, eigenvectors, theme, size: 200, ...words } }).body;
  for (const svg of [map, polar]) {
    expect(svg).toContain('xmlns="http://www.w3.org/2000/svg"');
    expect(svg).toContain('A &lt; B</title>');
    expect(svg).not.toMatch(/NaN|Infinity|undefined|null|class=/);
  }
});
