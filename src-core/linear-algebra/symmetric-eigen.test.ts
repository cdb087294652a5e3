import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { symmetricEigen } from './symmetric-eigen.ts';

type Rows = readonly (readonly number[])[];

/** The largest entry; at least the smallest normal double, below which numbers have no 53 digits. */
const norm = (matrix: Rows): number => Math.max(2 ** -1022, ...matrix.flat().map(Math.abs));
const dot = (a: readonly number[], b: readonly number[]): number =>
  a.reduce((sum, x, i) => sum + x * b[i]!, 0);

/** Random symmetric matrices of 1 to 6 rows; small integers make equal eigenvalues and singular ones common. */
const symmetric = fc.integer({ min: 1, max: 6 }).chain((n) => {
  const entry = fc.oneof(fc.integer({ min: -2, max: 2 }), fc.double({ min: -1, max: 1, noNaN: true }));
  return fc
    .array(entry, { minLength: n * n, maxLength: n * n })
    .map((entries) =>
      Array.from({ length: n }, (_, i) =>
        Array.from({ length: n }, (__, j) => entries[Math.max(i, j) * n + Math.min(i, j)]!),
      ),
    );
});

test('eigenpairs: residual, orthonormal, ascending, oriented, and their sum is the trace', () => {
  fc.assert(
    fc.property(symmetric, (matrix) => {
      const { values, vectors } = symmetricEigen(matrix);
      const n = matrix.length;
      const tolerance = 20 * n * Number.EPSILON;
      values.forEach((value, i) => {
        if (i > 0) expect(value).toBeGreaterThanOrEqual(values[i - 1]!);
        const vector = vectors[i]!;
        matrix.forEach((row, k) => {
          expect(Math.abs(dot(row, vector) - value * vector[k]!)).toBeLessThanOrEqual(
            tolerance * norm(matrix),
          );
        });
        vectors.forEach((other, j) => {
          expect(Math.abs(dot(vector, other) - (i === j ? 1 : 0))).toBeLessThanOrEqual(tolerance);
        });
        const largest = Math.max(...vector.map(Math.abs));
        expect(Math.max(...vector)).toBeGreaterThanOrEqual(largest * (1 - 1e-12));
      });
      const trace = matrix.reduce((sum, row, i) => sum + row[i]!, 0);
      const sum = values.reduce((total, value) => total + value, 0);
      expect(Math.abs(sum - trace)).toBeLessThanOrEqual(tolerance * n * norm(matrix));
    }),
    { numRuns: 1000 },
  );
});

/** ⌊√n⌋ by Newton's iteration. */
function integerRoot(n: bigint): bigint {
  if (n < 2n) return n;
  let root = 1n << BigInt(Math.ceil(n.toString(2).length / 2));
  for (;;) {
    const next = (root + n / root) >> 1n;
    if (next >= root) return root;
    root = next;
  }
}

/** Eigenvalues of [[a, b], [b, c]] for whole numbers, times 2²⁰⁰, ascending: (a + c ± √((a − c)² + 4b²))/2. */
function exactEigenvalues(a: number, b: number, c: number): readonly [bigint, bigint] {
  const [p, q, r] = [BigInt(a), BigInt(b), BigInt(c)];
  const root = integerRoot(((p - r) ** 2n + 4n * q * q) << 400n);
  const sum = (p + r) << 200n;
  return [(sum - root) / 2n, (sum + root) / 2n];
}

/** |actual − exact| / |exact|. */
function relativeError(actual: number, exact: bigint): number {
  if (exact === 0n) return actual === 0 ? 0 : Infinity;
  // Doubles of this size are whole multiples of 2⁻¹²⁰.
  const scaled = BigInt(actual * 2 ** 120) << 80n;
  const difference = scaled > exact ? scaled - exact : exact - scaled;
  return Number((difference << 60n) / (exact < 0n ? -exact : exact)) / 2 ** 60;
}

