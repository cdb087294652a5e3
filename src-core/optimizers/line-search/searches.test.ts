import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseFormula } from '../../expression/index.ts';
import { CompiledFunction, PointFunction } from '../../kernel/index.ts';
import { solve } from '../../linear-algebra/solve.ts';
import { symmetricEigen } from '../../linear-algebra/symmetric-eigen.ts';
import { dot, scaled } from '../../linear-algebra/vectors.ts';
import type { Oracle, Vector } from '../optimizer.ts';
import { backtrack } from './armijo.ts';
import { strongWolfe } from './strong-wolfe.ts';

/** f of x and y at a point, with the number of times it was asked for elsewhere. */
function oracleAt(formula: string, point: Vector): Oracle & { readonly asked: () => number } {
  const f = new PointFunction(new CompiledFunction(parseFormula(formula, ['x', 'y'])), []);
  const { value, gradient, hessian } = f.secondOrder(point);
  let asked = 0;
  return {
    point,
    value: () => value,
    gradient: () => gradient,
    hessian: () => hessian,
    eigenpairs: () => symmetricEigen(hessian),
    valueAt: (there) => (asked++, f.value(there)),
    firstOrderAt: (there) => (asked++, f.firstOrder(there)),
    solve,
    asked: () => asked,
  };
}

const SMOOTH = [
  'x^2 + 10 y^2',
  '(1-x)^2 + 100 (y-x^2)^2',
  '(x^2+y-11)^2 + (x+y^2-7)^2',
  'sin(x) cos(y) + (x^2+y^2)/20',
  'log(1 + x^2 + 5 y^2)',
  'exp(x) + exp(-x) + y^4',
];
const coordinate = fc.double({ min: -3, max: 3, noNaN: true });
/** −∇f turned by less than a right angle: a direction down. */
const turn = fc.double({ min: -1.4, max: 1.4, noNaN: true });

function turned([x = NaN, y = NaN]: Vector, angle: number): Vector {
  const [cosine, sine] = [Math.cos(angle), Math.sin(angle)];
  return [cosine * x - sine * y, sine * x + cosine * y];
}

describe.each(SMOOTH)('%s', (formula) => {
  test('backtracking falls by the share of the slope that is asked for', () => {
    const settings = fc.record({
      initialStep: fc.double({ min: 1e-3, max: 100, noNaN: true }),
      c1: fc.double({ min: 1e-6, max: 0.5, noNaN: true }),
      contraction: fc.double({ min: 0.1, max: 0.9, noNaN: true }),
    });
    fc.assert(
      fc.property(coordinate, coordinate, turn, settings, (x, y, angle, search) => {
        const oracle = oracleAt(formula, [x, y]);
        const direction = turned(scaled(-1, oracle.gradient()), angle);
        const slope = dot(direction, oracle.gradient());
        fc.pre(slope < -1e-6);
        const found = backtrack(oracle, direction, search);
        expect(found).not.toBeNull();
        const { step, point } = found!;
        expect(oracle.valueAt(point)).toBeLessThanOrEqual(oracle.value() + search.c1 * step * slope);
        expect(point).toEqual([x + step * direction[0]!, y + step * direction[1]!]);
        // The first of the steps it may take that does.
        if (step < search.initialStep) {
          const longer = step / search.contraction;
          const before = oracle.valueAt([x + longer * direction[0]!, y + longer * direction[1]!]);
          expect(before).toBeGreaterThan(oracle.value() + search.c1 * longer * slope * (1 + 1e-9) - 1e-12);
        }
      }),
    );
  });

  test.each([
    [1e-4, 0.9],
    [1e-4, 0.1],
    [0.1, 0.2],
  ])('strong Wolfe with c₁ = %d, c₂ = %d leaves both conditions true, or as torch a lower f', (c1, c2) => {
    const first = fc.double({ min: 1e-3, max: 10, noNaN: true });
    let [tried, strict] = [0, 0];
    fc.assert(
      fc.property(coordinate, coordinate, turn, first, (x, y, angle, initialStep) => {
        const oracle = oracleAt(formula, [x, y]);
        const direction = turned(scaled(-1, oracle.gradient()), angle);
        const slope = dot(direction, oracle.gradient());
        fc.pre(slope < -1e-4);
        const trial = strongWolfe(oracle, direction, { initialStep, c1, c2, trials: 50, resolution: 1e-14 });
        expect(trial).not.toBeNull();
        const { length, point, value, gradient } = trial!;
        expect(oracle.firstOrderAt(point)).toEqual({ value, gradient });
        expect(oracle.asked()).toBeLessThanOrEqual(52);
        const isEnough = value <= oracle.value() + c1 * length * slope;
        if (isEnough) expect(Math.abs(dot(gradient, direction))).toBeLessThanOrEqual(-c2 * slope);
        else expect(value).toBeLessThan(oracle.value());
        strict += Number(isEnough);
        tried++;
      }),
    );
    expect(strict).toBeGreaterThanOrEqual(0.9 * tried);
  });
});

test('strong Wolfe keeps the lower of two ends, though it has not fallen enough', () => {
  const oracle = oracleAt('(1-x)^2 + 100 (y-x^2)^2', [0.8084374615087578, 0]);
  const direction = scaled(-1, oracle.gradient());
  const search = { initialStep: 0.01558654081601279, c1: 0.1, c2: 0.2 };
  const { length, value } = strongWolfe(oracle, direction, search)!;
  expect(value).toBeLessThan(oracle.value());
  expect(value).toBeGreaterThan(oracle.value() + search.c1 * length * dot(direction, oracle.gradient()));
});

test.each([
  ['log(x) + y^2', [1, 0]],
  ['-sqrt(x) + 2 x + y^2', [1, 1]],
  ['1/x + x + y^2', [0.2, 0]],
])('%s from (%s): a step that leaves the domain is gone back from', (formula, point) => {
  const oracle = oracleAt(formula, point);
  const direction = scaled(-1, oracle.gradient());
  const found = backtrack(oracle, direction, { initialStep: 1e3, c1: 1e-4, contraction: 0.5 });
  expect(oracle.valueAt(found!.point)).toBeLessThan(oracle.value());
  const trial = strongWolfe(oracle, direction, { initialStep: 1e3, c1: 1e-4, c2: 0.9, trials: 50 });
  expect(trial!.value).toBeLessThan(oracle.value());
});

test('where the direction leads not down there is no step, and nothing is asked', () => {
  const oracle = oracleAt('x^2 + y^2', [1, 1]);
  for (const direction of [
    [0, 0],
    [1, 1],
    [1, -1],
    [NaN, 0],
  ]) {
    expect(backtrack(oracle, direction, { initialStep: 1, c1: 1e-4, contraction: 0.5 })).toBeNull();
    expect(strongWolfe(oracle, direction, { initialStep: 1, c1: 1e-4, c2: 0.9 })).toBeNull();
  }
  expect(oracle.asked()).toBe(0);
});

test('where f never ends to fall the search takes what it has', () => {
  const oracle = oracleAt('x - y', [0, 0]);
  const trial = strongWolfe(oracle, [-1, 1], { initialStep: 1, c1: 1e-4, c2: 0.9 });
  expect(trial!.value).toBeLessThan(-1e12);
  expect(oracle.asked()).toBeLessThanOrEqual(26);
});
