/**
 * The table of rules: for each operation, its partial derivative with respect to each operand, as a
 * graph of the operands and of the operation's own value. The chain rule is `differentiate`'s.
 */
import type { GraphNode, Operation } from '../expression/index.ts';
import type { Algebra } from './algebra.ts';

/** ∂ value / ∂ operand, where `value` is the node itself (so that exp' needs no second exp). */
export type PartialDerivative = (
  algebra: Algebra,
  operands: readonly [a: GraphNode, b: GraphNode],
  value: GraphNode,
) => GraphNode;

/** One entry per operand; unary rules are given their operand twice and use the first. */
export const RULES: Readonly<Record<Operation, readonly PartialDerivative[]>> = {
  add: [(g) => g.one, (g) => g.one],
  subtract: [(g) => g.one, (g) => g.constant(-1)],
  multiply: [(_, [, b]) => b, (_, [a]) => a],
  divide: [(g, [, b]) => g.divide(g.one, b), (g, [, b], value) => g.negate(g.divide(value, b))],
  negate: [(g) => g.constant(-1)],
  power: [
    (g, [a, b]) => g.multiply(b, g.power(a, g.subtract(b, g.one))),
    (g, [a], value) =>
      g.multiply(value, a.kind === 'constant' ? g.constant(Math.log(a.value)) : g.apply('log', a)),
  ],
  sin: [(g, [a]) => g.apply('cos', a)],
  cos: [(g, [a]) => g.negate(g.apply('sin', a))],
  exp: [(_, __, value) => value],
  log: [(g, [a]) => g.divide(g.one, a)],
  sqrt: [(g, _, value) => g.divide(g.constant(0.5), value)],
  tanh: [(g, _, value) => g.subtract(g.one, g.multiply(value, value))],
  // Convention at the kink: |a|' = sign(a) with sign(0) = 0, the middle of the subdifferential (as torch).
  abs: [(g, [a]) => g.apply('sign', a)],
  sign: [(g) => g.zero],
};
