import { expect, test } from 'vitest';
import { parseFormula } from '../expression/index.ts';
import newtonRuns from '../fixtures/newton.json' with { type: 'json' };
import { referenceFunction } from '../fixtures/reference.ts';
import { CompiledFunction, PointFunction } from '../kernel/index.ts';
import { findOptimizer, settingsOf } from '../optimizers/index.ts';
import { descend, type Trajectory } from './index.ts';
import { runToEnd } from '../work/index.ts';

function newton(
  formula: string,
  variables: readonly string[],
  start: readonly number[],
  steps: number,
  learningRate = 1,
): Trajectory {
  const optimizer = findOptimizer('newton')!;
  const f = new PointFunction(new CompiledFunction(parseFormula(formula, variables)), []);
  const settings = settingsOf(optimizer, { learningRate });
  return runToEnd(descend({ function: f, optimizer, settings, start, steps, tolerance: 0 }));
}

const runs = newtonRuns.newton.map((run) => [`${run.fn} from ${run.x0.join(', ')}`, run] as const);

test.each(runs)('%s takes the steps that 50 digits take', (_, { fn, x0, x, until, tol }) => {
  const { formula, vars } = referenceFunction(fn);
  const { points } = newton(formula, vars, x0, until);
  x.slice(0, until + 1).forEach((expected, step) => {
    const scale = Math.max(1, ...expected.map(Math.abs));
    expected.forEach((coordinate, i) => {
      const difference = Math.abs((points[step * vars.length + i] ?? NaN) - coordinate);
      expect(difference / scale, `coordinate ${i} after step ${step}`).toBeLessThanOrEqual(tol);
    });
  });
});

const XY = ['x', 'y'] as const;

test('goes to a saddle and up to a maximum as it goes to a minimum', () => {
  expect([...newton('x^2 - y^2', XY, [3, 2], 1).points.subarray(2)]).toEqual([0, 0]);
  expect([...newton('-x^2 - 3 y^2', XY, [3, 2], 1).points.subarray(2)]).toEqual([0, 0]);
});

test('stops where H is singular: a plane, a valley floor, an inflection', () => {
  expect(newton('x + y', XY, [1, 2], 9)).toMatchObject({ stop: 'singular', steps: 0 });
  expect(newton('(x + y)^2', XY, [1, 2], 9)).toMatchObject({ stop: 'singular', steps: 0 });
  expect(newton('x^3 + y^2', XY, [0, 2], 9)).toMatchObject({ stop: 'singular', steps: 0 });
});

test('coordinates of unlike units do not make H singular', () => {
  expect([...newton('1e10 x^2 + 1e-6 y^2', XY, [1, 1], 1).points.subarray(2)]).toEqual([0, 0]);
});

test('stops where H is not finite', () => {
  expect(newton('x^1.5 + y^2', XY, [0, 1], 9)).toMatchObject({ stop: 'singular', steps: 0 });
});

test('half a step halves the error of a quadratic, whatever its condition number', () => {
  const { points } = newton('x^2 + 1e9 y^2', XY, [4, -2], 2, 0.5);
  expect([...points]).toEqual([4, -2, 2, -1, 1, -0.5]);
});
