import { describe, expect, test } from 'vitest';
import type { RateTheory } from '../../src-core/optimizers/index.ts';
import { markBeside, markNear, rateScale } from './rate-scale.ts';

const THEORY: RateTheory = {
  marks: [0.05, 0.1].map((learningRate) => ({ learningRate, label: String(learningRate), meaning: '' })),
  zones: [{ from: 0, label: 'creeps' }],
};

describe('the scale of the learning-rate slider', () => {
  test('a rate within it, its ends included, does not change it', () => {
    const { minimum, maximum, learningRate } = rateScale(THEORY, 0.05);
    for (const rate of [0, learningRate(0), 0.02, 0.1, 0.11, learningRate(1)]) {
      expect(rateScale(THEORY, rate)).toMatchObject({ minimum, maximum });
    }
  });

  test('its ends are rates that it gives', () => {
    for (const largest of [0.1, 1.996e-3, 3.7e-11, 7.77e8]) {
      const theory = { ...THEORY, marks: [{ learningRate: largest, label: '', meaning: '' }] };
      const { minimum, maximum, learningRate } = rateScale(theory, largest);
      expect([learningRate(0), learningRate(1)]).toEqual([minimum, maximum]);
    }
  });

  test('a rate outside widens it to whole decades, by two at most', () => {
    expect(rateScale(THEORY, 3e-4).minimum).toBe(1e-4);
    expect(rateScale(THEORY, 3e-9).minimum).toBeCloseTo(7.943e-6, 12);
    expect(rateScale(THEORY, 0.5).maximum).toBe(1);
    expect(rateScale(THEORY, 1e308).maximum).toBeCloseTo(28.18, 12);
    expect(rateScale(null, 1e308).maximum).toBe(100);
    expect(rateScale(THEORY, 1e308).position(1e308)).toBe(1);
  });

  test('decades are few enough to be read', () => {
    expect(rateScale(THEORY, 0.05).decades).toEqual([0.001, 0.01, 0.1]);
    for (const rate of [1e-300, 1e9, 1e308]) {
      expect(rateScale(THEORY, rate).decades.length).toBeLessThan(6);
    }
  });

  test('position and rate undo each other to four digits', () => {
    const scale = rateScale(THEORY, 0.05);
    for (const rate of [0.001, 0.0234, 0.1999]) {
      expect(scale.learningRate(scale.position(rate))).toBeCloseTo(rate, 12);
    }
  });

  test('of two marks within reach it snaps to the nearer', () => {
    const scale = rateScale(THEORY, 0.05);
    expect(markNear(THEORY, scale, scale.position(0.06), 0.5)).toBe(0.05);
    expect(markNear(THEORY, scale, scale.position(0.09), 0.5)).toBe(0.1);
    expect(markNear(THEORY, scale, scale.position(0.06), 0.001)).toBeUndefined();
    expect(markNear(null, scale, 0.5, 1)).toBeUndefined();
  });
});

test('the mark beside a rate is the next one in that direction, never the rate itself', () => {
  expect(markBeside(THEORY, 0, 'next')).toBe(0.05);
  expect(markBeside(THEORY, 0.05, 'next')).toBe(0.1);
  expect(markBeside(THEORY, 0.1, 'next')).toBeUndefined();
  expect(markBeside(THEORY, 7, 'previous')).toBe(0.1);
  expect(markBeside(THEORY, 0.05, 'previous')).toBeUndefined();
  expect(markBeside(null, 0.05, 'next')).toBeUndefined();
});
