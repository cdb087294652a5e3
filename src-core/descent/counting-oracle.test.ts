import { expect, test } from 'vitest';
import { parseFormula } from '../expression/index.ts';
import { CompiledFunction, PointFunction } from '../kernel/index.ts';
import { findOptimizer } from '../optimizers/index.ts';
import { CountingOracle } from './counting-oracle.ts';
import { StepByStepInputs } from './step-inputs.ts';

const f = new PointFunction(new CompiledFunction(parseFormula('x^2 + 3 y^2', ['x', 'y'])), []);
const optimizer = findOptimizer('newton')!;
const task = { function: f, optimizer, settings: {}, start: [1, 2], steps: 2, tolerance: 0 };

const go = (oracle: CountingOracle, x: number, y: number, step = 0): void =>
  oracle.moveTo(step, [x, y], f.firstOrder([x, y]));

function at(x: number, y: number, gradientNoise: Float64Array | null = null): CountingOracle {
  const oracle = new CountingOracle(f, new StepByStepInputs({ ...task, gradientNoise }));
  go(oracle, x, y);
  return oracle;
}

test('being somewhere costs nothing', () => {
  expect(at(1, 2).cost).toEqual({ values: 0, gradients: 0, hessians: 0, solves: 0 });
});

test('what is asked twice at a point counts once, and f comes with ∇f', () => {
  const oracle = at(1, 2);
  expect([oracle.gradient(), oracle.gradient(), oracle.value()]).toEqual([[2, 12], [2, 12], 13]);
  expect([oracle.hessian(), oracle.hessian()]).toHaveLength(2);
  expect([oracle.eigenpairs().values, oracle.eigenpairs().values]).toEqual([
    [2, 6],
    [2, 6],
  ]);
  expect(oracle.cost).toEqual({ values: 0, gradients: 1, hessians: 1, solves: 1 });
});

test('∇f after f is one of each', () => {
  const oracle = at(1, 2);
  oracle.value();
  oracle.gradient();
  expect(oracle.cost).toMatchObject({ values: 1, gradients: 1 });
});

test('the next step begins at any of the trials, where what was asked is known', () => {
  const oracle = at(1, 2);
  oracle.valueAt([0.5, 1]);
  oracle.firstOrderAt([0.25, 0.5]);
  oracle.valueAt([0, 0]);
  go(oracle, 0.25, 0.5);
  oracle.gradient();
  oracle.value();
  expect(oracle.cost).toMatchObject({ values: 2, gradients: 1 });
  oracle.valueAt([0.1, 0.1]);
  oracle.valueAt([0.2, 0.2]);
  go(oracle, 0.1, 0.1);
  oracle.value();
  expect(oracle.cost).toMatchObject({ values: 4, gradients: 1 });
  oracle.gradient();
  expect(oracle.cost).toMatchObject({ values: 4, gradients: 2 });
});

test('who stays knows what was asked, H too; who comes back later does not', () => {
  const oracle = at(1, 2);
  oracle.gradient();
  oracle.hessian();
  go(oracle, 1, 2);
  oracle.gradient();
  oracle.hessian();
  expect(oracle.cost).toMatchObject({ gradients: 1, hessians: 1 });
  go(oracle, 3, 3);
  go(oracle, 1, 2);
  oracle.gradient();
  oracle.hessian();
  expect(oracle.cost).toMatchObject({ gradients: 2, hessians: 2 });
});

test('a system that is solved counts, and so does one that cannot be', () => {
  const oracle = at(1, 2);
  expect(
    oracle.solve(
      [
        [2, 0],
        [0, 4],
      ],
      [2, 4],
    ),
  ).toEqual([1, 1]);
  expect(
    oracle.solve(
      [
        [0, 0],
        [0, 0],
      ],
      [2, 4],
    ),
  ).toBeNull();
  expect(oracle.cost.solves).toBe(2);
});

test('where each step sees a gradient of its own, none is known from the step before', () => {
  const oracle = at(1, 2, Float64Array.of(1, 0, 2, 0));
  expect(oracle.gradient()).toEqual([3, 12]);
  expect(oracle.firstOrderAt([0, 0]).gradient).toEqual([1, 0]);
  go(oracle, 0, 0, 1);
  expect(oracle.gradient()).toEqual([2, 0]);
  // f is no other.
  oracle.value();
  expect(oracle.cost).toMatchObject({ values: 0, gradients: 3 });
});
