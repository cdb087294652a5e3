import { expect, test } from 'vitest';
import {
  defaultDocument,
  withFormula,
  withLearningRate,
  withStart,
  withTolerance,
} from '../document/index.ts';
import type { Point2 } from '../document/lab-document.ts';
import { runToEnd } from '../work/index.ts';
import { parseFormula } from '../expression/index.ts';
import { CompiledFunction, PointFunction } from '../kernel/index.ts';
import { arrivalOf as arrivalAt } from './arrivals.ts';
import { SceneMaker } from './lab-scene.ts';

function arrivalOf(formula: string, start: Point2, rate: number, tolerance = 1e-6): unknown {
  const lab = withStart(withFormula(defaultDocument(), formula, []), start);
  const document = withTolerance(withLearningRate(lab, rate), tolerance);
  const size = { gridSize: 8, levelCount: 4, tell: 'all', have: null } as const;
  const scene = runToEnd(new SceneMaker().make({ ...size, document, domain: document.domain }));
  expect(scene.paths[0]?.stop).toBe('converged');
  return scene.arrivals['gradient-descent'];
}

test.each([
  ['x^2 + y^2', [1, 1], 0.1, 'minimum'],
  ['x^2 - y^2', [1, 0], 0.1, 'saddle'],
  ['-x^2 - y^2', [0, 0], 0.1, 'maximum'],
  ['1 - exp(-(x^2 + 2y^2)/2)', [-6, 0], 0.1, 'plateau'],
  ['exp(-x) + y^2', [15, 0.1], 0.1, 'plateau'],
  ['relu(x)^2 + 0 y', [-1, 0], 0.1, 'plateau'],
] as const)('%s from %s comes to rest on a %s', (formula, start, rate, arrival) => {
  expect(arrivalOf(formula, start, rate)).toBe(arrival);
});

test.each([
  ['x^2 - y^2', [1e-8, 0], 'saddle'],
  ['x^2 + y^2', [0, 0], 'minimum'],
  ['-x^2 - 3 y^2', [0, 1e-8], 'maximum'],
  // Degenerate, on the spot and as far from it as the tolerance allows.
  ['x^4 + y^2', [0, 0], 'minimum'],
  ['x^4 + y^4', [0, 0], 'minimum'],
  ['x^4 + y^4', [0.005, -0.004], 'minimum'],
  ['-x^4 - y^4', [0.005, -0.004], 'maximum'],
  ['x^4 - y^2', [0.005, 0], 'saddle'],
  ['x^3 - 3 x y^2', [0, 0], 'saddle'],
  ['x^3 - 3 x y^2', [3e-4, 2e-4], 'saddle'],
  // A valley whose floor is level all along: nothing is said of it.
  ['x^2 + 0 y', [0, 1], 'degenerate'],
  // Only flat: H is indefinite there, or zero, and nothing is near.
  ['1/(1 + x^2 + y^2)', [300, 200], 'plateau'],
  ['tanh(x) + y^2', [15, 0], 'plateau'],
  ['3 + 0 x', [1, 1], 'plateau'],
  ['x^2 + y^2', [1, 0], null],
] as const)('%s at %s: %s', (formula, point, arrival) => {
  const f = new PointFunction(new CompiledFunction(parseFormula(formula, ['x', 'y'])), []);
  expect(arrivalAt(f, point)).toBe(arrival);
});

test('where the tolerance is large nothing is said', () => {
  expect(arrivalOf('x^2 + y^2', [1, 1], 0.1, 0.1)).toBeUndefined();
});

test('while only the picture is asked for nothing is said', () => {
  const document = defaultDocument();
  const size = { gridSize: 8, levelCount: 4, tell: 'picture', have: null } as const;
  expect(runToEnd(new SceneMaker().make({ ...size, document, domain: document.domain })).arrivals).toEqual(
    {},
  );
});
