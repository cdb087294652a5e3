import { describe, expect, test } from 'vitest';
import { parseFormula } from '../expression/index.ts';
import { CompiledFunction, PointFunction } from '../kernel/index.ts';
import {
  analysePoint,
  conditionNumberOf,
  criticalPointType,
  definitenessOf,
  largestStableLearningRate,
} from './index.ts';

describe.each([
  { eigenvalues: [1, 4], definiteness: 'positive-definite', condition: 4, type: 'minimum', rate: 0.5 },
  { eigenvalues: [-4, -1], definiteness: 'negative-definite', condition: 4, type: 'maximum', rate: null },
  { eigenvalues: [-1, 4], definiteness: 'indefinite', condition: 4, type: 'saddle', rate: null },
  {
    eigenvalues: [0, 4],
    definiteness: 'positive-semidefinite',
    condition: Infinity,
    type: 'degenerate',
    rate: 0.5,
  },
  {
    eigenvalues: [-4, 0],
    definiteness: 'negative-semidefinite',
    condition: Infinity,
    type: 'degenerate',
    rate: null,
  },
  { eigenvalues: [0, 0], definiteness: 'zero', condition: null, type: 'degenerate', rate: null },
  { eigenvalues: [-1, 0, 4], definiteness: 'indefinite', condition: Infinity, type: 'saddle', rate: null },
  { eigenvalues: [4e-12, 4], definiteness: 'positive-definite', condition: 1e12, type: 'minimum', rate: 0.5 },
  {
    eigenvalues: [-1e-17, 4],
    definiteness: 'positive-semidefinite',
    condition: Infinity,
    type: 'degenerate',
    rate: 0.5,
  },
  {
    eigenvalues: [1e-300, 4e-300],
    definiteness: 'positive-definite',
    condition: 4,
    type: 'minimum',
    rate: 2 / 4e-300,
  },
] as const)('eigenvalues $eigenvalues', ({ eigenvalues, definiteness, condition, type, rate }) => {
  test(`are ${definiteness}`, () => {
    expect(definitenessOf(eigenvalues)).toBe(definiteness);
    expect(conditionNumberOf(eigenvalues)).toBe(condition);
    expect(criticalPointType(definiteness)).toBe(type);
    expect(largestStableLearningRate(eigenvalues)).toBe(rate);
  });
});

test('eigenvalues that are not finite say nothing', () => {
  expect(definitenessOf([NaN, NaN])).toBeNull();
  expect(conditionNumberOf([NaN, NaN])).toBeNull();
  expect(largestStableLearningRate([NaN, NaN])).toBeNull();
});

describe('a point', () => {
  const analyse = (formula: string, point: readonly number[]) =>
    analysePoint(new PointFunction(new CompiledFunction(parseFormula(formula, ['x', 'y'])), []), point);

  test.each([
    ['x^2 + y^2', 'minimum'],
    ['-x^2 - y^2', 'maximum'],
    ['x y', 'saddle'],
    ['x^3 - 3 x y^2', 'degenerate'],
    ['x^4 + y^4', 'degenerate'],
    ['x^2', 'degenerate'],
    ['7', 'degenerate'],
    ['x', null],
  ])('of %s at the origin is %s', (formula, type) => {
    expect(analyse(formula, [0, 0]).criticalPoint).toBe(type);
  });

  test('is critical within a stated tolerance only', () => {
    expect(analyse('x^2 + y^2', [4e-7, 0]).criticalPoint).toBe('minimum');
    expect(analyse('x^2 + y^2', [6e-7, 0]).criticalPoint).toBeNull();
  });

  test('where f is infinite has no Hessian, though the rules give zeros', () => {
    expect(analyse('1/0*x + y', [1, 1])).toMatchObject({
      value: Infinity,
      smoothness: 'undefined',
      hessian: [
        [NaN, NaN],
        [NaN, NaN],
      ],
      eigenvalues: [NaN, NaN],
      definiteness: null,
      smallestEigenvalueBound: null,
    });
  });

  test('where f is undefined has numbers for nothing', () => {
    expect(analyse('log(x) + y^2', [-1, 1])).toEqual({
      point: [-1, 1],
      value: NaN,
      gradient: [NaN, NaN],
      smoothness: 'undefined',
      hessian: [
        [NaN, NaN],
        [NaN, NaN],
      ],
      eigenvalues: [NaN, NaN],
      eigenvectors: [
        [NaN, NaN],
        [NaN, NaN],
      ],
      smallestEigenvalueBound: null,
      definiteness: null,
      conditionNumber: null,
      conditionNumberDigits: null,
      criticalPoint: null,
      largestStableLearningRate: null,
    });
  });
});
