import { expect, test } from 'vitest';
import { analysePoint } from '../curvature/index.ts';
import { parseFormula } from '../expression/index.ts';
import { CompiledFunction, PointFunction } from '../kernel/index.ts';
import { nearCriticalPoint } from './theory.ts';

function kindAt(formula: string, point: readonly [number, number]) {
  const f = new PointFunction(new CompiledFunction(parseFormula(formula, ['x', 'y'])), []);
  return nearCriticalPoint(analysePoint(f, point));
}

test('names the critical point that a point is near', () => {
  expect(kindAt('x^2 - y^2', [1e-8, 0])).toBe('saddle');
  expect(kindAt('x^2 + y^2', [0, 0])).toBe('minimum');
  expect(kindAt('-x^2 - 3 y^2', [0, 1e-8])).toBe('maximum');
  expect(kindAt('x^4 + y^2', [0, 0])).toBe('degenerate');
});

test('names none where f is only flat: its Hessian is indefinite there, and nothing is near', () => {
  expect(kindAt('1/(1 + x^2 + y^2)', [300, 200])).toBeNull();
  expect(kindAt('tanh(x) + y^2', [15, 0])).toBeNull();
});

test('names none on a slope', () => {
  expect(kindAt('x^2 + y^2', [1, 0])).toBeNull();
});
