import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseFormula } from '../expression/index.ts';
import { CompiledFunction, PointFunction } from '../kernel/index.ts';
import {
  checkSetting,
  OPTIMIZERS,
  settingsOf,
  type GradientMethod,
  type Setting,
  type Settings,
} from '../optimizers/index.ts';
import { runToEnd } from '../work/index.ts';
import { descend, descendTogether } from './descend.ts';
import { stepByStep } from './step-by-step.ts';

const METHODS = OPTIMIZERS.filter((optimizer): optimizer is GradientMethod => optimizer.kind === 'gradient');
const FORMULAS = [
  '(1 - x)^2 + k*(y - x^2)^2',
  'x^2 y + sin(x y) + k',
  'exp(x) + exp(-x) + k y^2',
  'log(x) + k y^2',
  'sqrt(abs(x)) + abs(y - k)',
  'k x^4 + y^400',
  '1e-170 x^2 + k 1e-190 y',
  'k',
];

/** Every choice; numbers mostly at their default, else some that are in range. */
function valueOf(spec: Setting): fc.Arbitrary<number | string> {
  if (spec.kind === 'choice') return fc.constantFrom(...spec.options);
  const others = [0, 1e-9, 0.3, 0.95, 1, 2, 3, 1e308].filter((value) => checkSetting(spec, value) === null);
  return fc.constantFrom(spec.default, spec.default, ...others);
}

const settingsFor = (method: GradientMethod): fc.Arbitrary<Settings> =>
  fc.record({
    ...Object.fromEntries(method.settings.map((spec) => [spec.name, valueOf(spec)])),
    learningRate: fc.oneof(fc.double({ min: 0, max: 1.5, noNaN: true }), fc.constantFrom(0, 1e-5, 1e308)),
  });

const coordinate = fc.oneof(
  fc.double({ min: -3, max: 3, noNaN: true }),
  fc.constantFrom(0, -0, 1e-200, 1e11, NaN),
);

test.each(METHODS)('a run of $id in the kernel is the run on plain numbers, bit for bit', (optimizer) => {
  fc.assert(
    fc.property(
      fc.constantFrom(...FORMULAS),
      fc.tuple(coordinate, coordinate),
      settingsFor(optimizer),
      fc.constantFrom(0, 1e-300, 1e-6, 0.5),
      fc.constantFrom(0, 1, 40, 2001),
      fc.double({ min: -4, max: 4, noNaN: true }),
      (formula, start, chosen, tolerance, steps, k) => {
        const f = new PointFunction(new CompiledFunction(parseFormula(formula, ['x', 'y'], ['k'])), [k]);
        const settings = settingsOf(optimizer, chosen);
        const task = { function: f, optimizer, settings, start, steps, tolerance };
        expect(runToEnd(descend(task))).toEqual(runToEnd(stepByStep(task)));
      },
    ),
    { numRuns: 30 },
  );
});

test('in fifty dimensions too', () => {
  const names = Array.from({ length: 50 }, (_, i) => `a${i}`);
  const f = new PointFunction(
    new CompiledFunction(parseFormula(names.map((name, i) => `${i + 1} ${name}^2`).join(' + '), names)),
    [],
  );
  for (const optimizer of METHODS) {
    const start = names.map((_, i) => Math.cos(i));
    const task = {
      function: f,
      optimizer,
      settings: settingsOf(optimizer, {}),
      start,
      steps: 60,
      tolerance: 0,
    };
    const run = runToEnd(descend(task));
    expect(run.steps, optimizer.id).toBe(60);
    expect(run).toEqual(runToEnd(stepByStep(task)));
  }
});

test('with learning rates, noise and minibatches of its own at each step too', () => {
  const [names, parameters] = [['x', 'y'], ['k']];
  const compiled = (formula: string): CompiledFunction =>
    new CompiledFunction(parseFormula(formula, names, parameters));
  const terms = ['(x - 1)^2', '(y + k x)^2', 'log(x + 2)', 'x y'];
  const whole = compiled(`(${terms.join(' + ')})/4`);
  const parts = terms.map(compiled);
  const numbers = (count: number): fc.Arbitrary<Float64Array> =>
    fc
      .array(fc.double({ min: -0.2, max: 0.2, noNaN: true }), { minLength: 40, maxLength: 40 })
      .map((few) => Float64Array.from({ length: count }, (_, k) => few[k % few.length]!));
  const steps = 100;
  fc.assert(
    fc.property(
      fc.constantFrom(...METHODS),
      fc.option(numbers(steps)),
      fc.option(numbers(2 * steps)),
      fc.option(numbers(4 * steps)),
      fc.double({ min: -2, max: 2, noNaN: true }),
      (optimizer, learningRates, gradientNoise, weights, k) => {
        const task = {
          function: new PointFunction(whole, [k]),
          optimizer,
          settings: settingsOf(optimizer, {}),
          start: [0.3, -0.7],
          steps,
          tolerance: 0,
          learningRates,
          gradientNoise,
          sampling: weights === null ? null : { terms: parts, weights },
        };
        expect(runToEnd(descend(task))).toEqual(runToEnd(stepByStep(task)));
      },
    ),
    { numRuns: 200 },
  );
});

test('several together are each the run alone, bit for bit, wherever the others end', () => {
  const compiled = (formula: string): CompiledFunction =>
    new CompiledFunction(parseFormula(formula, ['x', 'y'], ['k']));
  const functions = FORMULAS.map(compiled);
  const terms = ['(x - 1)^2', '(y + k x)^2', 'log(x + 2)', 'x y'].map(compiled);
  const column = (length: number): fc.Arbitrary<Float64Array | null> =>
    fc.option(
      fc.nat({ max: 99 }).map((seed) => Float64Array.from({ length }, (_, k) => Math.sin(seed * k) / 5)),
    );
  const coordinate = fc.oneof(fc.double({ min: -3, max: 3, noNaN: true }), fc.constantFrom(0, 1e11, NaN));
  const steps = 90;
  const sharedNoise = Float64Array.from({ length: 2 * steps }, (_, k) => Math.cos(k));
  const run = fc.record({
    optimizer: fc.constantFrom(...OPTIMIZERS),
    start: fc.tuple(coordinate, coordinate),
    learningRate: fc.oneof(fc.double({ min: 0, max: 1.5, noNaN: true }), fc.constantFrom(0, 1e-5, 1e308)),
    learningRates: column(steps),
    gradientNoise: fc.oneof(column(2 * steps), fc.constant(sharedNoise)),
    weights: column(4 * steps),
  });
  fc.assert(
    fc.property(
      fc.array(run, { minLength: 1, maxLength: 11 }),
      fc.constantFrom(...functions),
      fc.constantFrom(0, 1e-6, 0.5),
      fc.double({ min: -4, max: 4, noNaN: true }),
      (runs, f, tolerance, k) => {
        const common = { function: new PointFunction(f, [k]), steps, tolerance };
        const tasks = runs.map(({ weights, learningRate, ...own }) => ({
          ...common,
          ...own,
          settings: settingsOf(own.optimizer, own.optimizer.learningRateOf === null ? {} : { learningRate }),
          sampling: weights === null ? null : { terms, weights },
        }));
        expect(runToEnd(descendTogether(tasks))).toEqual(tasks.map((task) => runToEnd(stepByStep(task))));
      },
    ),
    { numRuns: 100 },
  );
});
