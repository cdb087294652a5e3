import { describe, expect, test } from 'vitest';
import { InputError } from '../input-error.ts';
import { defaultDocument, MAXIMUM_STEPS, withFormula } from './defaults.ts';
import type { LabDocument } from './lab-document.ts';
import { withDomain, withParameter, withPin, withStart, withSteps, withTolerance } from './edits.ts';

const document = defaultDocument();

describe('a domain', () => {
  test.each([
    ['backwards', [1, 0], 'x must run from a smaller to a larger number.'],
    ['empty', [1, 1], 'x must run from a smaller to a larger number.'],
    ['without an end', [0, Infinity], 'x needs two finite numbers.'],
    ['too far away', [0, 2e12], 'x may reach to ±10¹².'],
    ['too narrow for its place', [1e6, 1e6 + 1e-5], 'x is too narrow to show.'],
  ] as const)('%s is refused', (_, x, problem) => {
    expect(() => withDomain(document, { x, y: [0, 1] })).toThrow(new InputError(problem));
  });
});

test.each([[[NaN, 0]], [[0, Infinity]], [[2e12, 0]]] as const)('a start at %j is refused', (start) => {
  expect(() => withStart(document, start)).toThrow(InputError);
});

test.each([0, 1.5, MAXIMUM_STEPS + 1, NaN])('%s steps are refused', (steps) => {
  expect(() => withSteps(document, steps)).toThrow('a whole number from 1 to 20,000');
});

test.each([-1e-9, NaN, Infinity])('a tolerance of %s is refused', (tolerance) => {
  expect(() => withTolerance(document, tolerance)).toThrow(InputError);
});

describe('a parameter', () => {
  const lab = withFormula(document, 'k x^2', ['k']);
  const k = (changed: LabDocument) => changed.parameters[0];

  test('outside its range widens the range', () => {
    expect(k(withParameter(lab, 'k', { value: 9 }))).toMatchObject({ value: 9, minimum: -5, maximum: 9 });
    expect(k(withParameter(lab, 'k', { value: -7 }))).toMatchObject({ value: -7, minimum: -7, maximum: 5 });
  });

  test('follows an end of its range that passes it', () => {
    expect(k(withParameter(lab, 'k', { minimum: 3 }))).toMatchObject({ value: 3, minimum: 3, maximum: 5 });
  });

  test.each([[{ value: NaN }], [{ minimum: 6 }], [{ scale: 'log', value: 0 }]] as const)(
    '%j is refused',
    (change) => {
      expect(() => withParameter(lab, 'k', change)).toThrow(InputError);
    },
  );

  test('of another name is left alone', () => {
    expect(withParameter(lab, 'a', { value: 2 })).toEqual(lab);
  });
});

describe('what is shown', () => {
  test('is kept by a pin with its start and settings', () => {
    const { pinned } = withPin({ ...document, start: [1, 2] });
    expect(pinned).toEqual([
      {
        id: 'gradient-descent',
        name: null,
        series: 0,
        settings: document.optimizers[0]?.settings,
        schedule: { id: 'constant', settings: {} },
        start: [1, 2],
      },
    ]);
  });
});
