import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  ExpressionGraph,
  GraphTooLarge,
  parseFormula,
  type Expression,
  type GraphNode,
} from '../expression/index.ts';
import { evaluateGraph } from '../fixtures/evaluate-graph.ts';
import { mutatedFormula, validFormula } from '../fixtures/hostile-formulas.ts';
import { smoothFormula } from '../fixtures/smooth-formulas.ts';
import { differentiate, gradientOf, hessianOf } from './index.ts';
import { runToEnd } from '../work/index.ts';

/** f, its two partial derivatives and H₀₀, H₁₀, H₁₁ as functions of the point. */
function derivativesOf(formula: string) {
  const { graph, root } = parseFormula(formula, ['x', 'y']);
  const gradient = runToEnd(gradientOf(graph, root, 2));
  const at = (nodes: readonly GraphNode[]) => (point: readonly number[]) =>
    nodes.map((node) => evaluateGraph(node, point));
  return { value: at([root]), gradient: at(gradient), hessian: at(runToEnd(hessianOf(graph, gradient))) };
}

/** The derivative at 0 by central differences of fourth order (error h⁴·f⁽⁵⁾/30 + ε·|f|/h). */
function slope(f: (h: number) => number): number {
  const h = 2 ** -10;
  return (8 * (f(h) - f(-h)) - (f(2 * h) - f(-2 * h))) / (12 * h);
}

/** Checks ∇f by differences of f, and H by differences of ∇f. */
function checkByDifferences(formula: string, point: readonly [number, number], tolerance: number): void {
  const f = derivativesOf(formula);
  const check = (
    name: string,
    exact: number,
    function_: (point: readonly number[]) => number,
    axis: number,
  ) => {
    const measured = slope((h) => function_(point.map((x, i) => (i === axis ? x + h : x))));
    expect(Math.abs(exact - measured), name).toBeLessThanOrEqual(tolerance * (1 + Math.abs(measured)));
  };
  const [dx, dy] = f.gradient(point);
  check('∂x', dx!, (p) => f.value(p)[0]!, 0);
  check('∂y', dy!, (p) => f.value(p)[0]!, 1);
  const [xx, yx, yy] = f.hessian(point);
  check('∂x∂x', xx!, (p) => f.gradient(p)[0]!, 0);
  check('∂x∂y', yx!, (p) => f.gradient(p)[1]!, 0);
  check('∂y∂x', yx!, (p) => f.gradient(p)[0]!, 1);
  check('∂y∂y', yy!, (p) => f.gradient(p)[1]!, 1);
}

describe('each rule agrees with differences', () => {
  const positive = fc.double({ min: 0.5, max: 2, noNaN: true });
  test.each([
    ...[
      'x + y x',
      'x - x y',
      'x y',
      'x/y',
      '-x y',
      'x^y',
      'x^3 y',
      'x^-2',
      'x^0.5',
      '2^(x y)',
      'y^1',
      'x^0 y',
      'x^100 y',
    ],
    ...[
      'sin(x y)',
      'cos(x y)',
      'exp(x - y)',
      'log(x y)',
      'sqrt(x y)',
      'tanh(x - y)',
      'abs(x + y)',
      'abs(-x y)',
    ],
    ...[
      'tan(x y/4)',
      'asin(x y/4.5)',
      'acos(x y/4.5)',
      'atan(x - 3 y)',
      'atan2(x - 1, y)',
      'sinh(x - y)',
      'cosh(x y)',
      'asinh(x - y)',
      'acosh(1.5 + x y)',
      'atanh(x y/4.5)',
      'expm1(x - y)',
      'log1p(x y)',
      'log2(x y)',
      'log10(x y)',
      'log(x, 2 + y)',
      'cbrt(x y)',
      'square(x y)',
      'cube(x - y)',
      'pow(x, y)',
      'hypot(x, y, x y)',
      'sign(x) y',
      'min(x^2, y - 2)',
      'max(x^2, -y, 4 + 3 x y)',
      'sigmoid(x - 2 y)',
      'softplus(x - 2 y)',
      'relu(x y) relu(-y)',
    ],
  ])('%s', (formula) => {
    fc.assert(
      fc.property(positive, positive, (x, y) => {
        // A power of 100 has a fifth derivative of about 10¹⁰ times its first.
        checkByDifferences(formula, formula.includes('100') ? [x / 2, y] : [x, y], 1e-4);
        if (!formula.includes('100')) checkByDifferences(formula, [x, y], 1e-8);
      }),
      { numRuns: 50 },
    );
  });
});

test('derivatives of random compositions agree with differences', () => {
  const coordinate = fc.double({ min: -1, max: 1, noNaN: true });
  fc.assert(
    fc.property(smoothFormula, coordinate, coordinate, (formula, x, y) => {
      fc.pre(formula.length <= 2000);
      checkByDifferences(formula, [x, y], 1e-6);
    }),
    { numRuns: 500 },
  );
});

describe('structure', () => {
  test('what does not vary has the derivative 0, not 0·something', () => {
    const { graph, root } = parseFormula('k^2 + sin(y)', ['x', 'y'], ['k']);
    expect(differentiate(graph, root, 0)).toBe(graph.constant(0));
  });

  test("equal derivatives are one node: exp' is exp", () => {
    const { graph, root } = parseFormula('exp(x)', ['x']);
    expect(differentiate(graph, root, 0)).toBe(root);
  });

  test('the derivative of abs at the kink is 0', () => {
    expect(derivativesOf('abs(x)').gradient([0, 0])).toEqual([0, 0]);
  });

  test('a sum of 900 terms is differentiated', () => {
    expect(derivativesOf(Array(900).fill('x').join('+')).gradient([2, 0])).toEqual([900, 0]);
  });

  test('a graph that grows beyond its bound says so', () => {
    const graph = new ExpressionGraph();
    expect(() => {
      for (let i = 0; ; i++) graph.constant(i);
    }).toThrow(GraphTooLarge);
  });

  test('fifty variables have fifty derivatives', () => {
    const names = Array.from({ length: 50 }, (_, i) => `x${i}`);
    const { graph, root } = parseFormula(`log(1 + ${names.map((name) => `${name}^2`).join(' + ')})`, names);
    expect(runToEnd(gradientOf(graph, root, 50))).toHaveLength(50);
  });
});

test('derivatives of whatever can be read are made, or said to be too large', () => {
  fc.assert(
    fc.property(fc.oneof(validFormula, mutatedFormula), (text) => {
      const expression = readable(text);
      if (expression === null) return;
      const { graph, root } = expression;
      try {
        const gradient = runToEnd(gradientOf(graph, root, 2));
        for (const node of [...gradient, ...runToEnd(hessianOf(graph, gradient))])
          expect(evaluateGraph(node, [0.75, -2.5, 2])).toBeTypeOf('number');
      } catch (error) {
        expect(error).toBeInstanceOf(GraphTooLarge);
      }
    }),
    { numRuns: 1000 },
  );
});

function readable(text: string): Expression | null {
  try {
    return parseFormula(text, ['x', 'y'], ['k']);
  } catch {
    return null;
  }
}
