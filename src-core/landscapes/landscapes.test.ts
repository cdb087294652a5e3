import { expect, test } from 'vitest';
import { parseFormula } from '../expression/index.ts';
import { CompiledFunction, PointFunction } from '../kernel/index.ts';
import { findLandscape, LANDSCAPES } from './index.ts';

test('ids are unique and found', () => {
  expect(new Set(LANDSCAPES.map(({ id }) => id)).size).toBe(LANDSCAPES.length);
  for (const landscape of LANDSCAPES) expect(findLandscape(landscape.id)).toBe(landscape);
  expect(findLandscape('constructor')).toBeUndefined();
});

test.each(LANDSCAPES.map((landscape) => [landscape.id, landscape] as const))(
  '%s: formula, start and critical points hold',
  (_, { formula, parameters, domain, start, criticalPoints, source, shows }) => {
    const names = parameters.map(({ name }) => name);
    const expression = parseFormula(formula, ['x', 'y'], names);
    expect(expression.usedVariables).toEqual(['x', 'y']);
    expect(expression.usedParameters).toEqual(names);
    const f = new PointFunction(
      new CompiledFunction(expression),
      parameters.map(({ value }) => value),
    );
    const inside = ([x, y]: readonly [number, number]): boolean =>
      x >= domain.x[0] && x <= domain.x[1] && y >= domain.y[0] && y <= domain.y[1];
    expect(inside(start)).toBe(true);
    expect(Number.isFinite(f.value(start))).toBe(true);
    expect([source, shows].every((text) => text.length > 10)).toBe(true);
    for (const { at, type } of criticalPoints) {
      const { gradient, hessian } = f.secondOrder(at);
      expect(inside(at)).toBe(true);
      // Rounding of the point times the largest entry of H.
      expect(Math.hypot(...gradient)).toBeLessThan(1e-11);
      const [[a = NaN, b = NaN] = [], [, c = NaN] = []] = hessian;
      const determinant = a * c - b * b;
      expect(determinant < 0 ? 'saddle' : a > 0 ? 'minimum' : 'maximum').toBe(type);
    }
  },
);
