import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LANDSCAPES } from '../landscapes/index.ts';
import { gradientNoise, minibatchWeights, termsOf } from './index.ts';
import { Random } from './random.ts';

const words = (seed: number, count: number): number[] => {
  const random = new Random(seed);
  return Array.from({ length: count }, () => random.word());
};

test('the generator is xoshiro128** on a state by SplitMix64', () => {
  // By the authors' C.
  expect(words(0, 4)).toEqual([3737715805, 2584255861, 2876756834, 3286328325]);
});

test('seeds of any size are told apart', () => {
  const seeds = [0, 1, 2, 2 ** 32, 2 ** 32 + 1, Number.MAX_SAFE_INTEGER];
  expect(new Set(seeds.map((seed) => words(seed, 2).join())).size).toBe(seeds.length);
});

test('numbers below a bound are each as likely', () => {
  const random = new Random(7);
  const counts = new Array<number>(6).fill(0);
  for (let k = 0; k < 60_000; k++) counts[random.below(6)]!++;
  for (const count of counts) expect(Math.abs(count - 10_000)).toBeLessThan(400);
});

test('noise has the variance σ², no mean, and tails that are normal', () => {
  const sigma = 0.5;
  const noise = gradientNoise({ seed: 3, sigma }, 50_000, 2);
  const mean = (of: (z: number) => number): number =>
    noise.reduce((sum, z) => sum + of(z / sigma), 0) / noise.length;
  expect(Math.abs(mean((z) => z))).toBeLessThan(0.01);
  expect(Math.abs(mean((z) => z * z) - 1)).toBeLessThan(0.015);
  expect(Math.abs(mean((z) => z ** 4) - 3)).toBeLessThan(0.1);
  expect(mean((z) => (Math.abs(z) > 1.959964 ? 1 : 0))).toBeCloseTo(0.05, 2);
});

test('a seed has these digits on every machine, and more steps begin with the same', () => {
  expect([...gradientNoise({ seed: 1, sigma: 1 }, 2, 2)]).toEqual([
    ...[0.60035143522155587, 0.80221532128934203, 0.43936935307458386, -0.41487128658724459],
  ]);
  const [few, many] = [3, 300].map((steps) => gradientNoise({ seed: 9, sigma: 2 }, steps, 3));
  expect(many!.subarray(0, 9)).toEqual(few);
  expect(gradientNoise({ seed: 9, sigma: 0 }, 2, 2).every((z) => z === 0)).toBe(true);
});

test('every epoch takes each term once, in minibatches that weigh 1', () => {
  fc.assert(
    fc.property(
      fc.nat(),
      fc.integer({ min: 1, max: 12 }),
      fc.integer({ min: 1, max: 12 }),
      (seed, size, terms) => {
        const stepsPerEpoch = Math.ceil(terms / size);
        const weights = minibatchWeights({ seed, size }, 3 * stepsPerEpoch, terms);
        for (let epoch = 0; epoch < 3; epoch++) {
          const times = new Array<number>(terms).fill(0);
          for (let step = epoch * stepsPerEpoch; step < (epoch + 1) * stepsPerEpoch; step++) {
            const row = weights.subarray(step * terms, (step + 1) * terms);
            expect(row.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 12);
            row.forEach((weight, term) => (times[term]! += Math.sign(weight)));
          }
          expect(times).toEqual(new Array(terms).fill(1));
        }
      },
    ),
  );
});

test('a landscape that is a mean of terms has them compiled, once', () => {
  const counts = LANDSCAPES.map((landscape) => termsOf(landscape)?.length ?? 0);
  expect(Math.max(...counts)).toBe(20);
  for (const landscape of LANDSCAPES) expect(termsOf(landscape)).toBe(termsOf(landscape));
});
