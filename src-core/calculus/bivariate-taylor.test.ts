import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseFormula } from '../expression/index.ts';
import { bivariateTaylor, coefficient, RunningError, taylorCoefficients } from './index.ts';

const FORMULAS = [
  'sin(x) exp(y) + x^3 y',
  'log(3 + x y) / (2 + x^2)',
  'atan2(y + 3, x - 2) + hypot(x, y + 5)',
  'sqrt(4 + x) tanh(y) + (3 + y)^x',
  'sigmoid(x - y) softplus(x) + cbrt(y + 7) + relu(x + 9) - abs(y - 8)',
  'max(x, 5) min(y, -4) + asinh(x y) + (3 + x)^(-2)',
];

/** Along (1, m) the coefficient of rᵏ is Σ cᵢⱼ·mʲ over i + j = k. */
test.each(FORMULAS)(
  '%s: along each line the coefficients are those of one variable, within the bounds',
  (formula) => {
    const { root } = parseFormula(formula, ['x', 'y']);
    const coordinate = fc.double({ min: -1.5, max: 1.5, noNaN: true });
    fc.assert(
      fc.property(coordinate, coordinate, fc.double({ min: -1, max: 1, noNaN: true }), (x, y, m) => {
        const order = 6;
        const series = bivariateTaylor(root, [x, y], order, 2);
        const along = taylorCoefficients(root, [x, y], [1, m], order);
        for (let k = 0; k <= order; k++) {
          let [sum, bound, size] = [0, 0, 0];
          for (let j = 0; j <= k; j++) {
            const { value, error } = coefficient(series, k - j, j);
            sum += value * m ** j;
            bound += error;
            size += Math.abs(value);
          }
          // The bound is tight, and it holds of both ways together.
          expect(Math.abs(sum - (along[k] ?? NaN))).toBeLessThanOrEqual(4 * bound + 1e-14 * size);
          expect(bound).toBeLessThan(1e-11);
        }
      }),
      { numRuns: 60 },
    );
  },
);

test('short numbers leave no error at all', () => {
  const { root } = parseFormula('(x + 2 y)^3 (1 - x) + 1e12 y^2', ['x', 'y']);
  const series = bivariateTaylor(root, [3, -7], 5, 2);
  expect(series.errors.every((error) => error === 0)).toBe(true);
  expect(coefficient(series, 0, 2).value).toBe(1e12 + 12 * -11 * -2);
});

test('a kink and a branch point have no series', () => {
  for (const formula of ['abs(x)', 'sqrt(x)', '1/x', 'max(x, y)', 'hypot(x, y)']) {
    const series = bivariateTaylor(parseFormula(formula, ['x', 'y']).root, [0, 0], 3, 2);
    expect([...series.values, ...series.errors].every(Number.isFinite), formula).toBe(false);
  }
});

/** Exact values are those of 0.1 + 0.2 − 0.3 and the like: what is computed is nothing but rounding. */
test.each([
  ['x + 0.2 - 0.3', 0.1],
  ['(x + 1)^2 - x^2 - 2 x - 1', 0.1],
  ['exp(log(x)) - x', 7.3],
  ['sin(x)^2 + cos(x)^2 - 1', 2.2],
  ['tan(atan(x)) - x', 1e3],
  ['(x^30)^(1/30) - x', 1.7],
  ['1/(1/x) - x', 49],
])('the running error bound covers %s at %d, tightly', (formula, x) => {
  const { root } = parseFormula(formula, ['x']);
  const [bound] = new RunningError([root]).at([x]);
  const actual = Math.abs(bound?.value ?? NaN);
  expect(actual).toBeLessThanOrEqual(bound?.error ?? NaN);
  expect(bound?.error).toBeLessThan(1e-12 * (x + 1) ** 2);
});
