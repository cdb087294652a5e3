import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseFormula } from '../expression/index.ts';
import { CompiledFunction, PointFunction } from '../kernel/index.ts';
import { analysePoint, type PointAnalysis } from './index.ts';

const functionOf = (formula: string): PointFunction =>
  new PointFunction(new CompiledFunction(parseFormula(formula, ['x', 'y'])), []);
const analyse = (formula: string, point: readonly number[] = [0, 0], uncertainty = 0): PointAnalysis =>
  analysePoint(functionOf(formula), point, uncertainty);

describe('however steep, what is computed exactly is told from zero', () => {
  test.each([
    ['x^2 + 1e12 y^2', 1e12],
    ['x^2 + 1e13 y^2', 1e13],
    ['x^2 + 1e20 y^2', 1e20],
    ['1e-200 (x^2 + y^2)', 1],
    ['1e-200 x^2 + y^2', 1e200],
  ])('%s', (formula, condition) => {
    const { criticalPoint, conditionNumber, conditionNumberDigits } = analyse(formula);
    expect(criticalPoint).toBe('minimum');
    expect((conditionNumber ?? NaN) / condition).toBeCloseTo(1, 14);
    expect(conditionNumberDigits).toBeGreaterThanOrEqual(14);
  });
});

test.each(['x^3 - 3 x y^2', 'x^4 + y^4', 'x^2 + y^3', '1000 + x^3', '(x + 0.1 y)^2', '(x/3 + y/7)^2 + y^4'])(
  '%s is degenerate',
  (formula) => {
    expect(analyse(formula).criticalPoint).toBe('degenerate');
  },
);

const rotated = (condition: number, angle: number): string => {
  const [c, s] = [Math.cos(angle), Math.sin(angle)];
  return `(${c} x + ${s} y)^2 + ${condition} (${c} y - ${s} x)^2`;
};

test('a rotated κ is told as far as the rounding of H allows, with the digits that are right', () => {
  const angle = fc.double({ min: -1.5, max: 1.5, noNaN: true });
  const exponent = fc.integer({ min: 0, max: 12 });
  fc.assert(
    fc.property(angle, exponent, (turn, power) => {
      const { criticalPoint, conditionNumber, conditionNumberDigits } = analyse(rotated(10 ** power, turn));
      expect(criticalPoint).toBe('minimum');
      // The rounded cosine and sine are a rotation within 1e-16 only.
      const relative = Math.abs((conditionNumber ?? NaN) / 10 ** power - 1);
      expect(relative).toBeLessThanOrEqual(2 * 10 ** -(conditionNumberDigits ?? NaN));
      expect(conditionNumberDigits).toBeGreaterThanOrEqual(14 - power);
    }),
  );
  expect(analyse(rotated(1e18, 0.5)).criticalPoint).toBe('degenerate');
});

test('a point that is only known within some distance: what D³f makes of it is added', () => {
  // At 1e-4, x⁴ has f″ = 1.2e-7 and f‴ = 2.4e-3.
  const near = analyse('x^4 + y^2', [1e-4, 0]);
  expect(near.criticalPoint).toBe('minimum');
  const uncertain = analyse('x^4 + y^2', [1e-4, 0], 1e-4);
  expect(uncertain.criticalPoint).toBe('degenerate');
  expect(uncertain.smallestEigenvalueBound).toBeCloseTo(2.4e-7, 12);
  expect(analyse('x^2 + 2 y^2', [0, 0], 1).smallestEigenvalueBound).toBe(0);
  // Only the entry of D³f·Δ between the steep and the soft direction is large, and H's gap there is as large.
  expect(analyse('1e6 x^2 y + 1e6 y^2 + x^2', [0, 0], 1e-9).criticalPoint).toBe('minimum');
  expect(analyse('1e6 x^2 y + 1e6 y^2 + x^2', [0, 0], 1e-5).criticalPoint).toBe('degenerate');
});

test('scaling f by a power of two scales the bound and keeps what is said', () => {
  const formulas = fc.constantFrom('sin(x) y^2 + exp(x y)', '(x + 0.1 y)^2 + cos(x y)', 'x^3 - 3 x y^2');
  // Smaller numbers underflow when scaled, and the bound says so.
  const coordinate = fc
    .double({ min: -2, max: 2, noNaN: true })
    .filter((x) => x === 0 || Math.abs(x) > 1e-100);
  fc.assert(
    fc.property(
      formulas,
      fc.tuple(coordinate, coordinate),
      fc.integer({ min: -60, max: 60 }),
      (formula, p, k) => {
        const plain = analyse(formula, p);
        const scaled = analyse(`${2 ** k} (${formula})`, p);
        expect(scaled.definiteness).toBe(plain.definiteness);
        const [a, b] = [
          plain.smallestEigenvalueBound ?? NaN,
          (scaled.smallestEigenvalueBound ?? NaN) / 2 ** k,
        ];
        expect(b).toBeLessThanOrEqual(2 * a + 1e-300);
        expect(a).toBeLessThanOrEqual(2 * b + 1e-300);
      },
    ),
  );
});

test('of three variables a singular matrix is one, though rotations leave a rest', () => {
  const f = new PointFunction(
    new CompiledFunction(parseFormula('(x + 2 y + 3 z)^2 + (x - y)^2', ['x', 'y', 'z'])),
    [],
  );
  expect(analysePoint(f, [0, 0, 0])).toMatchObject({
    criticalPoint: 'degenerate',
    definiteness: 'positive-semidefinite',
  });
});
