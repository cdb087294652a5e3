import { describe, expect, test } from 'vitest';
import { parseFormula } from '../expression/index.ts';
import { CompiledFunction, PointFunction } from '../kernel/index.ts';
import { findOptimizer, settingsOf } from '../optimizers/index.ts';
import { descend, type Trajectory } from './index.ts';
import { runToEnd } from '../work/index.ts';

interface Options {
  readonly optimizer?: string;
  readonly learningRate?: number;
  readonly start?: readonly [number, number];
  readonly steps?: number;
  readonly tolerance?: number;
}

function run(formula: string, options: Options = {}): Trajectory {
  const {
    optimizer: id = 'gradient-descent',
    learningRate = 0.1,
    start = [1, 2],
    steps = 50,
    tolerance = 0,
  } = options;
  const optimizer = findOptimizer(id)!;
  const settings = settingsOf(optimizer, { learningRate });
  const f = new PointFunction(new CompiledFunction(parseFormula(formula, ['x', 'y'])), []);
  return runToEnd(descend({ function: f, optimizer, settings, start, steps, tolerance }));
}

const BOWL = 'x^2 + y^2';

test('values and gradient norms belong to the points beside them', () => {
  const { points, values, gradientNorms, steps } = run(BOWL, { steps: 7 });
  expect(steps).toBe(7);
  expect(points).toHaveLength(16);
  expect([...points.subarray(0, 4)]).toEqual([1, 2, 0.8, 1.6]);
  values.forEach((value, k) => {
    const [x, y] = [points[2 * k]!, points[2 * k + 1]!];
    expect(value).toBe(x * x + y * y);
    expect(gradientNorms[k]).toBeCloseTo(Math.hypot(2 * x, 2 * y), 14);
  });
});

describe('stops', () => {
  test('after the steps that were asked for, 0 included', () => {
    expect(run(BOWL)).toMatchObject({ stop: 'steps', steps: 50 });
    const none = run(BOWL, { steps: 0 });
    expect(none).toMatchObject({ stop: 'steps', steps: 0 });
    expect([...none.points]).toEqual([1, 2]);
  });

  test('converged at the first point whose gradient is within the tolerance', () => {
    const { stop, steps, gradientNorms } = run(BOWL, { steps: 500, tolerance: 1e-3 });
    expect(stop).toBe('converged');
    expect(gradientNorms[steps]).toBeLessThanOrEqual(1e-3);
    expect(gradientNorms[steps - 1]).toBeGreaterThan(1e-3);
  });

  test('at the start where that is the minimum, or the function constant', () => {
    expect(run(BOWL, { start: [0, 0], tolerance: 1e-9 })).toMatchObject({ stop: 'converged', steps: 0 });
    expect(run('7', { tolerance: 1e-9 })).toMatchObject({ stop: 'converged', steps: 0 });
  });

  test('tolerance 0 switches off only “converged”', () => {
    expect(run('7')).toMatchObject({ stop: 'steps', steps: 50 });
    expect(run(BOWL, { start: [0, 0] })).toMatchObject({ stop: 'steps', steps: 50 });
    expect(run(BOWL, { learningRate: 2, steps: 500 }).stop).toBe('diverged');
  });

  test('diverged where the path leaves the stated bounds', () => {
    const { points, steps, stop } = run(BOWL, { learningRate: 1.5, steps: 500 });
    expect(stop).toBe('diverged');
    expect(Math.hypot(points[2 * steps]!, points[2 * steps + 1]!)).toBeGreaterThan(1e12);
    expect(Math.hypot(points[2 * steps - 2]!, points[2 * steps - 1]!)).toBeLessThanOrEqual(1e12);
    expect(run('1e99 exp(x)', { start: [3, 0] })).toMatchObject({ stop: 'diverged', steps: 0 });
  });

  test('after one step of an absurd learning rate', () => {
    const { stop, steps, points } = run(BOWL, { learningRate: 1e308 });
    expect(['diverged', 'not-finite']).toContain(stop);
    expect(steps).toBe(1);
    expect([...points.subarray(0, 2)]).toEqual([1, 2]);
  });

  test('not-finite where f is undefined, at the start or on the way', () => {
    const undefinedStart = run('log(x) + y^2', { start: [-1, 1] });
    expect(undefinedStart).toMatchObject({ stop: 'not-finite', steps: 0 });
    expect(undefinedStart.values).toEqual(Float64Array.of(NaN));
    const onTheWay = run('sqrt(x) + y^2', { start: [0.25, 0], learningRate: 0.3 });
    expect(onTheWay).toMatchObject({ stop: 'not-finite', steps: 1 });
    expect(onTheWay.points[2]).toBeLessThan(0);
  });

  test('not-finite where f is defined but ∇f is not', () => {
    expect(run('sqrt(x) + y', { start: [0, 0] })).toMatchObject({ stop: 'not-finite', steps: 0 });
  });
});

test('a learning rate of 0 stays where it is', () => {
  const { points, stop, steps } = run(BOWL, { learningRate: 0, steps: 5 });
  expect({ stop, steps }).toEqual({ stop: 'steps', steps: 5 });
  expect([...points]).toEqual([1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2]);
});

test('a long run pauses now and then with the share that is done', () => {
  const optimizer = findOptimizer('adam')!;
  const f = new PointFunction(new CompiledFunction(parseFormula(BOWL, ['x', 'y'])), []);
  const task = {
    function: f,
    optimizer,
    settings: settingsOf(optimizer, {}),
    start: [1, 2],
    steps: 10_000,
    tolerance: 0,
  };
  const shares = [...descend(task)];
  expect(shares.length).toBeGreaterThan(2);
  expect(shares).toEqual([...shares].sort((a, b) => a - b));
  expect(shares.every((share) => share >= 0 && share <= 1)).toBe(true);
});
