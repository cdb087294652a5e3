import { expect, test } from 'vitest';
import { parseFormula } from '../expression/index.ts';
import { CompiledFunction, PointFunction } from '../kernel/index.ts';
import { LANDSCAPES } from '../landscapes/index.ts';
import { reachMinimum } from './index.ts';
import { runToEnd } from '../work/index.ts';

const functionOf = (formula: string): PointFunction =>
  new PointFunction(new CompiledFunction(parseFormula(formula, ['x', 'y'])), []);

test.each([
  ['x^2 + 3 y^2', [5, -7], [0, 0]],
  ['x^2 + 1e12 y^2', [5, -7], [0, 0]],
  ['1e-4 x^2 + y^2 - y', [1e3, 1e3], [0, 0.5]],
  ['exp(x) - x + y^2', [30, 1], [0, 0]],
  ['(x^2 - 1)^2 + y^2', [0.1, 1], [1, 0]],
  ['sqrt(1 + x^2 + y^2)', [100, 50], [0, 0]],
  ['1e200 (x^2 + y^2)', [1, 1], [0, 0]],
] as const)('%s from %j', (formula, from, minimum) => {
  const reached = runToEnd(reachMinimum(functionOf(formula), from));
  expect(reached?.criticalPoint).toBe('minimum');
  reached?.point.forEach((x, i) => {
    expect(Math.abs(x - minimum[i]!)).toBeLessThanOrEqual(1e-9);
  });
});

/** Of these not all minima are listed. */
const PARTLY_LISTED = ['rastrigin', 'ackley', 'levy13'];
const withMinima = LANDSCAPES.filter(
  ({ id, criticalPoints }) =>
    !PARTLY_LISTED.includes(id) &&
    criticalPoints.some(({ type, secondOrder }) => type === 'minimum' && secondOrder === undefined),
);
test.each(withMinima)(
  '$id: from its start a known minimum is reached',
  ({ formula, parameters, start, criticalPoints }) => {
    const names = parameters.map(({ name }) => name);
    const values = parameters.map(({ value }) => value);
    const f = new PointFunction(new CompiledFunction(parseFormula(formula, ['x', 'y'], names)), values);
    const reached = runToEnd(reachMinimum(f, start));
    const nearest = criticalPoints
      .filter(({ type }) => type === 'minimum')
      .map(({ at }) => Math.hypot(at[0] - reached!.point[0]!, at[1] - reached!.point[1]!));
    expect(Math.min(...nearest)).toBeLessThanOrEqual(1e-9);
  },
);

test.each([
  ['a saddle', 'x y', [1, 2]],
  ['no bottom', 'x + y^2', [1, 2]],
  ['a maximum only', '-x^2 - y^2', [1, 2]],
  ['a start on the saddle', 'x^2 - y^2', [0, 0]],
  ['a constant', '7', [1, 2]],
  ['an undefined start', 'log(x) + y^2', [-1, 2]],
  ['a valley without a lowest point', '(x - y)^2', [1, 2]],
  ['a degenerate limit', 'x^4 + y^4', [1, 2]],
] as const)('%s: there is none', (_, formula, from) => {
  expect(runToEnd(reachMinimum(functionOf(formula), from))).toBeNull();
});
