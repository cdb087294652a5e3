import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseFormula } from '../../expression/index.ts';
import { entriesOf, expectClose, formsOf } from '../../fixtures/derivative-forms.ts';
import { evaluateSum } from '../../fixtures/evaluate-form.ts';
import { evaluateGraph } from '../../fixtures/evaluate-graph.ts';
import { evaluateTex } from '../../fixtures/evaluate-tex.ts';
import { smoothFormula } from '../../fixtures/smooth-formulas.ts';
import { runToEnd } from '../../work/index.ts';
import { gradientOf, hessianOf } from '../differentiate.ts';
import { typesetDerivatives, type DerivativeFormulas } from './typeset-derivatives.ts';

const seen = (tex: string | null): string | null => tex?.replace(/\\left|\\right/g, '') ?? null;

const formulasOf = (formula: string, parameters: readonly string[] = []): DerivativeFormulas =>
  runToEnd(typesetDerivatives(parseFormula(formula, ['x', 'y'], parameters)));

const texts = (formula: string, parameters?: readonly string[]): (string | null)[] =>
  entriesOf(formulasOf(formula, parameters)).map(({ tex }) => seen(tex));

describe('as a lecturer would write it', () => {
  test.each<[formula: string, dx: string, dy: string, dxx: string, dxy: string, dyy: string]>([
    [
      '(1 - x)^2 + 100 (y - x^2)^2',
      '400x^{3}-400xy+2x-2',
      '200y-200x^{2}',
      '1200x^{2}-400y+2',
      '-400x',
      '200',
    ],
    ['(a - x)^2 + b*(y - x^2)^2', '4bx^{3}-4bxy+2x-2a', '2by-2bx^{2}', '12bx^{2}-4by+2', '-4bx', '2b'],
    [
      '(x^2 + y - 11)^2 + (x + y^2 - 7)^2',
      '4x^{3}+4xy+2y^{2}-42x-14',
      '4y^{3}+2x^{2}+4xy-26y-22',
      '12x^{2}+4y-42',
      '4x+4y',
      '12y^{2}+4x-26',
    ],
    [
      'x^2 y + sin(x y)',
      '2xy+y\\cos(xy)',
      'x^{2}+x\\cos(xy)',
      '2y-y^{2}\\sin(xy)',
      '2x-xy\\sin(xy)+\\cos(xy)',
      '-x^{2}\\sin(xy)',
    ],
    [
      'sqrt(x^2 + y^2)',
      '\\frac{x}{\\sqrt{x^{2}+y^{2}}}',
      '\\frac{y}{\\sqrt{x^{2}+y^{2}}}',
      '\\frac{y^{2}}{(x^{2}+y^{2})^{3/2}}',
      '-\\frac{xy}{(x^{2}+y^{2})^{3/2}}',
      '\\frac{x^{2}}{(x^{2}+y^{2})^{3/2}}',
    ],
    [
      '1 - exp(-(x^2 + 2y^2)/2)',
      'x\\exp(-\\frac{x^{2}}{2}-y^{2})',
      '2y\\exp(-\\frac{x^{2}}{2}-y^{2})',
      '(1-x^{2})\\exp(-\\frac{x^{2}}{2}-y^{2})',
      '-2xy\\exp(-\\frac{x^{2}}{2}-y^{2})',
      '2(1-2y^{2})\\exp(-\\frac{x^{2}}{2}-y^{2})',
    ],
    ['x^y', 'yx^{y-1}', 'x^{y}\\ln(x)', 'y(y-1)x^{y-2}', '(y\\ln(x)+1)x^{y-1}', 'x^{y}\\ln^{2}(x)'],
    [
      'x^2.5/y',
      '\\frac{2.5x^{1.5}}{y}',
      '-\\frac{x^{2.5}}{y^{2}}',
      '\\frac{3.75\\sqrt{x}}{y}',
      '-\\frac{2.5x^{1.5}}{y^{2}}',
      '\\frac{2x^{2.5}}{y^{3}}',
    ],
    ['log(x)/2 + e^(-y)', '\\frac{1}{2x}', '-e^{-y}', '-\\frac{1}{2x^{2}}', '0', 'e^{-y}'],
    [
      'cos(2pi x) + sin(x) exp(y)',
      '\\exp(y)\\cos(x)-2\\pi\\sin(2\\pi x)',
      '\\exp(y)\\sin(x)',
      '-4\\pi^{2}\\cos(2\\pi x)-\\exp(y)\\sin(x)',
      '\\exp(y)\\cos(x)',
      '\\exp(y)\\sin(x)',
    ],
    [
      'asin(x) + tanh(y)',
      '\\frac{1}{\\sqrt{1-x^{2}}}',
      '1-\\tanh^{2}(y)',
      '\\frac{x}{(1-x^{2})^{3/2}}',
      '0',
      '2\\tanh^{3}(y)-2\\tanh(y)',
    ],
  ])('%s', (formula, ...expected) => {
    expect(texts(formula, formula.includes('b') ? ['a', 'b'] : [])).toEqual(expected);
  });

  test('the rotated quadratic stays short', () => {
    const formula = '((x cos(theta) + y sin(theta))^2 + kappa*(y cos(theta) - x sin(theta))^2)/2';
    expect(texts(formula, ['kappa', 'theta']).slice(2)).toEqual([
      '\\kappa\\sin^{2}(\\theta)+\\cos^{2}(\\theta)',
      '(1-\\kappa)\\sin(\\theta)\\cos(\\theta)',
      '\\kappa\\cos^{2}(\\theta)+\\sin^{2}(\\theta)',
    ]);
  });

  test('numbers are exact where they are simple: no rounding errors, π kept, six digits else', () => {
    expect(texts('(0.1 + 0.2) x')[0]).toBe('0.3');
    expect(texts('x/3 + y/7').slice(0, 2)).toEqual(['\\frac{1}{3}', '\\frac{1}{7}']);
    expect(texts('x*sqrt(2) + 0.123456789y').slice(0, 2)).toEqual(['\\sqrt{2}', '0.123457']);
    expect(texts('1e-12 x + 1e30 y').slice(0, 2)).toEqual(['10^{-12}', '10^{30}']);
  });

  test('a root is never taken of a square: √(x²) is |x|', () => {
    expect(texts('sqrt(x^2)')[0]).toBe('\\frac{x}{\\sqrt{x^{2}}}');
    expect(texts('sqrt(x^3)')[0]).toBe('\\frac{3\\sqrt{x}}{2}');
    expect(texts('(x^2)^0.5*y')[1]).toBe('\\sqrt{x^{2}}');
  });

  test('what is 0 over a common denominator is 0', () => {
    expect(texts('x/(x + y) + y/(x + y)')).toEqual(['0', '0', '0', '0', '0']);
  });

  test('f is as it was typed, H is symmetric, and each formula tells its length', () => {
    const { value, hessian } = formulasOf('sqrt(x)^2 y^2');
    expect(value.tex).toBe(parseFormula('sqrt(x)^2 y^2', ['x', 'y']).tex);
    expect(hessian[0]![1]).toBe(hessian[1]![0]);
    expect(hessian[0]![1]).toEqual({ tex: '2y', length: 2 });
  });

  test('fifty variables', () => {
    const names = Array.from({ length: 50 }, (_, i) => `x${i}`);
    const text = `log(1 + ${names.map((name) => `${name}^2`).join(' + ')})`;
    const { gradient, hessian } = runToEnd(typesetDerivatives(parseFormula(text, names)));
    expect(gradient).toHaveLength(50);
    expect(hessian[49]).toHaveLength(50);
    expect(seen(gradient[3]!.tex)).toMatch(/^\\frac\{2x_\{3\}\}\{x_\{0\}\^\{2\}\+/);
  });
});

test('simplified forms of random smooth formulas have the value of the graph, within 1e-9', () => {
  const coordinate = fc.double({ min: -1, max: 1, noNaN: true });
  let compared = 0;
  fc.assert(
    fc.property(smoothFormula, coordinate, coordinate, (formula, x, y) => {
      fc.pre(formula.length <= 300);
      for (const { node, sums } of formsOf(parseFormula(formula, ['x', 'y']))) {
        const expected = evaluateGraph(node, [x, y]);
        for (const sum of sums) {
          for (const form of ['expanded', 'factored'] as const) {
            expectClose(evaluateSum(sum, [x, y], form), expected, 1, 1e-9, `${formula} at ${x}, ${y}`);
            compared++;
          }
        }
      }
    }),
    { numRuns: 150 },
  );
  expect(compared).toBeGreaterThan(500);
});

test('the TeX of random smooth formulas reads as the value of the graph, within 1e-4 (numbers have six digits)', () => {
  const coordinate = fc.double({ min: -1, max: 1, noNaN: true });
  let compared = 0;
  fc.assert(
    fc.property(smoothFormula, coordinate, coordinate, (formula, x, y) => {
      fc.pre(formula.length <= 120);
      const { graph, root } = parseFormula(formula, ['x', 'y']);
      const gradient = runToEnd(gradientOf(graph, root, 2));
      const nodes = [...gradient, ...runToEnd(hessianOf(graph, gradient))];
      for (const [k, { tex }] of entriesOf(formulasOf(formula)).entries()) {
        if (tex === null) continue;
        const what = `${formula} at ${x}, ${y}: ${tex}`;
        expectClose(evaluateTex(tex, { x, y }), evaluateGraph(nodes[k]!, [x, y]), 1, 1e-4, what);
        compared++;
      }
    }),
    { numRuns: 150 },
  );
  expect(compared).toBeGreaterThan(300);
});
