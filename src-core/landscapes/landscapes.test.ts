import { describe, expect, test } from 'vitest';
import { parseFormula } from '../expression/index.ts';
import { REFERENCE_FUNCTIONS } from '../fixtures/reference.ts';
import { CompiledFunction, PointFunction } from '../kernel/index.ts';
import { findLandscape, LANDSCAPE_GROUPS, LANDSCAPES, type CriticalPoint, type Landscape } from './index.ts';

test('ids are unique and found', () => {
  expect(new Set(LANDSCAPES.map(({ id }) => id)).size).toBe(LANDSCAPES.length);
  for (const landscape of LANDSCAPES) expect(findLandscape(landscape.id)).toBe(landscape);
  expect(findLandscape('constructor')).toBeUndefined();
});

test('landscapes of one group stand together, the groups in their order', () => {
  const order = LANDSCAPES.map(({ group }) => LANDSCAPE_GROUPS.indexOf(group));
  expect(order).toEqual(order.toSorted((a, b) => a - b));
  expect(new Set(order).size).toBe(LANDSCAPE_GROUPS.length);
});

test.each(LANDSCAPES.filter(({ terms }) => terms !== undefined))(
  '$id is the mean of its terms',
  (landscape) => {
    const f = functionOf(landscape);
    const terms = landscape.terms!.map((formula) => functionOf({ ...landscape, formula }));
    for (const point of [landscape.start, [0, 0], [1.5, -0.7]]) {
      const mean = terms.reduce((sum, term) => sum + term.value(point), 0) / terms.length;
      expect(f.value(point) / mean).toBeCloseTo(1, 14);
    }
  },
);

function functionOf({ formula, parameters }: Landscape): PointFunction {
  const names = parameters.map(({ name }) => name);
  const values = parameters.map(({ value }) => value);
  return new PointFunction(new CompiledFunction(parseFormula(formula, ['x', 'y'], names)), values);
}

const isInside = ({ domain }: Landscape, [x, y]: readonly [number, number]): boolean =>
  x >= domain.x[0] && x <= domain.x[1] && y >= domain.y[0] && y <= domain.y[1];

describe.each(LANDSCAPES.map((landscape) => [landscape.id, landscape] as const))('%s', (id, landscape) => {
  const f = functionOf(landscape);
  const { start, criticalPoints, source, shows } = landscape;

  test('uses x, y and its parameters, and starts where f has a gradient', () => {
    const { usedVariables, usedParameters } = f.compiled.expression;
    expect(usedVariables).toEqual(['x', 'y']);
    expect(usedParameters).toEqual(landscape.parameters.map(({ name }) => name));
    expect(isInside(landscape, start)).toBe(true);
    const { value, gradient } = f.firstOrder(start);
    expect([value, ...gradient].every(Number.isFinite)).toBe(true);
    expect([source, shows].every((text) => text.length > 10)).toBe(true);
  });

  test.each(criticalPoints)('has a $type at $at', (point) => {
    expect(isInside(landscape, point.at)).toBe(true);
    expect(typeByHessian(f, point.at)).toBe(point.secondOrder ?? point.type);
    expect(typeByLookingAround(f, point.at)).toBe(point.type);
  });

  test('has the critical points of the reference that lie in its domain', () => {
    const reference = REFERENCE_FUNCTIONS.find((entry) => entry.id === id);
    // The reference's list of these is the part of many that lies near the middle, or on one half of the plane.
    for (const { p } of reference?.critical ?? []) {
      const [x = NaN, y = NaN] = p;
      if (!isInside(landscape, [x, y]) || (id === 'ackley' && Math.hypot(x, y) > 1.3)) continue;
      const nearest = Math.min(...criticalPoints.map(({ at }) => Math.hypot(at[0] - x, at[1] - y)));
      expect(nearest, p.join()).toBeLessThan(1e-15);
    }
  });
});

/** ∇f = 0 within the rounding of the point and of f's own terms, and what the eigenvalues' signs say. */
function typeByHessian(f: PointFunction, at: CriticalPoint['at']): string {
  const { value, gradient, hessian } = f.secondOrder(at);
  if (!gradient.every(Number.isFinite)) return 'kink';
  const [[a = NaN, b = NaN] = [], [, c = NaN] = []] = hessian;
  const steepest = Math.max(Math.abs(a), Math.abs(b), Math.abs(c));
  const rounding = 2e-15 * (steepest * Math.max(1, Math.hypot(...at)) + Math.abs(value) + 1);
  expect(Math.hypot(...gradient)).toBeLessThanOrEqual(rounding);
  const determinant = a * c - b * b;
  if (determinant === 0) return 'degenerate';
  if (determinant < 0) return 'saddle';
  return a > 0 ? 'minimum' : 'maximum';
}

/** Whether f is higher, lower or both on a small circle. */
function typeByLookingAround(f: PointFunction, [x, y]: CriticalPoint['at']): string {
  const centre = f.value([x, y]);
  const radius = 1e-3;
  const around = Array.from({ length: 720 }, (_, k) => {
    const angle = (k * Math.PI) / 360;
    return f.value([x + radius * Math.cos(angle), y + radius * Math.sin(angle)]);
  });
  if (around.every((value) => value > centre)) return 'minimum';
  return around.every((value) => value < centre) ? 'maximum' : 'saddle';
}
