import katex from 'katex';
import { describe, expect, test } from 'vitest';
import { evaluateFormula, evaluateGraph } from '../fixtures/evaluate-graph.ts';
import { arityProblem, FUNCTION_NAMES } from './functions.ts';
import { parseFormula, topologicalOrder } from './index.ts';

/** The formula's value where x = 3 and y = 5. */
const valueOf = (formula: string): number => evaluateFormula(formula, ['x', 'y'], [3, 5]);

test.each([
  ['-x^2', -9],
  ['2^3^2', 512],
  ['x^-1', 1 / 3],
  ['2^-x^2', 2 ** -9],
  ['1/2 x', 1.5],
  ['1/2x', 1.5],
  ['x/2y', 0.3],
  ['1/xy', 1 / 15],
  ['x - y - 1', -3],
  ['x / y / 2', 0.3],
  ['- - x', 3],
  ['x*-y', -15],
  ['+x', 3],
  ['2 x y - 3 x^2 y + 1/2 y^2 + 4 (x - 1)(y + 2) - x^2^2/8', 30 - 135 + 12.5 + 56 - 81 / 8],
  ['.5 + 5.', 5.5],
  ['1e3 + 1.5E-1', 1000.15],
  ['2e', 2 * Math.E],
  ['1e', Math.E],
  ['e x', 3 * Math.E],
  ['pi + tau', 3 * Math.PI],
  ['log(e)', 1],
  ['2.^x', 8],
  ['0 x', 0],
])('%s has the usual precedence', (formula, value) => {
  expect(valueOf(formula)).toBe(value);
});

test.each([
  ['x²', 9],
  ['x²y', 45],
  ['x²³', 3 ** 23],
  ['x⁴ + x¹⁰ − y⁰', 81 + 3 ** 10 - 1],
  ['(x+1)³', 64],
  ['πx', 3 * Math.PI],
  ['xπ', 3 * Math.PI],
  ['3·x×y−1', 44],
  ['x\t+\n y\u00a0', 8],
])('%s is read as on paper', (formula, value) => {
  expect(valueOf(formula)).toBe(value);
});

describe('calls', () => {
  const [X, Y] = [0.75, -2.5];
  test.each([
    ['tan(x)', Math.tan(X)],
    ['asin(x) acos(x)', Math.asin(X) * Math.acos(X)],
    ['atan(y)', Math.atan(Y)],
    ['atan2(y, x)', Math.atan2(Y, X)],
    ['sinh(x) + cosh(y)', Math.sinh(X) + Math.cosh(Y)],
    ['asinh(y)', Math.asinh(Y)],
    ['acosh(2)', Math.acosh(2)],
    ['atanh(x)', Math.atanh(X)],
    ['expm1(x)', Math.expm1(X)],
    ['log(x, 2)', Math.log2(X)],
    ['log(x, 10)', Math.log10(X)],
    ['log(1000, 20/2)', 3],
    ['log(8, x)', Math.log(8) / Math.log(X)],
    ['log2(x) - log10(x)', Math.log2(X) - Math.log10(X)],
    ['log1p(x)', Math.log1p(X)],
    ['cbrt(y)', Math.cbrt(Y)],
    ['square(y)', 6.25],
    ['cube(y)', -15.625],
    ['pow(x, y)', X ** Y],
    ['pow(y, 2)', 6.25],
    ['hypot(x, y, 6)', Math.hypot(Math.hypot(X, Y), 6)],
    ['sign(y)', -1],
    ['min(x, y)', Y],
    ['min(1, x, 2, y, 3)', Y],
    ['max(y, x, -7)', X],
    ['sigmoid(0) + relu(y)', 0.5],
    ['softplus(800)', 800],
    ['relu(x)', X],
  ])('%s', (formula, value) => {
    // Math's functions differ in the last digits from engine to engine; ours are held to 2 ulp elsewhere.
    const difference = Math.abs(evaluateFormula(formula, ['x', 'y'], [X, Y]) - value);
    expect(difference).toBeLessThanOrEqual(8 * Number.EPSILON * Math.abs(value));
  });

  test('what has no real value is NaN', () => {
    const outside = ['asin(2)', 'acosh(0)', 'atanh(-2)', 'log(-1)', 'sqrt(-x)', 'pow(y, x)', 'log(x, -2)'];
    for (const formula of outside) expect(evaluateFormula(formula, ['x', 'y'], [X, Y]), formula).toBeNaN();
  });

  test('of equal operands in another order are one node', () => {
    const { graph, root } = parseFormula('max(x, y) - max(y, x)', ['x', 'y']);
    const maximum = graph.apply('max', graph.input(0), graph.input(1));
    expect(root).toBe(graph.apply('subtract', maximum, maximum));
  });
});

test.each(['-2', '4/2', '1-3', '(-1)*2'])('the number %s is one constant', (formula) => {
  expect(parseFormula(`x^(${formula})`, ['x']).root).toMatchObject({
    operation: 'power',
    operands: [{ kind: 'input' }, { kind: 'constant' }],
  });
});