describe('2 × 2, against whole-number arithmetic', () => {
  const entry = fc.integer({ min: -(2 ** 40), max: 2 ** 40 });

  test('both eigenvalues are right to a few units in the last place', () => {
    fc.assert(
      fc.property(entry, entry, entry, (a, b, c) => {
        const { values } = symmetricEigen([
          [a, b],
          [b, c],
        ]);
        // Singular ones have a test of their own.
        fc.pre(BigInt(a) * BigInt(c) !== BigInt(b) * BigInt(b));
        exactEigenvalues(a, b, c).forEach((exact, i) => {
          expect(relativeError(values[i]!, exact)).toBeLessThanOrEqual(8 * Number.EPSILON);
        });
      }),
      { numRuns: 1000 },
    );
  });

  test('so is the small one where the condition number is 10¹² and more', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2 ** 19, max: 2 ** 25 }), fc.integer({ min: 1, max: 100 }), (m, gap) => {
        // det = (m² + gap)·1 − m² = gap: nearly singular, and every entry a whole number below 2⁵³.
        const [a, b, c] = [m * m + gap, m, 1];
        const { values } = symmetricEigen([
          [a, b],
          [b, c],
        ]);
        const [small, large] = exactEigenvalues(a, b, c);
        expect(large / small).toBeGreaterThan(10n ** 12n);
        expect(relativeError(values[0]!, small)).toBeLessThanOrEqual(8 * Number.EPSILON);
        expect(relativeError(values[1]!, large)).toBeLessThanOrEqual(8 * Number.EPSILON);
      }),
    );
  });

  test('a singular matrix has the eigenvalue 0 exactly', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -(2 ** 20), max: 2 ** 20 }),
        fc.integer({ min: -(2 ** 20), max: 2 ** 20 }),
        (p, q) => {
          fc.pre(p !== 0 || q !== 0);
          const { values } = symmetricEigen([
            [p * p, p * q],
            [p * q, q * q],
          ]);
          expect(values[0]).toBe(0);
        },
      ),
    );
  });

  test.each([2 ** 990, 2 ** -990])(
    'a matrix times %d has the same vectors and the eigenvalues times it',
    (scale) => {
      fc.assert(
        fc.property(
          fc.tuple(...Array.from({ length: 3 }, () => fc.integer({ min: -1000, max: 1000 }))),
          ([a, b, c]) => {
            const plain = symmetricEigen([
              [a!, b!],
              [b!, c!],
            ]);
            const scaled = symmetricEigen([
              [a! * scale, b! * scale],
              [b! * scale, c! * scale],
            ]);
            expect(scaled.vectors).toEqual(plain.vectors);
            scaled.values.forEach((value, i) => {
              expect(Math.abs(value / scale - plain.values[i]!)).toBeLessThanOrEqual(
                4 * Number.EPSILON * Math.abs(plain.values[i]!),
              );
            });
          },
        ),
      );
    },
  );
});

test.each([1e300, 1e-300])('3 × 3 at a scale of %d neither over- nor underflows', (scale) => {
  const { values } = symmetricEigen([
    [2 * scale, -scale, 0],
    [-scale, 2 * scale, -scale],
    [0, -scale, 2 * scale],
  ]);
  [2 - Math.SQRT2, 2, 2 + Math.SQRT2].forEach((exact, i) => {
    expect(Math.abs(values[i]! / scale - exact)).toBeLessThanOrEqual(1e-14);
  });
});

test('a tiny entry beside a zero: no other than none at all', () => {
  const { values } = symmetricEigen([
    [0, 1e-309, 0],
    [1e-309, 1, 1],
    [0, 1, 3],
  ]);
  [0, 2 - Math.SQRT2, 2 + Math.SQRT2].forEach((exact, i) => {
    expect(Math.abs(values[i]! - exact)).toBeLessThanOrEqual(1e-15);
  });
});

describe('graded matrices D·A·D, A well conditioned: every eigenvalue is right to its own digits', () => {
  test.each([false, true])('D from large to small, or back: %s', (isReversed) => {
    const entries = [
      [1e20, 1e9, 0.1],
      [1e9, 1, 1e-11],
      [0.1, 1e-11, 1e-20],
    ];
    const order = isReversed ? [2, 1, 0] : [0, 1, 2];
    const { values } = symmetricEigen(order.map((i) => order.map((j) => entries[i]![j]!)));
    // By successive Schur complements: 1e20, 1 − 0.01, and det/0.99 = 0.972/0.99.
    [(0.972 / 0.99) * 1e-20, 0.99, 1e20].forEach((exact, i) => {
      expect(Math.abs(values[i]! / exact - 1)).toBeLessThanOrEqual(1e-14);
    });
  });

  test('of 50 rows: their product is the determinant', () => {
    const n = 50;
    // A = 1 + 0.1 off the diagonal, det A = 0.9ⁿ⁻¹·(0.9 + 0.1n); D from 2³⁰ to 2⁻³⁰.
    const scale = Array.from({ length: n }, (_, i) => 2 ** Math.round(30 - (60 * i) / (n - 1)));
    const matrix = scale.map((d, i) => scale.map((e, j) => d * e * (i === j ? 1 : 0.1)));
    const { values } = symmetricEigen(matrix);
    expect(values[0]).toBeGreaterThan(0);
    const logarithm = values.reduce((sum, value) => sum + Math.log(value), 0);
    const exact =
      (n - 1) * Math.log(0.9) + Math.log(0.9 + 0.1 * n) + 2 * scale.reduce((sum, d) => sum + Math.log(d), 0);
    expect(Math.abs(logarithm - exact)).toBeLessThanOrEqual(1e-11);
  });
});

test('equal eigenvalues of the identity, and the zero matrix', () => {
  expect(
    symmetricEigen([
      [1, 0],
      [0, 1],
    ]),
  ).toEqual({
    values: [1, 1],
    vectors: [
      [1, 0],
      [0, 1],
    ],
  });
  expect(
    symmetricEigen([
      [0, 0],
      [0, 0],
    ]),
  ).toEqual({
    values: [0, 0],
    vectors: [
      [1, 0],
      [0, 1],
    ],
  });
  expect(
    symmetricEigen([
      [0, 0, 0],
      [0, 0, 0],
      [0, 0, 0],
    ]).values,
  ).toEqual([0, 0, 0]);
});

test('a matrix that is not finite has no eigenvalues, and does not hang', () => {
  expect(
    symmetricEigen([
      [NaN, 0],
      [0, 1],
    ]).values,
  ).toEqual([NaN, NaN]);
  expect(
    symmetricEigen([
      [1, 0, 0],
      [0, Infinity, 0],
      [0, 0, 1],
    ]).values,
  ).toEqual([NaN, NaN, NaN]);
});
