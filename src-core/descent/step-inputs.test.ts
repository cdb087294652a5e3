import { describe, expect, test } from 'vitest';
import { parseFormula } from '../expression/index.ts';
import { CompiledFunction, PointFunction } from '../kernel/index.ts';
import { findOptimizer, settingsOf } from '../optimizers/index.ts';
import { runToEnd } from '../work/index.ts';
import { descend, type DescentTask, type Trajectory } from './index.ts';

const compiled = (formula: string): CompiledFunction =>
  new CompiledFunction(parseFormula(formula, ['x', 'y']));
const BOWL = compiled('(x^2 + y^2)/2');

function run(optimizerId: string, inputs: Partial<DescentTask>): Trajectory {
  const optimizer = findOptimizer(optimizerId)!;
  const settings = settingsOf(optimizer, { learningRate: 0.5 });
  const task = { function: new PointFunction(BOWL, []), optimizer, settings, start: [8, 4] };
  return runToEnd(descend({ ...task, steps: 2, tolerance: 0, ...inputs }));
}

describe.each(['gradient-descent', 'newton'])('%s', (optimizer) => {
  test('row k of the learning rates is that of the step from point k', () => {
    const { points } = run(optimizer, { learningRates: Float64Array.of(0.25, 1) });
    expect([...points]).toEqual([8, 4, 6, 3, 0, 0]);
  });

  test('noise is added to what the method sees, and not to what is recorded', () => {
    const { points, gradients, gradientNorms } = run(optimizer, {
      gradientNoise: Float64Array.of(2, 0, 0, -4),
    });
    expect([...points]).toEqual([8, 4, 3, 2, 1.5, 3]);
    expect([...gradients]).toEqual([...points]);
    expect(gradientNorms[2]).toBeCloseTo(Math.hypot(1.5, 3), 15);
  });

  test('a minibatch is a weighted sum of terms', () => {
    const terms = [compiled('x^2'), compiled('y^2')];
    const { points, values } = run(optimizer, {
      sampling: { terms, weights: Float64Array.of(1, 0, 0, 0.5) },
    });
    expect([...points]).toEqual([8, 4, 0, 4, 0, 2]);
    expect([...values]).toEqual([40, 8, 2]);
  });

  test('refuses columns that are too short, and terms of other inputs', () => {
    const none = new Float64Array(3);
    expect(() => run(optimizer, { learningRates: none.subarray(0, 1) })).toThrow(RangeError);
    expect(() => run(optimizer, { gradientNoise: none })).toThrow(RangeError);
    expect(() => run(optimizer, { sampling: { terms: [BOWL, BOWL], weights: none } })).toThrow(RangeError);
    expect(() => run(optimizer, { sampling: { terms: [], weights: none } })).toThrow(RangeError);
    const other = new CompiledFunction(parseFormula('x', ['x']));
    expect(() => run(optimizer, { sampling: { terms: [other], weights: none } })).toThrow(/variables/);
  });
});
