import { expect, test } from 'vitest';
import { LBFGS_RUNS } from '../fixtures/classic.ts';
import { referenceFunction } from '../fixtures/reference.ts';
import { largestDifference, pointAt, runOn } from './run-on.ts';

const named = LBFGS_RUNS.map((run) => [`${run.opt} on ${run.fn}, η = ${run.hp.lr}`, run] as const);

test.each(named)('%s takes the steps torch takes', (_, run) => {
  const { formula, vars } = referenceFunction(run.fn);
  const settings = {
    learningRate: run.hp.lr,
    historySize: run.hp.history_size,
    lineSearch: run.opt === 'lbfgs' ? 'none' : 'strong-wolfe',
  };
  const path = runOn(formula, vars, 'lbfgs', { start: run.x0, steps: run.until, settings });
  for (let step = 0; step <= run.until; step++) {
    // torch goes on without moving where we say that it stalled.
    const here = pointAt(path, 2, path.stop === 'stalled' ? Math.min(step, path.steps) : step);
    const expected = [run.x[step] ?? NaN, run.y[step] ?? NaN];
    expect(largestDifference(here, expected), `after step ${step}, ${path.stop}`).toBeLessThanOrEqual(
      run.tol,
    );
  }
});

test('stays where torch stays: no |∂f/∂xᵢ| above 1e-7', () => {
  const start = [4e-8, -4e-8];
  expect(runOn('x^2 + y^2', ['x', 'y'], 'lbfgs', { start, steps: 9 })).toMatchObject({
    stop: 'stalled',
    steps: 0,
  });
  const converged = runOn('x^2 + y^2', ['x', 'y'], 'lbfgs', { start, steps: 9, tolerance: 1e-6 });
  expect(converged).toMatchObject({ stop: 'converged', steps: 0 });
});
