import { expect, test } from 'vitest';
import { NEWTON_FAMILY, type NewtonFamilyRun } from '../fixtures/classic.ts';
import { referenceFunction } from '../fixtures/reference.ts';
import type { Settings } from '../optimizers/index.ts';
import { largestDifference, pointAt, runOn } from './run-on.ts';

const OURS: Record<string, { readonly id: string; readonly settings?: Settings }> = {
  newton: { id: 'newton' },
  newton_half: { id: 'newton', settings: { learningRate: 0.5 } },
  lm: { id: 'damped-newton', settings: { damping: 1, dampingRule: 'fixed' } },
  saddle_free: { id: 'saddle-free-newton' },
  newton_armijo: { id: 'newton-armijo' },
  gd_armijo: { id: 'gradient-descent-backtracking' },
};

const named = NEWTON_FAMILY.map(
  (run) => [`${run.method} on ${run.fn} from ${run.x0.join(', ')}`, run] as const,
);

test.each(named)('%s takes the steps that 50 digits take', (_, run: NewtonFamilyRun) => {
  const { formula, vars } = referenceFunction(run.fn);
  const { id = '', settings } = OURS[run.method] ?? {};
  const path = runOn(formula, vars, id, { start: run.x0, steps: run.until, settings });
  let compared = 0;
  for (const [step, expected] of run.x.slice(0, run.until + 1).entries()) {
    // Where rounding hides any fall of f the path ends early: its last point stands for the rest.
    const here = pointAt(path, vars.length, path.stop === 'stalled' ? Math.min(step, path.steps) : step);
    // The reference's line search refuses points beyond 10⁶, ours does not.
    if (run.end === 'overflow' && here.some((coordinate) => Math.abs(coordinate) >= 1e6)) break;
    expect(largestDifference(here, expected), `after step ${step}, ${path.stop}`).toBeLessThanOrEqual(
      run.tol,
    );
    compared++;
  }
  expect(compared).toBeGreaterThan(Math.min(10, run.until));
  if (path.stop === 'stalled') expect(path.steps).toBeGreaterThanOrEqual(run.until - 1);
});
