/** On ½xᵀHx theory knows the whole path. */
import { describe, expect, test } from 'vitest';
import { QUADRATICS, type QuadraticReference } from '../fixtures/classic.ts';
import { symmetricEigen } from '../linear-algebra/symmetric-eigen.ts';
import { findOptimizer, type Settings } from '../optimizers/index.ts';
import { pointAt, runOn } from './run-on.ts';
import type { Trajectory } from './index.ts';

const named = QUADRATICS.map((quadratic) => [quadratic.id, quadratic] as const);

function run({ H, x0 }: QuadraticReference, id: string, steps: number, settings: Settings = {}): Trajectory {
  const [[a = NaN, b = NaN] = [], [, c = NaN] = []] = H;
  return runOn(`0.5*(${a} x^2 + 2*(${b}) x*y + ${c} y^2)`, ['x', 'y'], id, { start: x0, steps, settings });
}

/** Each row within a share of the start's distance. */
function expectRows(path: Trajectory, rows: readonly (readonly number[])[], tolerance: number): void {
  const scale = Math.hypot(...(rows[0] ?? []));
  rows.forEach((expected, k) => {
    const here = pointAt(path, 2, Math.min(k, path.steps));
    const distance = Math.hypot(...expected.map((x, i) => x - (here[i] ?? NaN)));
    expect(distance / scale, `after step ${k}`).toBeLessThanOrEqual(tolerance);
  });
}

describe.each(named)('%s', (_, quadratic) => {
  const { values: eigenvalues } = symmetricEigen(quadratic.H);
  const predicted = (id: string): number => findOptimizer(id)?.predictedRate?.(eigenvalues, {}) ?? NaN;

  test('exact line search: the closed form, and each step within the bound of Kantorovich', () => {
    const { x, kantorovichBound } = quadratic.exactLineSearch;
    const path = run(quadratic, 'gradient-descent-exact', x.length - 1);
    expectRows(path, x, 1e-10);
    path.values.forEach((value, k) => {
      if (k > 0)
        expect(value).toBeLessThanOrEqual(kantorovichBound * path.values[k - 1]! * (1 + 1e-6) + 1e-30);
    });
    expect(predicted('gradient-descent-exact') ** 2).toBeCloseTo(kantorovichBound, 10);
  });

  test('heavy ball at its best: the path, whose rate is a little above the limit', () => {
    const { x, rate, measuredRate20to60 } = quadratic.heavyBallOptimal;
    const path = run(quadratic, 'heavy-ball-optimal', x.length - 1);
    expectRows(path, x, 1e-10);
    expect(predicted('heavy-ball-optimal')).toBeCloseTo(rate, 6);
    if (measuredRate20to60 === null) return;
    const distance = (k: number): number => Math.hypot(...pointAt(path, 2, k));
    const measured = (distance(60) / distance(20)) ** (1 / 40);
    expect(Math.abs(measured / measuredRate20to60 - 1)).toBeLessThanOrEqual(0.01);
    // k·ρᵏ, whose factor from 20 to 60 is 3.
    expect(Math.abs(measured / (rate * 3 ** (1 / 40)) - 1)).toBeLessThanOrEqual(0.01);
  });

  test('gradient descent at its best rate', () => {
    const best = quadratic.gd.find(({ rule }) => rule === '2/(L+mu)')!;
    const path = run(quadratic, 'gradient-descent-optimal', best.k.at(-1)!);
    best.k.forEach((k, row) => {
      const here = pointAt(path, 2, k);
      best.x[row]!.forEach((x, i) => expect(Math.abs(here[i]! - x)).toBeLessThanOrEqual(1e-10));
    });
    const errorOf = (k: number): number => Math.hypot(...pointAt(path, 2, k));
    if (errorOf(11) > 1e-13)
      expect(
        Math.abs(errorOf(11) / errorOf(10) / predicted('gradient-descent-optimal') - 1),
      ).toBeLessThanOrEqual(0.01);
  });

  test.each(['newton', 'saddle-free-newton', 'newton-armijo'])('%s is there after one step', (id) => {
    const path = run(quadratic, id, 1);
    expect(Math.hypot(...pointAt(path, 2))).toBeLessThanOrEqual(1e-12 * Math.hypot(...quadratic.x0));
  });

  test('conjugate gradients are there after two steps, where the line search is exact', () => {
    const path = run(quadratic, 'conjugate-gradient', 2, { c2: 1e-8 });
    expect(Math.hypot(...pointAt(path, 2))).toBeLessThanOrEqual(1e-6 * Math.hypot(...quadratic.x0));
  });
});
