import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fastTwoSum, split, twoProduct, twoSum } from './double-double.ts';
import { polynomial } from './polynomial.ts';
import { nearestWhole } from './rounding.ts';
import { SCALAR } from './scalar.ts';

const moderate = fc.double({ min: -(2 ** 200), max: 2 ** 200, noNaN: true });

/** A double as a whole number of 2⁻¹⁰⁷⁴, so that sums and products of doubles are exact. */
function exactly(a: number): bigint {
  const exponent = a === 0 ? 0 : Math.max(Math.floor(Math.log2(Math.abs(a))) - 53, -1074);
  // Scaled in two steps, since 2¹⁰⁷⁴ is no double.
  const half = Math.trunc(exponent / 2);
  return BigInt(a * 2 ** -half * 2 ** -(exponent - half)) << BigInt(exponent + 1074);
}

test('sums keep every bit', () => {
  fc.assert(
    fc.property(moderate, moderate, (a, b) => {
      const sum = twoSum(SCALAR, a, b);
      expect(exactly(sum.high) + exactly(sum.low)).toBe(exactly(a) + exactly(b));
      const [larger, smaller] = Math.abs(a) < Math.abs(b) ? [b, a] : [a, b];
      const fast = fastTwoSum(SCALAR, larger, smaller);
      expect(exactly(fast.high) + exactly(fast.low)).toBe(exactly(a) + exactly(b));
      expect(Math.abs(fastTwoSum(SCALAR, 0, a).low)).toBe(0);
    }),
  );
});

test('products keep 104 bits, and high parts keep all', () => {
  const away = moderate.filter((a) => Math.abs(a) > 2 ** -200);
  fc.assert(
    fc.property(away, away, (a, b) => {
      const product = twoProduct(SCALAR, a, b);
      const exact = exactly(a) * exactly(b);
      const error = ((exactly(product.high) + exactly(product.low)) << 1074n) - exact;
      expect((error < 0n ? -error : error) << 104n <= (exact < 0n ? -exact : exact)).toBe(true);
      const { high, low } = split(SCALAR, a);
      expect(high + low).toBe(a);
      expect(exactly(high * low) << 1074n).toBe(exactly(high) * exactly(low));
    }),
  );
});

test('a polynomial starts with its constant', () => {
  expect(polynomial(SCALAR, 10, [1, 2, 3])).toBe(321);
  expect(polynomial(SCALAR, 10, [7])).toBe(7);
});

test('the nearest whole number, ties to even', () => {
  expect([-2.5, -1.5, -0.5, 0.5, 1.5, 2.5, 2 ** 50 + 0.75].map((x) => nearestWhole(SCALAR, x))).toEqual([
    -2,
    -2,
    0,
    0,
    2,
    2,
    2 ** 50 + 1,
  ]);
});
