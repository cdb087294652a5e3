import { expect, test } from 'vitest';
import {
  defaultDocument,
  documentFor,
  withNoise,
  withSchedule,
  type LabDocument,
} from '../document/index.ts';
import { findLandscape } from '../landscapes/index.ts';
import { runToEnd } from '../work/index.ts';
import { SceneMaker } from './lab-scene.ts';
import type { PathScene } from './scene.ts';

function pathOf(document: LabDocument): PathScene {
  const [path] = runToEnd(new SceneMaker().paths(document));
  if (path === undefined) throw new Error('Gradient descent is shown.');
  return path;
}

const quiet = defaultDocument();
const noisy = (seeds: number, seed = 1): LabDocument =>
  withNoise({ ...quiet, steps: 50 }, { kind: 'isotropic', sigma: 0.3, seed, seeds });

test('a cloud has one run a seed, the first of which is the run itself', () => {
  const path = pathOf(noisy(5));
  expect(path.cloud?.seeds).toHaveLength(5);
  expect(path.cloud?.seeds[0]).toEqual(path.points);
  expect(pathOf(noisy(1, 3)).points).toEqual(path.cloud?.seeds[2]);
  expect(pathOf(noisy(1)).cloud).toBeNull();
});

test('its median at each step has as many runs on one side as on the other, and quantiles are in order', () => {
  const { cloud } = pathOf(noisy(21));
  if (cloud === null) throw new Error('21 seeds make a cloud.');
  const runs = Array.from({ length: 21 }, (_, k) => pathOf(noisy(1, 1 + k)).points);
  for (const row of [1, 10, 50]) {
    const left = runs.filter((points) => (points[2 * row] ?? NaN) < (cloud.median[2 * row] ?? NaN));
    expect(left).toHaveLength(10);
    const { lower, median, upper } = cloud.loss;
    expect(lower[row]).toBeLessThan(median[row] ?? NaN);
    expect(median[row]).toBeLessThan(upper[row] ?? NaN);
  }
});

test('a minibatch of all terms is no noise but for rounding; a smaller one is, and only where f has terms', () => {
  const landscape = findLandscape('least-squares');
  if (landscape === undefined) throw new Error('It is in the catalogue.');
  const document = { ...documentFor(landscape), steps: 40 };
  const whole = pathOf(withNoise(document, { kind: 'minibatch', batchSize: 20 }));
  const without = pathOf(document);
  whole.points.forEach((coordinate, k) => expect(coordinate).toBeCloseTo(without.points[k] ?? NaN, 9));
  const some = pathOf(withNoise(document, { kind: 'minibatch', batchSize: 2 }));
  expect(Math.abs((some.points[2] ?? NaN) - (without.points[2] ?? NaN))).toBeGreaterThan(1e-3);
  expect(pathOf(withNoise(quiet, { kind: 'minibatch' }))).toEqual(pathOf(quiet));
});

test('a schedule changes the rates that are told, a constant one tells none', () => {
  expect(pathOf(quiet).scheduledRates).toBeNull();
  const halving = { id: 'step', settings: { stepSize: 10, gamma: 0.5 } };
  const { scheduledRates, learningRate } = pathOf(withSchedule(quiet, 'gradient-descent', halving));
  expect(scheduledRates?.[9]).toBe(learningRate);
  expect(scheduledRates?.[10]).toBe(learningRate / 2);
});
