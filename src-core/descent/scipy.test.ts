/** Where SciPy's minimisers arrive ours do too, for a like number of evaluations. */
import { describe, expect, test } from 'vitest';
import { SCIPY_RUNS, type ScipyRun } from '../fixtures/classic.ts';
import { referenceFunction } from '../fixtures/reference.ts';
import { largestDifference, pointAt, runOn } from './run-on.ts';

const runsOf = (method: string): (readonly [string, ScipyRun])[] =>
  SCIPY_RUNS.filter((run) => run.method === method).map((run) => [
    `${run.fn} from ${run.x0.join(', ')}`,
    run,
  ]);

describe.each([
  ['BFGS', 'bfgs'],
  ['CG', 'conjugate-gradient'],
])('%s', (method, id) => {
  // SciPy stops where no |∂f/∂xᵢ| exceeds 1e-5, we where the norm does not exceed 1e-6: a few steps more.
  test.each(runsOf(method))('%s', (_, run) => {
    const { formula, vars } = referenceFunction(run.fn);
    const path = runOn(formula, vars, id, { start: run.x0, steps: 2000, tolerance: 1e-6 });
    expect(path.stop).toBe('converged');
    const end = pointAt(path, vars.length);
    // The camel has two lowest minima, x and −x, and other trial steps may lead to the other one.
    const twins = run.fn === 'six-hump-camel' ? [end, end.map((x) => -x)] : [end];
    expect(Math.min(...twins.map((twin) => largestDifference(twin, run.x)))).toBeLessThanOrEqual(3e-4);
    expect(Math.abs((path.values.at(-1) ?? NaN) - run.f)).toBeLessThanOrEqual(1e-4);
    expect(path.cost.gradients).toBeLessThanOrEqual(Math.max(10, 2 * run.nfev));
    expect(path.cost).toMatchObject({ values: 0, hessians: 0, solves: 0 });
  });
});

describe('Nelder-Mead', () => {
  // The same rules, vertex by vertex. SciPy counts from one: its nit is one more than the iterations done.
  test.each(runsOf('Nelder-Mead'))('%s', (_, run) => {
    const { formula, vars } = referenceFunction(run.fn);
    const path = runOn(formula, vars, 'nelder-mead', { start: run.x0, steps: run.nit - 1 });
    expect(largestDifference(pointAt(path, vars.length), run.x)).toBeLessThanOrEqual(1e-10);
    expect(path.cost).toEqual({ values: run.nfev, gradients: 0, hessians: 0, solves: 0 });
  });
});
