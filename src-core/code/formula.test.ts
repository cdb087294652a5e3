import fc from 'fast-check';
import { expect, test } from 'vitest';
import { graphData } from '../derivatives/index.ts';
import { parseFormula } from '../expression/index.ts';
import { evaluateFormula } from '../fixtures/evaluate-graph.ts';
import { evaluatePython } from '../fixtures/python-expression.ts';
import { smoothFormula } from '../fixtures/smooth-formulas.ts';
import { CompiledFunction, PointFunction } from '../kernel/index.ts';
import { runToEnd } from '../work/index.ts';
import { gradientFunction, hessianFunction, treesOf, valueFunction } from './formula.ts';
import { JAX, NUMPY, PYTORCH } from './library.ts';

const POINT = [0.75, -0.4] as const;

function functionsOf(formula: string) {
  const graphs = runToEnd(graphData(parseFormula(formula, ['x', 'y']), 2, 100_000));
  if (graphs === null) throw new Error('That was long.');
  const trees = treesOf(graphs, ['x', 'y']);
  const at = (place: number) => trees[place] ?? expect.fail('no such node');
  return {
    f: (library = NUMPY) => valueFunction(at(graphs.value), ['x', 'y'], library),
    gradient: gradientFunction(graphs.gradient.map(at), ['x', 'y']),
    hessian: hessianFunction((graphs.hessian ?? []).map(at), ['x', 'y']),
  };
}

const textOf = (formula: string, library = NUMPY): string =>
  functionsOf(formula).f(library).lines.at(-1)?.replace('    return ', '') ?? '';

/** Runs the lines of a function at a point; what it returns is rows of numbers. */
function run(lines: readonly string[], [x, y]: readonly [number, number]): readonly number[] {
  const names = new Map([
    ['x', x],
    ['y', y],
  ]);
  for (const line of lines.slice(2, -1)) {
    const [, name = '', text = ''] = /^ {4}(\w+) = (.*)$/.exec(line) ?? [];
    names.set(name, evaluatePython(text, names));
  }
  const [, list = ''] = /^ {4}return np\.array\(\[+(.*?)\]+\)$/.exec(lines.at(-1) ?? '') ?? [];
  return partsOf(list).map((text) => evaluatePython(text, names));
}

/** Split at commas that are in no round brackets. */
function partsOf(list: string): readonly string[] {
  const parts = [''];
  let depth = 0;
  for (const character of list) {
    if (character === '(') depth++;
    if (character === ')') depth--;
    if (character === ',' && depth === 0) parts.push('');
    else if (!'[]'.includes(character)) parts.push((parts.pop() ?? '') + character);
  }
  return parts;
}

const near = (value: number, expected: number): void => {
  expect(Math.abs(value - expected)).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(expected)));
};

test.each([
  ['(1 - x)^2 + 100 (y - x^2)^2', '(1 - x) ** 2 + 100 * (y - x**2) ** 2'],
  ['-x^2', '-x**2'],
  ['(-x)^2', '(-x) ** 2'],
  ['x^y^2', 'x ** y**2'],
  ['(x^y)^2', '(x**y) ** 2'],
  ['x^-2', 'x**-2'],
  ['x - (y - 1)', 'x - (y - 1)'],
  ['x / (y * 2)', 'x / (y * 2)'],
  ['x + -2', 'x - 2'],
  ['2pi x + pi/2 + e', '2 * np.pi * x + np.pi / 2 + np.e'],
  ['-pi y', '-np.pi * y'],
  ['atan2(x, y) + asin(x)', 'np.arctan2(x, y) + np.arcsin(x)'],
  ['max(x, y, 0)', 'np.maximum(np.maximum(x, y), 0)'],
  ['hypot(x, y, x + 1)', 'np.sqrt(x ** 2 + y ** 2 + (x + 1) ** 2)'],
  ['log(x, 10) + log(x, y)', 'np.log10(x) + np.log(x) / np.log(y)'],
  ['x + sin(2)', `x + ${Math.sin(2)}`],
  ['10^5 x + 1e300', '100000 * x + 1e300'],
  ['x + 12345678901234567890', 'x + 1.2345678901234567e19'],
  ['0.00001x', '1e-5 * x'],
])('%s', (formula, python) => {
  expect(textOf(formula)).toBe(python);
});

test('what a library lacks is written out, and numbers are wrapped where its functions want tensors', () => {
  expect(textOf('asin(x) + max(x, 2)', PYTORCH)).toBe('torch.asin(x) + torch.maximum(x, torch.tensor(2.0))');
  expect([...functionsOf('cbrt(x) + sigmoid(y)').f(PYTORCH).helpers]).toEqual(['cbrt']);
  expect([...functionsOf('cbrt(x) + sigmoid(y)').f().helpers]).toEqual(['sigmoid']);
  expect(textOf('cbrt(x) + sigmoid(y) + relu(x)', JAX)).toBe(
    'jnp.cbrt(x) + jax.nn.sigmoid(y) + jax.nn.relu(x)',
  );
});

test('the printed formula has the value of the formula', () => {
  fc.assert(
    fc.property(smoothFormula, (formula) => {
      const names = new Map(Object.entries({ x: POINT[0], y: POINT[1] }));
      near(evaluatePython(textOf(formula), names), evaluateFormula(formula, ['x', 'y'], POINT));
    }),
  );
});

test('the printed derivatives have the values of the derivatives', () => {
  fc.assert(
    fc.property(smoothFormula, (formula) => {
      const f = new PointFunction(new CompiledFunction(parseFormula(formula, ['x', 'y'])), []);
      const { gradient, hessian } = f.secondOrder([...POINT]);
      const { gradient: first, hessian: second } = functionsOf(formula);
      run(first.lines, POINT).forEach((value, i) => near(value, gradient[i] ?? NaN));
      run(second.lines, POINT).forEach((value, i) => near(value, hessian.flat()[i] ?? NaN));
    }),
    { numRuns: 50 },
  );
});

test('lines of derivatives stay short: what is long or needed twice is computed once and named', () => {
  const sum = Array.from({ length: 40 }, (_, k) => `sin(${k + 1}x y)^2`).join(' + ');
  const { gradient } = functionsOf(sum);
  for (const line of gradient.lines.slice(2, -1)) expect(line.length).toBeLessThan(160);
  const definitions = gradient.lines.flatMap((line) => / {4}\w+ = (.*)/.exec(line)?.[1] ?? []);
  expect(new Set(definitions).size).toBe(definitions.length);
});
