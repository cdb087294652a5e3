import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { gradientOf, hessianOf } from '../derivatives/index.ts';
import { ExpressionGraph, parseFormula } from '../expression/index.ts';
import { evaluateGraph } from '../fixtures/evaluate-graph.ts';
import { referenceFunction } from '../fixtures/reference.ts';
import { smoothFormula } from '../fixtures/smooth-formulas.ts';
import { REFERENCE_LINES, REFERENCE_PLANES, REFERENCE_SERIES } from '../fixtures/taylor.ts';
import { MAXIMUM_ORDER, taylorCoefficients, taylorValue } from './index.ts';
import { runToEnd } from '../work/index.ts';

const largest = (values: readonly number[]): number => Math.max(...values.map(Math.abs));

/** cₖ·hᵏ for k = 0 … */
const terms = (coefficients: readonly number[], h: number): readonly number[] =>
  coefficients.map((coefficient, k) => coefficient * h ** k);

describe.each(REFERENCE_LINES.map((line) => [line.formula, line.center, line] as const))(
  'the Taylor polynomials of %s at %d agree with mpmath',
  (formula, center, reference) => {
    const coefficients = [...taylorCoefficients(parseFormula(formula, ['x']).root, [center], [1], 7)];

    test('in their coefficients', () => {
      reference.coef.forEach((coefficient, k) => {
        const error = Math.abs((coefficients[k] ?? NaN) - coefficient);
        expect(error, `c${k}`).toBeLessThanOrEqual(1e-13 * largest(reference.coef));
      });
    });

    test('in their values', () => {
      for (const { dx, T } of reference.eval) {
        T.forEach((value, degree) => {
          const scale = largest(terms(reference.coef.slice(0, degree + 1), dx));
          const error = Math.abs(taylorValue(coefficients, dx, degree) - value);
          expect(error, `T${degree}(${dx})`).toBeLessThanOrEqual(1e-13 * scale);
        });
      }
    });
  },
);

test.each(REFERENCE_PLANES.map((plane) => [plane.fn, plane.p, plane] as const))(
  'along lines through %s at %j the polynomials of degree 1 and 2 agree with SymPy',
  (fn, p, reference) => {
    const { formula, vars } = referenceFunction(fn);
    const { root } = parseFormula(formula, vars);
    for (const { d, T1, T2 } of reference.eval) {
      const coefficients = [...taylorCoefficients(root, p, d, 2)];
      const tolerance = 1e-13 * largest([...coefficients, 1]);
      expect(Math.abs(taylorValue(coefficients, 1, 1) - T1)).toBeLessThanOrEqual(tolerance);
      expect(Math.abs(taylorValue(coefficients, 1, 2) - T2)).toBeLessThanOrEqual(tolerance);
    }
  },
);

test.each(REFERENCE_SERIES.map((series) => [series.formula, series.center, series] as const))(
  '%s at %d: all coefficients up to order 15 agree with mpmath',
  (formula, center, { coef, radius }) => {
    const { root } = parseFormula(formula, ['x', 'y']);
    const actual = [...taylorCoefficients(root, [center, center / 2 + 1], [1, 0.5], MAXIMUM_ORDER)];
    const [first = NaN, ...others] = terms(coef, radius);
    const [actualFirst = NaN, ...actualOthers] = terms(actual, radius);
    expect(Math.abs(actualFirst - first)).toBeLessThanOrEqual(1e-15 * Math.abs(first));
    others.forEach((term, k) => {
      const error = Math.abs((actualOthers[k] ?? NaN) - term);
      expect(error, `c${k + 1}`).toBeLessThanOrEqual(1e-13 * largest(others));
    });
  },
);