describe('names made of variables', () => {
  test.each([
    ['xy', 15],
    ['2xy', 30],
    ['sin(xy)', Math.sin(15)],
    ['xy^2', 75],
    ['xy²', 75],
    ['xx', 9],
    ['x yx', 45],
    ['2^xy', 2 ** 3 * 5],
  ])('%s is a product', (formula, value) => {
    expect(valueOf(formula)).toBe(value);
  });

  test('are not found within functions and constants', () => {
    expect(evaluateFormula('abs(a) + b s', ['a', 'b', 's'], [-1, 2, 3])).toBe(7);
    expect(evaluateFormula('tau t', ['t', 'a', 'u'], [2, 0, 0])).toBe(4 * Math.PI);
  });

  test('cannot be names of their own', () => {
    expect(() => parseFormula('xy', ['x', 'y', 'xy'])).toThrow(RangeError);
    expect(() => parseFormula('xy', ['x', 'y'], ['xy'])).toThrow(RangeError);
  });
});

test('inputs are the variables, then the parameters; what is used is told', () => {
  const expression = parseFormula('k x + constructor', ['x', 'y'], ['a', 'k', 'constructor']);
  expect(expression.usedVariables).toEqual(['x']);
  expect(expression.usedParameters).toEqual(['k', 'constructor']);
  expect(evaluateGraph(expression.root, [3, 5, 7, 10, 0.5])).toBe(30.5);
});

test.each(['1x', 'sin', 'pi', 'i', 'true', '__proto__', '', 'a-b', 'x'.repeat(33)])(
  '“%s” cannot be a variable',
  (name) => {
    expect(() => parseFormula('1', [name])).toThrow(RangeError);
  },
);

test('a name is given once', () => {
  expect(() => parseFormula('x', ['x', 'x'])).toThrow(RangeError);
  expect(() => parseFormula('x', ['x'], ['x'])).toThrow(RangeError);
});

test('a sum of 900 terms is no deep formula', () => {
  expect(evaluateFormula(Array(900).fill('x').join('+'), ['x'], [2])).toBe(1800);
});

test('2,000 letters are a product of 2,000 factors, read without overflowing the stack', () => {
  const { graph, root } = parseFormula('x'.repeat(2000), ['x']);
  const factors = topologicalOrder([root]).filter((node) => node.kind === 'operation');
  expect(factors).toHaveLength(1999);
  expect(root).not.toBe(graph.input(0));
});

describe('the preview', () => {
  test.each([
    ['x*y', 'x\\cdot y'],
    ['x²', '{ x}^{2}'],
    ['(x+1)/(2)', '\\frac{ x+1}{2}'],
    ['e^(-x)', '{ e}^{- x}'],
    ['kappa_1 alpha2', '\\kappa_{1}~ \\alpha_{2}'],
    ['angle', '\\mathrm{angle}'],
    ['100000x', '100000~ x'],
    ['1e13x', '10^{13}~ x'],
    ['1e13^2', '{\\left(10^{13}\\right)}^{2}'],
    ['cbrt(x) + log(x, y)', '\\sqrt[3]{ x}+\\log_{ y}\\left( x\\right)'],
    ['abs((x - y))', '\\left| x- y\\right|'],
    ['square(x) + pow(x + y, 3)', '{ x}^{2}+{\\left( x+ y\\right)}^{3}'],
    ['cube(x)^2', '{\\left({ x}^{3}\\right)}^{2}'],
    ['min(x, y, 1)', '\\min\\left( x, y,1\\right)'],
    ['x/2.5e-7', '\\frac{ x}{2.5\\cdot 10^{-7}}'],
  ])('%s is %s', (formula, tex) => {
    expect(parseFormula(formula, ['x', 'y'], ['kappa_1', 'alpha2', 'angle']).tex).toBe(tex);
  });

  test.each([
    'x*y*e*pi',
    'sin(x)*cos(y)-x*y',
    '2*x/y*x^(x*y)',
    '(a_b*x+b_2)^2/(a_b)',
    'abs(x)*exp(-x^2)*sqrt(y)',
    '-(-x)*+y',
    ...FUNCTION_NAMES.map((name) => `${name}(${arityProblem(name, 1) === null ? 'x' : 'x, y'})^2/2`),
    'log(x, 2) log(y, x y) hypot(x, y, 2)',
  ])('KaTeX sets %s', (formula) => {
    const { tex } = parseFormula(formula, ['x', 'y'], ['a_b', 'b_2']);
    expect(katex.renderToString(tex, { throwOnError: true, strict: 'error' })).toContain('katex');
  });
});

test.each([
  ['1/0 + x', Infinity],
  ['0/0 + x', NaN],
  ['log(-1)', NaN],
  ['0^0', 1],
  ['9^9^9^9', Infinity],
  ['(-8)^(1/3)', NaN],
  ['-1e308 * 10', -Infinity],
  [`0.${'0'.repeat(400)}1`, 0],
  [`0.${'3'.repeat(400)}`, 1 / 3],
])('%s has the value that IEEE 754 gives it', (formula, value) => {
  expect(valueOf(formula)).toBe(value);
});
