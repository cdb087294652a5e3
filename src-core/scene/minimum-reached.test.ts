import { expect, test } from 'vitest';
import {
  documentFor,
  withLearningRate,
  withSteps,
  type ChartId,
  type LabDocument,
} from '../document/index.ts';
import { findLandscape } from '../landscapes/index.ts';
import { runToEnd } from '../work/index.ts';
import { SceneMaker } from './lab-scene.ts';

function landscape(id: string): LabDocument {
  const found = findLandscape(id);
  if (found === undefined) throw new Error(id);
  return documentFor(found);
}

function minimumOf(document: LabDocument, shown: readonly ChartId[] = ['distance']) {
  const paths = runToEnd(new SceneMaker().paths({ ...document, charts: { shown, over: 'steps' } }));
  return paths[0]?.minimum;
}

test('a run that converged has its minimum, to rounding', () => {
  const [x = NaN, y = NaN] = minimumOf(landscape('rotated-quadratic')) ?? [];
  expect(Math.hypot(x, y)).toBeLessThan(1e-12);
});

test('so has one that stopped short of its tolerance but came near', () => {
  const document = withSteps({ ...landscape('rotated-quadratic'), tolerance: 0 }, 60);
  expect(minimumOf(document)).not.toBeNull();
});

test('a degenerate minimum is known by the landscape alone', () => {
  expect(minimumOf(withSteps(landscape('quartic'), 20_000))).toEqual([0, 0]);
});

test('none where the run is on its way, or blew up', () => {
  expect(minimumOf(withSteps(landscape('rotated-quadratic'), 3))).toBeNull();
  expect(minimumOf(withLearningRate(landscape('rotated-quadratic'), 0.5))).toBeNull();
});

test('nobody looks for it where no chart shows it', () => {
  expect(minimumOf(landscape('rotated-quadratic'), ['loss'])).toBeUndefined();
});
