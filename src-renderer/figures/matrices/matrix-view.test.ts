import { expect, test } from 'vitest';
import { radiusAround } from './matrix-view.ts';

test('the maps hold the start with room about it, in round numbers', () => {
  expect([3, 0.3, 8, 1e12].map((reach) => radiusAround(reach))).toEqual([4, 0.4, 10, 1.5e12]);
});

test('what is shown stays while the start is well within it', () => {
  expect(radiusAround(3.7, 4)).toBe(4);
  expect(radiusAround(0.1, 4)).toBe(4);
  expect(radiusAround(3.9, 4)).toBe(5);
  expect(radiusAround(0.01, 4)).toBe(0.015);
});

test('a start at the origin leaves the view as it is', () => {
  expect(radiusAround(0)).toBe(4);
  expect(radiusAround(0, 7)).toBe(7);
});
