import { expect, test } from 'vitest';
import { parseFormula } from '../expression/index.ts';
import { CompiledFunction, PointFunction } from '../kernel/index.ts';
import { findOptimizer, settingsOf, type Settings } from '../optimizers/index.ts';
import { runToEnd } from '../work/index.ts';
import { descend, type DescentTask } from './index.ts';
import { joinedSweeps, logSpaced, settingsAcross, settingsAlong, sweep } from './sweep.ts';

const f = new PointFunction(new CompiledFunction(parseFormula('x^2/2 + 5 y^2', ['x', 'y'])), []);

function tasksOf(id: string, variations: readonly Settings[]): readonly DescentTask[] {
  const optimizer = findOptimizer(id)!;
  const common = { function: f, optimizer, start: [3, 1], steps: 300, tolerance: 1e-6 };
  return variations.map((chosen) => ({ ...common, settings: settingsOf(optimizer, chosen) }));
}

test.each(['gradient-descent', 'newton'])('%s ends as each of its runs does', (id) => {
  const tasks = tasksOf(id, settingsAlong('learningRate', logSpaced(1e-3, 2, 21)));
  const { values, steps, evaluations, stops } = runToEnd(sweep(tasks));
  for (const [k, task] of tasks.entries()) {
    const run = runToEnd(descend(task));
    expect([values[k], steps[k], evaluations[k], stops[k]]).toEqual([
      ...[run.values.at(-1), run.steps, run.evaluations.at(-1), run.stop],
    ]);
  }
  expect(stops).toContain('converged');
});

test('the best learning rate of a quadratic is 2/(λmin + λmax), and from 2/λmax on it diverges', () => {
  const rates = logSpaced(0.01, 1, 200);
  const { steps, stops } = runToEnd(sweep(tasksOf('gradient-descent', settingsAlong('learningRate', rates))));
  const converged = rates.filter((_, k) => stops[k] === 'converged');
  const best = converged.reduce((a, b) => (steps[rates.indexOf(b)]! < steps[rates.indexOf(a)]! ? b : a));
  expect(Math.abs(best - 2 / 11)).toBeLessThan(0.01);
  expect(Math.max(...converged)).toBeLessThan(0.2);
  expect(stops.at(-1)).toBe('diverged');
});

test('two settings make a table, row by row', () => {
  const first = { name: 'learningRate', values: [0.01, 0.1] };
  const second = { name: 'momentum', values: [0, 0.5] };
  expect(settingsAcross(first, second)).toEqual([
    { learningRate: 0.01, momentum: 0 },
    { learningRate: 0.1, momentum: 0 },
    { learningRate: 0.01, momentum: 0.5 },
    { learningRate: 0.1, momentum: 0.5 },
  ]);
});

test('parts of a sweep are joined to what it would be whole', () => {
  const tasks = tasksOf('adam', settingsAlong('learningRate', logSpaced(0.01, 1, 11)));
  const parts = [tasks.slice(0, 3), tasks.slice(3)].map((part) => runToEnd(sweep(part)));
  expect(joinedSweeps(parts)).toEqual(runToEnd(sweep(tasks)));
  expect(runToEnd(sweep([])).stops).toEqual([]);
});

test('spaces by a factor, both ends included', () => {
  expect(logSpaced(1, 100, 3)).toEqual([1, 10, 100]);
  expect(logSpaced(0.3, 7, 50).at(-1)).toBe(7);
  expect(logSpaced(2, 5, 1)).toEqual([5]);
});

test('a long sweep pauses with the share that is done', () => {
  const shares = [...sweep(tasksOf('adam', settingsAlong('learningRate', logSpaced(0.01, 1, 100))))];
  expect(shares.length).toBeGreaterThan(10);
  expect(shares).toEqual([...shares].sort((a, b) => a - b));
  expect(shares.at(-1)).toBe(1);
});
