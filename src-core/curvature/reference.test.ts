import { describe, expect, test } from 'vitest';
import { FormulaError, parseFormula } from '../expression/index.ts';
import { CompiledFunction, PointFunction } from '../kernel/index.ts';
import { REFERENCE_FUNCTIONS, REFERENCE_RECORDS, type ReferenceRecord } from '../fixtures/reference.ts';
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

/** Null where the formula uses a function that is not in the table yet. */
function functionOf(id: string): PointFunction | null {
  const reference = REFERENCE_FUNCTIONS.find((entry) => entry.id === id);
  if (reference === undefined) throw new Error(id);
  try {
    return new PointFunction(new CompiledFunction(parseFormula(reference.formula, reference.vars)), []);
  } catch (error) {
    if (error instanceof FormulaError && error.problem.code === 'unknown-call') return null;
    throw error;
  }
}

const supported = REFERENCE_FUNCTIONS.filter(({ id }) => functionOf(id) !== null);

test('all but the functions still to come are compared', () => {
  const missing = REFERENCE_FUNCTIONS.filter(({ id }) => functionOf(id) === null).map(({ id }) => id);
  expect(missing).toEqual(['mix-inverse-trig', 'mix-hyperbolic', 'mix-logs', 'mix-atan2-cbrt', 'mix-kinks']);
});

describe.each(supported.map(({ id }) => id))('%s agrees with SymPy', (id) => {
  const f = functionOf(id);
  const records = REFERENCE_RECORDS.filter((record) => record.fn === id);

  test(`value, gradient, Hessian and spectrum at ${records.length} points`, () => {
    if (f === null) throw new Error('unsupported');
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
