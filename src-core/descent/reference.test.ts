import { expect, test } from 'vitest';
import { parseFormula } from '../expression/index.ts';
import { CompiledFunction, PointFunction } from '../kernel/index.ts';
import { findOptimizer, settingsOf, type Optimizer, type Settings } from '../optimizers/index.ts';
import {
  REFERENCE_RUNS,
  REFERENCE_STEPS,
  referenceFunction,
  type ReferenceRun,
} from '../fixtures/reference.ts';
import { descend } from './index.ts';
import { runToEnd } from '../work/index.ts';

/** The reference's runs by our ids, where they are not the same in kebab-case. */
const OUR_ID: Readonly<Record<string, string>> = {
  sgd: 'gradient-descent',
  dampening: 'momentum',
  rmsprop_centered: 'rmsprop',
  rmsprop_momentum: 'rmsprop',
  lbfgs_wolfe: 'lbfgs',
};

/** Options by our names, where they are not the same in camelCase; none where the choice of the method says it. */
const OUR_NAMES: Readonly<Record<string, readonly string[]>> = {
  lr: ['learningRate'],
  lr_decay: ['learningRateDecay'],
  eps: ['epsilon'],
  betas: ['beta1', 'beta2', 'beta3'],
  etas: ['etaMinus', 'etaPlus'],
  step_sizes: ['minimumStep', 'maximumStep'],
  line_search_fn: ['lineSearch'],
  nesterov: [],
  amsgrad: [],
};

const camelCase = (name: string): string =>
  name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());

function settingsFrom(hp: ReferenceRun['hp']): Settings {
  const settings = Object.entries(hp).flatMap(([option, value]) => {
    const values = typeof value === 'object' ? value : [value];
    const names = OUR_NAMES[option] ?? [camelCase(option)];
    return names.slice(0, values.length).map((name, i) => [name, ourValue(values[i] ?? NaN)] as const);
  });
  return Object.fromEntries(settings);
}

const ourValue = (value: number | string | boolean): number | string =>
  typeof value === 'number' ? value : String(value).replaceAll('_', '-');

/** Undefined for what the registry has not. */
function methodOf({ opt, hp }: ReferenceRun): Optimizer | undefined {
  if (opt === 'weight_decay') return findOptimizer('momentum' in hp ? 'momentum' : 'gradient-descent');
  return findOptimizer(OUR_ID[opt] ?? opt.replaceAll('_', '-'));
}

const named = REFERENCE_RUNS.flatMap((run) => {
  const optimizer = methodOf(run);
  const name = `${run.opt} on ${run.fn} with ${JSON.stringify(run.hp)}`;
  return optimizer === undefined ? [] : [[name, run, optimizer] as const];
});

test('every run of the reference is taken but for those of a bug of torch before 2.0', () => {
  const left = REFERENCE_RUNS.filter((run) => methodOf(run) === undefined);
  expect(new Set(left.map(({ opt }) => opt))).toEqual(new Set(['nadam_torch113']));
  expect([REFERENCE_RUNS.length, named.length]).toEqual([444, 440]);
});

test.each(named)('%s takes the steps of the reference', (_, run, optimizer) => {
  const { formula, vars } = referenceFunction(run.fn);
  const { points, steps, stop } = runToEnd(
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
    // torch goes on without moving where we say that it stopped by itself.
    const at = stop === 'stalled' || stop === 'settled' ? Math.min(step, steps) : step;
    const scale = Math.max(1, ...expected.map((value) => Math.abs(value ?? 0)));
    expected.forEach((value, i) => {
      const difference = Math.abs((points[2 * at + i] ?? NaN) - (value ?? NaN));
      expect(difference / scale, `coordinate ${i} after step ${step} of ${steps}`).toBeLessThanOrEqual(
        run.tol,
      );
    });
    compared++;
  });
  expect(compared).toBeGreaterThan(2);
});
