import { expect, test } from 'vitest';
import { parseFormula } from '../expression/index.ts';
import { CompiledFunction, PointFunction } from '../kernel/index.ts';
import { findOptimizer, settingsOf } from '../optimizers/index.ts';
import {
  REFERENCE_RUNS,
  REFERENCE_STEPS,
  referenceFunction,
  type ReferenceRun,
} from '../fixtures/reference.ts';
import { descend } from './index.ts';
import { runToEnd } from '../work/index.ts';

const OUR_ID: Record<string, string> = { sgd: 'gradient-descent', momentum: 'momentum', adam: 'adam' };

/** torch's option names in our spelling. */
function settingsFrom(hp: ReferenceRun['hp']): Record<string, number> {
  const settings: Record<string, number> = {};
  for (const [name, value] of Object.entries(hp)) {
    if (typeof value !== 'number') [settings['beta1'], settings['beta2']] = value as [number, number];
    else settings[{ lr: 'learningRate', eps: 'epsilon', weight_decay: 'weightDecay' }[name] ?? name] = value;
  }
  return settings;
}

const named = REFERENCE_RUNS.map(
  (run) => [`${run.opt} on ${run.fn} with ${JSON.stringify(run.hp)}`, run] as const,
);

test.each(named)('%s takes the steps torch takes', (_, run) => {
  const { formula, vars } = referenceFunction(run.fn);
  const optimizer = findOptimizer(OUR_ID[run.opt] ?? '');
  if (optimizer === undefined) throw new Error(run.opt);
  const trajectory = runToEnd(
    descend({
      function: new PointFunction(new CompiledFunction(parseFormula(formula, vars)), []),
      optimizer,
      settings: settingsOf(optimizer, settingsFrom(run.hp)),
      start: run.x0,
      steps: run.until,
      tolerance: 0,
    }),
  );
  let compared = 0;
  REFERENCE_STEPS.forEach((step, row) => {
    const expected = [run.x[row], run.y[row]];
    if (step > run.until || expected[0] === undefined) return;
    const scale = Math.max(1, ...expected.map((value) => Math.abs(value ?? 0)));
    expected.forEach((value, i) => {
      const difference = Math.abs((trajectory.points[2 * step + i] ?? NaN) - (value ?? NaN));
      expect(difference / scale, `coordinate ${i} after step ${step}`).toBeLessThanOrEqual(run.tol);
    });
    compared++;
  });
  expect(compared).toBeGreaterThan(2);
});
