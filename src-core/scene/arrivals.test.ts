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

test('of a minimum as flat as that of x⁴ nothing is said, nor where the tolerance is large', () => {
  expect(arrivalOf('x^4 + y^4', [0.01, 0.01], 100)).toBeUndefined();
  expect(arrivalOf('x^2 + y^2', [1, 1], 0.1, 0.1)).toBeUndefined();
});

test('while only the picture is asked for nothing is said', () => {
  const document = defaultDocument();
  const size = { gridSize: 8, levelCount: 4, tell: 'picture', have: null } as const;
  expect(runToEnd(new SceneMaker().make({ ...size, document, domain: document.domain })).arrivals).toEqual(
    {},
  );
});
