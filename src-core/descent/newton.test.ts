import { expect, test } from 'vitest';
import { runOn } from './run-on.ts';
import type { Trajectory } from './index.ts';

const newton = (
  formula: string,
  variables: readonly string[],
  start: readonly number[],
  steps: number,
  learningRate = 1,
): Trajectory => runOn(formula, variables, 'newton', { start, steps, settings: { learningRate } });

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
