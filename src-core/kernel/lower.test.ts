import { expect, test } from 'vitest';
import { evaluateFormula } from '../fixtures/evaluate-graph.ts';

/** By mpmath at 80 digits. */
test.each([
  [1e105, -3, 1e-315],
  [-1e105, -3, -1e-315],
  [1e155, -2, 1e-310],
  [1e5, -64, 1e-320],
  [1e-5, -61, 9.99999999999995e304],
  [3, -64, 2.912324058756263e-31],
] as const)('(%d)^%i is within |n| ulp, though x⁻ⁿ over- or underflows', (x, n, expected) => {
  const ulp = 2 ** Math.max(Math.floor(Math.log2(Math.abs(expected))) - 52, -1074);
  const value = evaluateFormula(`x^(${n})`, ['x'], [x]);
  expect(Math.abs(value - expected)).toBeLessThanOrEqual(-n * ulp);
  expect(value).not.toBe(0);
});

test.each([
  [0, -3, Infinity],
  [-0, -3, -Infinity],
  [-0, -2, Infinity],
  [1e-103, -3, Infinity],
  [-Infinity, -3, -0],
  [NaN, -2, NaN],
  [2, -1074, 5e-324],
  [-2, -3, -0.125],
] as const)('(%d)^%i is %d', (x, n, expected) => {
  expect(evaluateFormula(`x^(${n})`, ['x'], [x])).toBe(expected);
});
