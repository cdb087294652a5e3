/** No method throws or hangs, whatever f is; a line search never leaves f higher than it was. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseFormula } from '../expression/index.ts';
import { CompiledFunction, PointFunction } from '../kernel/index.ts';
import { OPTIMIZERS, settingsOf, type OracleMethod } from '../optimizers/index.ts';
import { runToEnd } from '../work/index.ts';
import { descend } from './index.ts';

const METHODS = OPTIMIZERS.filter((optimizer): optimizer is OracleMethod => optimizer.kind === 'oracle');
/** Those that take no step on which f rises. */
const MONOTONE = [
  'damped-newton',
  'newton-armijo',
  'bfgs',
  'conjugate-gradient',
  'gradient-descent-backtracking',
  'gradient-descent-exact',
  'nelder-mead',
];

const FORMULAS = [
  'log(x) + y^2',
  'log(x y)',
  '1/x + 1/y',
  '1/(x^2 + y^2)',
  'abs(x) + abs(y)',
  'abs(x) - abs(y)',
  'sqrt(x) + sqrt(y)',
  '-sqrt(1 - x^2 - y^2)',
  'x^1.5 + y^2',
  'max(x, y)',
  '7',
  'exp(-x^2 - y^2)',
  '1e-300 (x^2 + y^2)',
  '1e90 (x^2 + y^2)',
  '1e99 exp(x) + y',
  'exp(exp(x)) + exp(exp(y))',
  'x + y',
  'x y',
  '-x^2 - y^2',
  'x^3 - 3 x y^2',
  'x^2 + 1e14 y^2',
  '1e15 + x^2 + y^2',
  'sin(1e8 x) + y',
  'tan(x) + tan(y)',
  'sign(x) + y^2',
  'atan2(y, x)',
  'x^x + y^y',
  'log(-1 - x^2 - y^2)',
];
const compiled = FORMULAS.map((formula) => new CompiledFunction(parseFormula(formula, ['x', 'y'])));

const coordinate = fc.oneof(
  { weight: 4, arbitrary: fc.double({ min: -3, max: 3, noNaN: true }) },
  { weight: 1, arbitrary: fc.constantFrom(0, -0, 1, 1e-160, 1e-320, 1e11, -1e11, 1e-8) },
);

/** Methods whose settings are at their defaults, and at the other choice where there is one. */
const variants = METHODS.flatMap((method) => {
  const choices = method.settings.flatMap((spec) =>
    spec.kind === 'choice' ? spec.options.map((option) => ({ [spec.name]: option })) : [],
  );
  return (choices.length === 0 ? [{}] : choices).map(
    (chosen) => [[method.id, ...Object.values(chosen)].join(' '), method, chosen] as const,
  );
});

describe.each(variants)('%s', (_, optimizer, chosen) => {
  test('ends, and says why', () => {
    fc.assert(
      fc.property(fc.nat(FORMULAS.length - 1), coordinate, coordinate, (which, x, y) => {
        const f = new PointFunction(compiled[which]!, []);
        const settings = settingsOf(optimizer, chosen);
        const path = runToEnd(
          descend({ function: f, optimizer, settings, start: [x, y], steps: 30, tolerance: 1e-6 }),
        );
        expect(path.steps).toBeLessThanOrEqual(30);
        const asked = path.cost.values + path.cost.gradients;
        expect(asked).toBeLessThanOrEqual(1200 * (path.steps + 1));
        if (!MONOTONE.includes(optimizer.id) || chosen['dampingRule'] === 'fixed') return;
        path.values.forEach((value, k) => {
          if (k > 0) expect(value, `${FORMULAS[which]}, step ${k}`).toBeLessThanOrEqual(path.values[k - 1]!);
        });
      }),
      { numRuns: 300 },
    );
  });
});

test.each(MONOTONE)('%s on a plateau stalls', (id) => {
  const optimizer = METHODS.find((method) => method.id === id)!;
  const f = new PointFunction(new CompiledFunction(parseFormula('7 + 0 x', ['x', 'y'])), []);
  const path = runToEnd(
    descend({
      function: f,
      optimizer,
      settings: settingsOf(optimizer, {}),
      start: [1, 2],
      steps: 200,
      tolerance: 0,
    }),
  );
  expect(path.stop).toBe('stalled');
});