describe('the first coefficients are value, slope and half the curvature', () => {
  const coordinate = fc.double({ min: -1, max: 1, noNaN: true });

  /** f, ∇f·d, dᵀH·d/2 by the derivative rules. */
  function byTheRules(formula: string, [x, y]: readonly [number, number], [a, b]: readonly [number, number]) {
    const { graph, root } = parseFormula(formula, ['x', 'y']);
    const gradient = runToEnd(gradientOf(graph, root, 2));
    const nodes = [root, ...gradient, ...runToEnd(hessianOf(graph, gradient))];
    const [f, fx, fy, fxx, fxy, fyy] = nodes.map((node) => evaluateGraph(node, [x, y])) as [
      ...[number, number, number],
      ...[number, number, number],
    ];
    const products = [fxx * a * a, 2 * fxy * a * b, fyy * b * b];
    return {
      root,
      coefficients: [f, fx * a + fy * b, products.reduce((sum, term) => sum + term) / 2],
      scales: [Math.abs(f), Math.abs(fx * a) + Math.abs(fy * b), largest(products)],
    };
  }

  test('for random compositions of all functions', () => {
    fc.assert(
      fc.property(
        smoothFormula,
        fc.tuple(coordinate, coordinate),
        fc.tuple(coordinate, coordinate),
        (formula, point, direction) => {
          fc.pre(formula.length <= 2000);
          const { root, coefficients, scales } = byTheRules(formula, point, direction);
          const actual = taylorCoefficients(root, point, direction, 2);
          coefficients.forEach((coefficient, k) => {
            const tolerance = 1e-10 * (1 + (scales[k] ?? 0));
            expect(Math.abs((actual[k] ?? NaN) - coefficient), `c${k}`).toBeLessThanOrEqual(tolerance);
          });
        },
      ),
      { numRuns: 1000 },
    );
  });

  test.each([
    ['abs(x) + sign(x) + relu(x)', [0, 0]],
    ['max(x, x^2, 2 y) + min(x, y)', [0, 0]],
    ['max(x^2, y) min(x, y)', [1, 1]],
    ['relu(x y) max(0, -x)', [-2, 3]],
    ['x^(y + 2)', [0.5, 0]],
    ['x^3 y', [0, 0]],
    ['log(x, y)', [2, 3]],
  ] as const)('with the same conventions at kinks and ties: %s at %j', (formula, point) => {
    const { root, coefficients } = byTheRules(formula, point, [1, -0.5]);
    const actual = taylorCoefficients(root, point, [1, -0.5], 2);
    coefficients.forEach((coefficient, k) => {
      expect(actual[k], `c${k}`).toBeCloseTo(coefficient, 14);
    });
  });
});

test.each([
  [
    'tanh(x)',
    25,
    [7.714999391855671e-22, -7.714999391855671e-22, 5.143332927903781e-22, -2.5716664639518906e-22],
  ],
  ['tanh(x)', 300, [1.0601586212017243e-260, -1.0601586212017243e-260, 7.067724141344829e-261]],
  ['tanh(x)', 800, [0, 0, 0]],
  // √(1 + 2·x²) = 1 + x² − x⁴/2 + …
  ['hypot(x, x, 1)', 0, [0, 1, 0, -0.5]],
] as const)('%s at %d keeps the digits of all its coefficients', (formula, x, expected) => {
  const actual = taylorCoefficients(parseFormula(formula, ['x']).root, [x], [1], expected.length);
  expected.forEach((coefficient, k) => {
    expect(Math.abs((actual[k + 1] ?? NaN) - coefficient)).toBeLessThanOrEqual(1e-14 * Math.abs(coefficient));
  });
});

describe('where there is no series', () => {
  test.each([
    ['log(x)', 0],
    ['1/x', 0],
    ['cbrt(x)', 0],
    ['sqrt(x)', 0],
    ['x^0.5', 0],
    ['log(x)', -1],
    ['acosh(x)', 0],
    ['x^1.5', -1],
  ])('%s at %d: some coefficient is not finite', (formula, x) => {
    const coefficients = taylorCoefficients(parseFormula(formula, ['x']).root, [x], [1], 3);
    expect(coefficients.every((coefficient) => Number.isFinite(coefficient))).toBe(false);
  });

  test('what does not vary along the line has one all the same', () => {
    const { root } = parseFormula('sqrt(y) + cbrt(y) + x', ['x', 'y']);
    expect([...taylorCoefficients(root, [1, 0], [1, 0], 3)]).toEqual([1, 1, 0, 0]);
  });
});

test('an input without a value is not a number, and one without a direction does not vary', () => {
  const { root } = parseFormula('x + k', ['x'], ['k']);
  expect([...taylorCoefficients(root, [1, 2], [1], 2)]).toEqual([3, 1, 0]);
  expect(taylorCoefficients(root, [1], [1], 0)[0]).toBeNaN();
});

test.each([-1, 1.5, NaN, 16])('there is no order %d', (order) => {
  expect(() => taylorCoefficients(new ExpressionGraph().input(0), [0], [1], order)).toThrow(RangeError);
});
