import type { Operation } from '../expression/index.ts';

/** out[i] ← a[i] ∘ b[i] for i < count; unary operations ignore b. */
export type BlockOperation = (out: Float64Array, a: Float64Array, b: Float64Array, count: number) => void;

// The casts below are exact: every index is below count ≤ block size, and each array has that many entries.
const at = (array: Float64Array, index: number): number => array[index] as number;

const unary =
  (compute: (a: number) => number): BlockOperation =>
  (out, a, _, count) => {
    for (let i = 0; i < count; i++) out[i] = compute(at(a, i));
  };

const binary =
  (compute: (a: number, b: number) => number): BlockOperation =>
  (out, a, b, count) => {
    for (let i = 0; i < count; i++) out[i] = compute(at(a, i), at(b, i));
  };

export const BLOCK_OPERATIONS: Readonly<Record<Operation, BlockOperation>> = {
  add: (out, a, b, count) => {
    for (let i = 0; i < count; i++) out[i] = at(a, i) + at(b, i);
  },
  subtract: (out, a, b, count) => {
    for (let i = 0; i < count; i++) out[i] = at(a, i) - at(b, i);
  },
  multiply: (out, a, b, count) => {
    for (let i = 0; i < count; i++) out[i] = at(a, i) * at(b, i);
  },
  divide: (out, a, b, count) => {
    for (let i = 0; i < count; i++) out[i] = at(a, i) / at(b, i);
  },
  negate: (out, a, _, count) => {
    for (let i = 0; i < count; i++) out[i] = -at(a, i);
  },
  power: (out, a, b, count) => {
    for (let i = 0; i < count; i++) out[i] = at(a, i) ** at(b, i);
  },
  sin: (out, a, _, count) => {
    for (let i = 0; i < count; i++) out[i] = Math.sin(at(a, i));
  },
  cos: (out, a, _, count) => {
    for (let i = 0; i < count; i++) out[i] = Math.cos(at(a, i));
  },
  exp: (out, a, _, count) => {
    for (let i = 0; i < count; i++) out[i] = Math.exp(at(a, i));
  },
  log: (out, a, _, count) => {
    for (let i = 0; i < count; i++) out[i] = Math.log(at(a, i));
  },
  sqrt: (out, a, _, count) => {
    for (let i = 0; i < count; i++) out[i] = Math.sqrt(at(a, i));
  },
  tanh: (out, a, _, count) => {
    for (let i = 0; i < count; i++) out[i] = Math.tanh(at(a, i));
  },
  abs: (out, a, _, count) => {
    for (let i = 0; i < count; i++) out[i] = Math.abs(at(a, i));
  },
  sign: (out, a, _, count) => {
    for (let i = 0; i < count; i++) out[i] = Math.sign(at(a, i));
  },
  tan: unary(Math.tan),
  asin: unary(Math.asin),
  acos: unary(Math.acos),
  atan: unary(Math.atan),
  atan2: binary(Math.atan2),
  sinh: unary(Math.sinh),
  cosh: unary(Math.cosh),
  asinh: unary(Math.asinh),
  acosh: unary(Math.acosh),
  atanh: unary(Math.atanh),
  expm1: unary(Math.expm1),
  log2: unary(Math.log2),
  log10: unary(Math.log10),
  log1p: unary(Math.log1p),
  cbrt: unary(Math.cbrt),
  hypot: binary(Math.hypot),
  min: binary(Math.min),
  max: binary(Math.max),
  sigmoid: unary((a) => 1 / (1 + Math.exp(-a))),
  softplus: unary((a) => Math.max(a, 0) + Math.log1p(Math.exp(-Math.abs(a)))),
  relu: unary((a) => Math.max(a, 0)),
};

/** Exponents up to this size are done by repeated squaring; beyond it `**` is as good and quicker. */
export const LARGEST_SQUARED_EXPONENT = 64;

/** xⁿ by binary powering, for integer |n| ≤ 64; x⁻ⁿ = 1 / xⁿ. */
export function integerPower(exponent: number): BlockOperation {
  if (exponent === 2) return (out, a, _, count) => BLOCK_OPERATIONS.multiply(out, a, a, count);
  return (out, a, _, count) => {
    for (let i = 0; i < count; i++) {
      let square = at(a, i);
      let result = 1;
      for (let n = Math.abs(exponent); n > 0; n >>= 1) {
        if (n & 1) result *= square;
        square *= square;
      }
      out[i] = exponent < 0 ? 1 / result : result;
    }
  };
}
