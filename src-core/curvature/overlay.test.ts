import { describe, expect, test } from 'vitest';
import { parseFormula } from '../expression/index.ts';
import { CompiledFunction, PointFunction } from '../kernel/index.ts';
import { LANDSCAPES } from '../landscapes/index.ts';
import { runToEnd } from '../work/index.ts';
import { symmetricEigen } from '../linear-algebra/symmetric-eigen.ts';
import { OverlayFunction } from './index.ts';

const compile = (formula: string, parameters: readonly string[] = []): CompiledFunction =>
  new CompiledFunction(parseFormula(formula, ['x', 'y'], parameters));

/** An overlay's quantities at one point. */
function at(
  compiled: CompiledFunction,
  id: OverlayFunction['id'],
  [x, y]: readonly [number, number],
  parameters: readonly number[] = [],
  way: 'quick' | 'careful' = 'quick',
): readonly number[] {
  const kernel = runToEnd(new OverlayFunction(compiled, id)[way]());
  return kernel.grid(Float64Array.of(x), Float64Array.of(y), parameters).map(([value]) => value ?? NaN);
}

describe.each(LANDSCAPES)('$id', ({ formula, parameters, domain }) => {
  const compiled = compile(
    formula,
    parameters.map(({ name }) => name),
  );
  const values = parameters.map(({ value }) => value);
  const f = new PointFunction(compiled, values);
  // Off the lines of symmetry, where landscapes have their kinks and exact zeros.
  const points = [0.137, 0.419, 0.761, 0.923].flatMap((u) =>
    [0.083, 0.352, 0.688].map(
      (v) =>
        [
          domain.x[0] + u * (domain.x[1] - domain.x[0]),
          domain.y[0] + v * (domain.y[1] - domain.y[0]),
        ] as const,
    ),
  );

  test.each(points)('the overlays are what the eigenpairs say at (%f, %f)', (x, y) => {
    const { gradient, hessian } = f.secondOrder([x, y]);
    const [least = NaN, largest = NaN] = symmetricEigen(hessian).values;
    const size = Math.max(Math.abs(least), Math.abs(largest));
    const near = (actual: number | undefined, wanted: number, tolerance: number): void =>
      expect(Math.abs((actual ?? NaN) - wanted)).toBeLessThanOrEqual(tolerance);
    near(at(compiled, 'smallest-eigenvalue', [x, y], values)[0], least, 1e-14 * size);
    near(at(compiled, 'largest-eigenvalue', [x, y], values)[0], largest, 1e-14 * size);
    near(
      at(compiled, 'gradient-norm', [x, y], values)[0],
      Math.hypot(...gradient),
      1e-15 * Math.hypot(...gradient),
    );
    const ratio = Math.min(Math.abs(least), Math.abs(largest)) / size;
    // The determinant's rounding, as a share of ‖H‖².
    near(at(compiled, 'condition-number', [x, y], values)[0], (2 * ratio) / (1 + ratio ** 2), 1e-15);
    near(
      at(compiled, 'condition-number', [x, y], values, 'careful')[0],
      (2 * ratio) / (1 + ratio ** 2),
      1e-15,
    );
    const [convex = NaN, concave = NaN] = at(compiled, 'definiteness', [x, y], values);
    expect(convex >= 0).toBe(least >= -1e-14 * size);
    expect(concave >= 0).toBe(largest <= 1e-14 * size);
  });
});

test.each([1e200, 1e-200, 1e300, 1e-300])(
  'entries of %f: the careful kernel has the condition number',
  (scale) => {
    const compiled = compile(`${scale} (x^2 + 4 y^2)`);
    expect(at(compiled, 'condition-number', [1, 1])[0]).toBeNaN();
    expect(at(compiled, 'condition-number', [1, 1], [], 'careful')[0]).toBeCloseTo(8 / 17, 14);
  },
);

test('a singular H has the quantity of an infinite κ, a zero one none', () => {
  expect(at(compile('(x + y)^2'), 'condition-number', [0.3, 0.7])).toEqual([0]);
  expect(at(compile('x + y'), 'condition-number', [0.3, 0.7], [], 'careful')).toEqual([NaN]);
});

test('a trough is convex, though rounding moves its zero eigenvalue', () => {
  const [convex = NaN, concave = NaN] = at(compile('(0.1 x + 0.3 y)^2'), 'definiteness', [0.3, 0.7]);
  expect(convex).toBeGreaterThanOrEqual(0);
  expect(concave).toBeLessThan(0);
});

test.each([
  'condition-number',
  'definiteness',
  'smallest-eigenvalue',
  'largest-eigenvalue',
  'gradient-norm',
] as const)('%s is not defined where f is not', (id) => {
  for (const value of at(compile('log(x) + y^2'), id, [-1, 1])) expect(value).toBeNaN();
});

test('needs two variables', () => {
  const compiled = new CompiledFunction(parseFormula('x^2', ['x']));
  expect(() => new OverlayFunction(compiled, 'gradient-norm')).toThrow(RangeError);
});
