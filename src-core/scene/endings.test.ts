import { describe, expect, test } from 'vitest';
import { defaultDocument, withComparison, withFormula, withStart } from '../document/index.ts';
import type { Point2 } from '../document/lab-document.ts';
import type { StopReason } from '../descent/index.ts';
import { runToEnd } from '../work/index.ts';
import type { Arrival } from './arrivals.ts';
import { endingInWords, endingOf, type EndingWords } from './endings.ts';
import { SceneMaker, type LabScene } from './lab-scene.ts';

/** A lab of one optimizer from a start. */
function sceneOf(formula: string, start: Point2, id: string, learningRate?: number): LabScene {
  const lab = withStart(withFormula(defaultDocument(), formula, []), start);
  const settings = learningRate === undefined ? {} : { learningRate };
  const document = withComparison(lab, [{ id, settings }]);
  const size = { gridSize: 8, levelCount: 4, tell: 'all', have: null } as const;
  return runToEnd(new SceneMaker().make({ ...size, document, domain: document.domain }));
}

/** What is said of its run. */
function said(...given: Parameters<typeof sceneOf>): EndingWords {
  const { paths, arrivals } = sceneOf(...given);
  return endingOf(paths[0]!, arrivals[paths[0]!.key] ?? null);
}

describe('a row says so where a run', () => {
  test.each([
    ['blew up', 'x^2 + y^2', [1, 1], 'gradient-descent', 3, /^diverged at \d+$/, 'fault'],
    [
      'left where f is defined',
      'log(x) + y^2',
      [1, 1],
      'gradient-descent',
      2,
      /^f not defined at 1$/,
      'fault',
    ],
    ['met a singular H', 'x^3 + y^2', [0, 1], 'newton', 1, /^H singular at 0$/, 'fault'],
    ['rests on a plateau', '1 - exp(-x^2 - y^2)', [5, 0], 'gradient-descent', 1, /^flat at 0$/, 'remark'],
    ['rests on a saddle', 'x^2 - y^2', [1, 0], 'gradient-descent', 0.5, /^at a saddle$/, 'remark'],
    ['rests on a maximum', '-x^2 - y^2', [1, 0.5], 'newton', 1, /^at a maximum$/, 'remark'],
  ] as const)('%s', (_, formula, start, id, rate, short, kind) => {
    const ending = said(formula, start, id, rate).row;
    expect(ending?.short).toMatch(short);
    expect(ending?.long).toMatch(/^At step \d.*\.$/);
    expect(ending?.kind).toBe(kind);
  });
});

test('of a run that arrived, or is on its way, it says nothing', () => {
  expect(said('x^2 + y^2', [1, 1], 'gradient-descent', 0.1).row).toBeNull();
  expect(said('x^2 + y^2', [1, 1], 'gradient-descent', 1e-9).row).toBeNull();
});

test.each(['bfgs', 'lbfgs', 'conjugate-gradient'])(
  '%s, which lands on the minimum of x⁴ + y⁴ itself, is not said to lie on a plateau',
  (id) => {
    const ending = said('x^4 + y^4', [1, 0], id);
    expect(ending.row).toBeNull();
    expect(ending.ranked).toBe('converged');
  },
);

test('Newton, which comes as near to a degenerate saddle as the tolerance asks, is at a saddle', () => {
  expect(said('x^4 - y^2', [1, 0.5], 'newton').row?.short).toBe('at a saddle');
});

test('L-BFGS without a line search stops as torch does: a remark, and no fault', () => {
  const [path] = sceneOf('(1 - x)^2 + 100 (y - x^2)^2', [-1.2, 1], 'lbfgs').paths;
  expect(path?.stop).toBe('settled');
  expect(path?.values[path.steps]).toBeLessThan(1e-9);
  const { row } = endingOf(path!, null);
  expect(row).toMatchObject({ kind: 'remark', short: expect.stringMatching(/^settled at \d+$/) as unknown });
  expect(row?.long).toContain('by its own tolerance');
});

test.each([
  ['log(x) + y^2', [1, 1], 'newton', 'on a plateau'],
  ['1 - exp(-x^2 - y^2)', [5, 0], 'gradient-descent', null],
  ['x^2 - y^2', [1, 0], 'gradient-descent', 'to a saddle'],
] as const)('of %s row, table and sentence say the same', (formula, start, id, way) => {
  const scene = sceneOf(formula, start, id);
  const [path] = scene.paths;
  const { row, ranked, sentence } = endingOf(path!, scene.arrivals[path!.key] ?? null);
  expect(row?.kind).toBe('remark');
  expect(ranked).toMatch(/^converged, but /);
  // Of a run that never moved the sentence speaks of the start.
  if (way === null) return;
  expect(sentence).toContain(way);
  expect(scene.focus?.sentence).toContain(sentence);
});

test('every way to end is put in words for every place', () => {
  const stops: readonly StopReason[] = [
    'steps',
    'converged',
    'diverged',
    'not-finite',
    'singular',
    'stalled',
    'settled',
  ];
  const arrivals: readonly (Arrival | null)[] = [
    null,
    'minimum',
    'maximum',
    'saddle',
    'degenerate',
    'plateau',
  ];
  for (const stop of stops)
    for (const arrival of arrivals) {
      const { row, ranked, sentence, readout, noStep } = endingInWords(stop, {
        steps: 1,
        slope: 0.5,
        arrival,
      });
      for (const words of [row?.long ?? '.', sentence, noStep]) expect(words).toMatch(/\.$/);
      for (const words of [row?.short ?? 'none', ranked, readout]) expect(words).toMatch(/^\S.*[^.\s]$/);
      expect([ranked, sentence, noStep].join(' ')).not.toMatch(/1 steps|undefined|NaN/);
    }
});
