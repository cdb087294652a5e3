/**
 * First-order rules of running error analysis: how far the value of an operation can be off, from how far its
 * operands can be, and from its own rounding (Higham, Accuracy and Stability, 2nd ed. 2002, §3.3).
 */
import type { Operation } from '../expression/index.ts';
import {
  ELEMENTARY_ROUNDING,
  elementaryRounding,
  productRounding,
  quotientRounding,
  sumRounding,
  wholePowerRounding,
} from './local-rounding.ts';

type Unary = Exclude<
  Operation,
  | 'add'
  | 'subtract'
  | 'multiply'
  | 'divide'
  | 'power'
  | 'atan2'
  | 'hypot'
  | 'min'
  | 'max'
  | 'negate'
  | 'abs'
  | 'sign'
  | 'relu'
>;

/** |f′| at a, where f(a) = v. */
const SLOPES: Readonly<Record<Unary, (a: number, v: number) => number>> = {
  sin: (a) => Math.cos(a),
  cos: (a) => Math.sin(a),
  tan: (_, v) => 1 + v * v,
  asin: (a) => 1 / Math.sqrt((1 - a) * (1 + a)),
  acos: (a) => 1 / Math.sqrt((1 - a) * (1 + a)),
  atan: (a) => 1 / (1 + a * a),
  sinh: (a) => Math.cosh(a),
  cosh: (a) => Math.sinh(a),
  tanh: (a) => (1 / Math.cosh(a)) ** 2,
  asinh: (a) => 1 / Math.hypot(1, a),
  acosh: (a) => 1 / Math.sqrt((a - 1) * (a + 1)),
  atanh: (a) => 1 / ((1 - a) * (1 + a)),
  exp: (_, v) => v,
  expm1: (a) => Math.exp(a),
  log: (a) => 1 / a,
  log2: (a) => Math.LOG2E / a,
  log10: (a) => Math.LOG10E / a,
  log1p: (a) => 1 / (1 + a),
  sqrt: (_, v) => 0.5 / v,
  cbrt: (a, v) => v / (3 * a),
  sigmoid: (a) => 1 / (2 + Math.exp(a) + Math.exp(-a)),
  softplus: (a) => 1 / (1 + Math.exp(-a)),
};

/**
 * A bound on |computed − exact| of one operation.
 * @param v the computed value
 * @param a the first operand, off by at most ea; b the second (the first again where there is one), by eb
 */
export function errorOf(
  operation: Operation,
  v: number,
  a: number,
  ea: number,
  b: number,
  eb: number,
): number {
  switch (operation) {
    case 'add':
      return ea + eb + sumRounding(a, b);
    case 'subtract':
      return ea + eb + sumRounding(a, -b);
    case 'multiply':
      return times(b, ea) + times(a, eb) + ea * eb + productRounding(a, b);
    case 'divide':
      return (ea + times(v, eb)) / (Math.abs(b) - eb > 0 ? Math.abs(b) - eb : 0) + quotientRounding(a, b);
    case 'power':
      return powerError(v, a, ea, b, eb);
    case 'negate':
    case 'abs':
      return ea;
    case 'relu':
      return a < -ea ? 0 : ea;
    case 'sign':
      return ea === 0 || Math.abs(a) > ea ? 0 : 2;
    case 'min':
    case 'max':
      return Math.max(ea, eb);
    case 'log':
    case 'log2':
    case 'log10':
      // Unlike the rest it is not bounded where its operand may be 0.
      if (ea >= a) return Number.POSITIVE_INFINITY;
      return SLOPES[operation](a, v) * ea + elementaryRounding(ea === 0 ? a : 1, v);
    case 'hypot':
      return ea + eb + ELEMENTARY_ROUNDING * Math.abs(v);
    case 'atan2': {
      const turned = ea + eb;
      return (turned === 0 ? 0 : turned / Math.hypot(a, b)) + ELEMENTARY_ROUNDING * Math.abs(v);
    }
    default:
      return times(SLOPES[operation](a, v), ea) + elementaryRounding(ea === 0 ? a : 1, v);
  }
}

/** |factor|·error, where an operand known exactly adds nothing, however steep. */
const times = (factor: number, error: number): number => (error === 0 ? 0 : Math.abs(factor) * error);

function powerError(v: number, a: number, ea: number, exponent: number, eb: number): number {
  // b·|a|ᵇ⁻¹ grows with |a| for b ≥ 1 and falls with it for the rest: take the worst within ea.
  const worst = exponent >= 1 ? Math.abs(a) + ea : Math.max(0, Math.abs(a) - ea);
  const byBase = ea === 0 || exponent === 0 ? 0 : Math.abs(exponent) * worst ** (exponent - 1) * ea;
  const byExponent = times(v * Math.log(Math.abs(a)), eb);
  const rounding =
    eb === 0 && Number.isInteger(exponent) && Math.abs(exponent) <= 64
      ? wholePowerRounding(a, exponent, v)
      : ELEMENTARY_ROUNDING * Math.abs(v);
  return byBase + byExponent + rounding;
}
