import { describe, expect, test } from 'vitest';
import { runToEnd } from '../work/index.ts';
import { settingsAlong } from '../descent/sweep.ts';
import { defaultDocument, withLandscape } from '../document/index.ts';
import type { LabDocument, OptimizerEntry } from '../document/lab-document.ts';
import { FormulaError } from '../expression/index.ts';
import { InputError } from '../input-error.ts';
import { findLandscape } from '../landscapes/index.ts';
import { createHandlers } from './handlers.ts';
import { derivatives as typeset } from './handlers/derivatives.ts';
import { sweep } from './handlers/sweep.ts';
import type { SweepRuns } from '../scene/sweep/run-sweeps.ts';
import type { Requests } from './protocol.ts';

const handlers = createHandlers();
const analyse = (input: Requests['analyse']['input']) => runToEnd(handlers.analyse(input));
const descend = (input: Partial<Requests['descend']['input']>) =>
  runToEnd(
    handlers.descend({
      formula: 'x^2 + y^2',
      variables: ['x', 'y'],
      parameters: {},
      optimizer: 'gradient-descent',
      settings: {},
      start: [1, 2],
      steps: 2,
      tolerance: 0,
      ...input,
    }),
  );

describe('analyse', () => {
  test('answers for each point, with parameters in any order', () => {
    const { results } = analyse({
      formula: 'a x^2 + b y',
      variables: ['x', 'y'],
      parameters: { b: 3, a: 2 },
      points: [
        [1, 1],
        [2, 0],
      ],
    });
    expect(results.map(({ value, gradient }) => [value, ...gradient])).toEqual([
      [5, 4, 3],
      [8, 8, 3],
    ]);
  });

  test('takes fifty variables', () => {
    const variables = Array.from({ length: 50 }, (_, i) => `x${i}`);
    const formula = variables.map((name, i) => `${i + 1} ${name}^2`).join(' + ');
    const [result] = analyse({
      formula,
      variables,
      parameters: {},
      points: [variables.map(() => 1)],
    }).results;
    expect(result?.eigenvalues).toEqual(variables.map((_, i) => 2 * (i + 1)));
    expect(result?.definiteness).toBe('positive-definite');
    expect(result?.conditionNumber).toBe(50);
    expect(result?.largestStableLearningRate).toBe(0.02);
  });

  test.each([
    ['a point of another length', { points: [[1]] }, /2 coordinates/],
    ['a parameter that does not occur', { parameters: { k: 1 } }, /parameter k/],
    ['a variable named twice', { variables: ['x', 'x'] }, /twice/],
  ])('refuses %s', (_, change, message) => {
    const input = { formula: 'x y', variables: ['x', 'y'], parameters: {}, points: [[1, 2]], ...change };
    expect(() => analyse(input)).toThrow(RangeError);
    expect(() => analyse(input)).toThrow(message);
  });

  test('a fault of the formula is a FormulaError', () => {
    expect(() => analyse({ formula: 'x^', variables: ['x'], parameters: {}, points: [[1]] })).toThrow(
      FormulaError,
    );
  });
});

describe('descend', () => {
  test('gives steps + 1 rows, all settings, and why it stopped', () => {
    expect(descend({ settings: { learningRate: 0.25 } })).toEqual({
      optimizer: 'gradient-descent',
      settings: { learningRate: 0.25, weightDecay: 0 },
      points: [
        [1, 2],
        [0.5, 1],
        [0.25, 0.5],
      ],
      values: [5, 1.25, 0.3125],
      gradientNorms: [20, 5, 1.25].map(Math.sqrt),
      stop: 'steps',
      steps: 2,
    });
  });

  test.each([
    ['an unknown optimizer', { optimizer: 'nonsense' }],
    ['an unknown setting', { settings: { nonsense: 1 } }],
    ['a setting out of range', { settings: { learningRate: -1 } }],
    ['a start of another length', { start: [1, 2, 3] }],
  ])('refuses %s', (_, change) => {
    expect(() => descend(change)).toThrow(RangeError);
  });
});

test('formula tells which names it uses', () => {
  const input = { formula: 'k x', variables: ['x', 'y'], parameters: ['k', 'm'] };
  expect(runToEnd(handlers.formula(input))).toEqual({
    tex: 'k~ x',
    usedVariables: ['x'],
    usedParameters: ['k'],
  });
});

describe('derivatives', () => {
  const derivatives = (input: Partial<Requests['derivatives']['input']>) =>
    runToEnd(typeset({ formula: 'k x^2 y', variables: ['x', 'y'], parameters: ['k'], ...input }));

  test('gives f as typed, and ∇f and H simplified', () => {
    const { value, gradient, hessian } = derivatives({});
    expect(value.tex).toBe('k~{ x}^{2}~ y');
    expect(gradient).toEqual([
      { tex: '2kxy', length: 4 },
      { tex: 'kx^{2}', length: 3 },
    ]);
    expect(hessian.map((row) => row.map(({ tex }) => tex))).toEqual([
      ['2ky', '2kx'],
      ['2kx', '0'],
    ]);
  });

  test('refuses what is no formula, and names that are none', () => {
    expect(() => derivatives({ formula: 'x^' })).toThrow(FormulaError);
    expect(() => derivatives({ parameters: ['x'] })).toThrow(RangeError);
  });
});

test('sweep ends each run as the lab would, with its schedule and noise', () => {
  const document = withLandscape(defaultDocument(), findLandscape('rosenbrock')!);
  const noisy: LabDocument = {
    ...document,
    noise: { ...document.noise, kind: 'isotropic', sigma: 0.1 },
    optimizers: document.optimizers.map((entry) => ({ ...entry, schedule: { id: 'cosine', settings: {} } })),
  };
  const [{ key }] = noisy.optimizers as [OptimizerEntry];
  const rates = [1e-4, 1e-3];
  const settings = settingsAlong('learningRate', rates);
  const sweepsOf = (of: LabDocument, ...sweeps: readonly SweepRuns[]) =>
    runToEnd(sweep({ document: of, sweeps }));
  const [empty, result] = sweepsOf(noisy, { key, settings: [] }, { key, settings });
  expect(empty!.stops).toEqual([]);
  const expected = rates.map((learningRate) => {
    const optimizers = noisy.optimizers.map((entry) => ({ ...entry, settings: { learningRate } }));
    return runToEnd(handlers.paths({ document: { ...noisy, optimizers } }))[0]!;
  });
  expect([...result!.values]).toEqual(expected.map(({ values }) => values.at(-1)));
  expect([...result!.steps]).toEqual(expected.map(({ steps }) => steps));
  expect(() => sweepsOf(document, { key: 'nobody', settings: [] })).toThrow(InputError);
  expect(() => sweepsOf(document, { key, settings: [{ learningRate: -1 }] })).toThrow(InputError);
});
