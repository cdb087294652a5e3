import { expect, it } from 'vitest';
import { CONSTANT_RATE, NO_NOISE } from '../document/defaults.ts';
import { noiseInWords, scheduleInWords } from './noise-words.ts';

const noise = { ...NO_NOISE, sigma: 0.5, batchSize: 4, seed: 7 };

it('noise is told with its amount and its seeds', () => {
  expect(noiseInWords({ noise, landscape: 'least-squares' })).toBeNull();
  expect(noiseInWords({ noise: { ...noise, kind: 'isotropic' }, landscape: 'rosenbrock' })).toBe(
    'gradient noise σ = 0.5, seed 7',
  );
  expect(
    noiseInWords({ noise: { ...noise, kind: 'minibatch', seeds: 20 }, landscape: 'least-squares' }),
  ).toBe('minibatches of 4 of 20 terms, seeds 7 to 26');
});

it('where f is not made of terms there are no minibatches to tell of', () => {
  expect(noiseInWords({ noise: { ...noise, kind: 'minibatch' }, landscape: 'rosenbrock' })).toBeNull();
});

it('a schedule is told with its settings, a constant rate not at all', () => {
  expect(scheduleInWords(CONSTANT_RATE)).toBeNull();
  expect(scheduleInWords({ id: 'exponential', settings: { gamma: 0.99 } })).toBe(
    'schedule Exponential (gamma = 0.99)',
  );
});
