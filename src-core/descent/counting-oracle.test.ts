import { expect, test } from 'vitest';
import { parseFormula } from '../expression/index.ts';
import { CompiledFunction, PointFunction } from '../kernel/index.ts';
import { CountingOracle } from './counting-oracle.ts';

const f = new PointFunction(new CompiledFunction(parseFormula('x^2 + 3 y^2', ['x', 'y'])), []);

function at(x: number, y: number): CountingOracle {
  const oracle = new CountingOracle(f);
  oracle.moveTo([x, y], f.firstOrder([x, y]));
  return oracle;
}
const go = (oracle: CountingOracle, x: number, y: number): void =>
  oracle.moveTo([x, y], f.firstOrder([x, y]));

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
