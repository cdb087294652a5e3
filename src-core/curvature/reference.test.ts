import { describe, expect, test } from 'vitest';
import { parseFormula } from '../expression/index.ts';
import { CompiledFunction, PointFunction } from '../kernel/index.ts';
import {
  REFERENCE_FUNCTIONS,
  REFERENCE_RECORDS,
  REFERENCE_UNDEFINED,
  referenceFunction,
  type ReferenceRecord,
} from '../fixtures/reference.ts';
import { analysePoint } from './index.ts';

const DEFINITENESS: Record<ReferenceRecord['hess'], readonly string[]> = {
  posdef: ['positive-definite'],
  negdef: ['negative-definite'],
  indef: ['indefinite'],
  singular: ['positive-semidefinite', 'negative-semidefinite', 'indefinite'],
  zero: ['zero'],
};
const TYPE: Record<string, string | null> = {
  regular: null,
  min: 'minimum',
  max: 'maximum',
  saddle: 'saddle',
  degenerate: 'degenerate',
};

function functionOf(id: string): PointFunction {
  const { formula, vars } = referenceFunction(id);
  return new PointFunction(new CompiledFunction(parseFormula(formula, vars)), []);
}

describe.each(REFERENCE_FUNCTIONS.map(({ id }) => id))('%s agrees with SymPy', (id) => {
  const f = functionOf(id);
  const records = REFERENCE_RECORDS.filter((record) => record.fn === id);

  test(`value, gradient, Hessian and spectrum at ${records.length} points`, () => {
    for (const record of records) {
      const [fTolerance, gTolerance, hTolerance] = record.tol;
      const at = `at ${record.p.join(', ')}`;
      const actual = analysePoint(f, record.p);
      if (record.adHard === true) continue;
      expect(Math.abs(actual.value - record.f), `f ${at}`).toBeLessThanOrEqual(fTolerance);
      record.g.forEach((g, i) => {
        expect(Math.abs((actual.gradient[i] ?? NaN) - g), `∂${i} ${at}`).toBeLessThanOrEqual(gTolerance);
      });
      record.H.forEach((row, i) => {
        row.forEach((h, j) => {
          expect(Math.abs((actual.hessian[i]?.[j] ?? NaN) - h), `H${i}${j} ${at}`).toBeLessThanOrEqual(
            hTolerance,
          );
        });
      });
      const largest = Math.max(...record.eig.map(Math.abs));
      const eigenTolerance = hTolerance + 1e-13 * largest;
      record.eig.forEach((eigenvalue, i) => {
        expect(Math.abs((actual.eigenvalues[i] ?? NaN) - eigenvalue), `λ${i} ${at}`).toBeLessThanOrEqual(
          eigenTolerance,
        );
      });
      if (!record.robust) continue;
      expect(DEFINITENESS[record.hess], `definiteness ${at}`).toContain(actual.definiteness);
      expect(actual.criticalPoint, `type ${at}`).toBe(TYPE[record.type]);
      if (record.cond !== null) {
        const smallest = Math.min(...record.eig.map(Math.abs));
        const relative = Math.abs((actual.conditionNumber ?? NaN) - record.cond) / record.cond;
        expect(relative, `κ ${at}`).toBeLessThanOrEqual((2 * eigenTolerance) / smallest + 1e-13);
      }
    }
  });
});

/** What the reference calls undefined, and what is said there: no value, no gradient, or a convention's. */
describe.each([
  ['ackley', '0,0', 'gradient', 0, [NaN, NaN]],
  ['log-barrier', '-1,1', 'value', NaN, [NaN, NaN]],
  ['log-barrier', '0,1', 'value', Infinity, [-Infinity, 0.999]],
  ['cancel', '0,0', 'value', NaN, [NaN, NaN]],
  ['mix-inverse-trig', '4,0', 'value', NaN, [NaN, NaN]],
  ['mix-logs', '-1,2', 'value', NaN, [NaN, NaN]],
  ['mix-atan2-cbrt', '1,-1', 'gradient', -Math.PI / 4, [Infinity, Infinity]],
  ['mix-atan2-cbrt', '0,0', 'gradient', 0, [NaN, NaN]],
  // |x|′ = 0 at 0; of equal operands of min and max each has half.
  ['mix-kinks', '0,1', 'gradient', 1, [0, 1]],
  ['mix-kinks', '1,2', 'gradient', 3, [1, 2]],
  ['mix-kinks', '2,2', 'gradient', 5, [2.5, 2.5]],
  ['1d-x-log', '-1', 'value', NaN, [NaN]],
] as const)('%s at %s has no %s', (fn, p, what, value, gradient) => {
  test('and says so', () => {
    expect(REFERENCE_UNDEFINED).toContainEqual(
      expect.objectContaining({ fn, p: p.split(',').map(Number), what }),
    );
    const actual = functionOf(fn).firstOrder(p.split(',').map(Number));
    if (Number.isFinite(value)) expect(actual.value).toBeCloseTo(value, 14);
    else expect(actual.value).toBe(value);
    expect(actual.gradient).toEqual(gradient);
  });
});

test('the undefined points are the twelve stated', () => {
  expect(REFERENCE_UNDEFINED).toHaveLength(12);
});

/**
 * Where the formula itself cancels in double precision, exact rules cannot save the digits. How many
 * are left is stated here: the error of f, ∇f and H relative to the largest reference entry (1 where
 * nothing is left, more where only rounding is left).
 */
test.each([
  ['ackley', '1e-7,-1e-7', 5.5e-9, 2.3e-16, 1e-16],
  ['lse3', '30,-10', 1e-16, 1e-16, 1.1],
  ['lse3', '12,-3', 1e-16, 1.2e-16, 1.2e-9],
  ['lse2', '20,-20', 1e-16, 1e-16, 1.1],
  // (1 − cos x)/x² at 1e-8: the numerator is 0 or one rounding, so nothing of ∇f and H is left.
  ['cancel', '1e-8,0.5', 0.7, 1e8, 1.6e16],
  ['cancel', '0.0001,0.5', 3.7e-9, 5.5e-5, 0.83],
  ['cancel', '0.01,0.5', 2e-13, 3e-11, 4.5e-9],
] as const)('%s at %s keeps the digits stated', (fn, p, f0, g0, h0) => {
  const stated = [f0, g0, h0];
  const record = REFERENCE_RECORDS.find(
    (candidate) => candidate.adHard === true && candidate.fn === fn && candidate.p.join() === p,
  );
  const f = functionOf(fn);
  if (record === undefined) throw new Error(fn);
  relativeErrors(f, record).forEach((error, i) => {
    expect(error).toBeLessThanOrEqual(stated[i] ?? 0);
  });
});

test('the hard records are the seven stated', () => {
  expect(REFERENCE_RECORDS.filter(({ adHard }) => adHard === true)).toHaveLength(7);
});

function relativeErrors(f: PointFunction, record: ReferenceRecord): readonly number[] {
  const actual = analysePoint(f, record.p);
  const worst = (got: readonly number[], wanted: readonly number[]): number =>
    Math.max(...wanted.map((value, i) => Math.abs((got[i] ?? NaN) - value))) /
    Math.max(...wanted.map(Math.abs), Number.MIN_VALUE);
  return [
    worst([actual.value], [record.f]),
    worst(actual.gradient, record.g),
    worst(actual.hessian.flat(), record.H.flat()),
  ];
}
