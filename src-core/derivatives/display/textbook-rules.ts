/**
 * The derivatives of the elementary functions as a textbook has them. The table that is computed with writes
 * some of them in another way, which neither cancels nor overflows; it would not be recognised.
 */
import type { GraphNode } from '../../expression/index.ts';
import type { Algebra } from '../algebra.ts';
import { RULES, type RuleTable } from '../rules.ts';

export const TEXTBOOK_RULES: RuleTable = {
  ...RULES,
  power: [
    (g, [a, b]) => g.multiply(b, g.power(a, g.subtract(b, g.one))),
    (g, [a], value) => g.multiply(value, g.apply('log', a)),
  ],
  asin: [(g, [a]) => g.divide(g.one, root(g, g.subtract(g.one, square(g, a))))],
  acos: [(g, [a]) => g.divide(g.constant(-1), root(g, g.subtract(g.one, square(g, a))))],
  atan2: [
    (g, [a, b]) => g.divide(b, g.add(square(g, a), square(g, b))),
    (g, [a, b]) => g.negate(g.divide(a, g.add(square(g, a), square(g, b)))),
  ],
  tanh: [(g, _, value) => g.subtract(g.one, square(g, value))],
  asinh: [(g, [a]) => g.divide(g.one, root(g, g.add(square(g, a), g.one)))],
  acosh: [(g, [a]) => g.divide(g.one, root(g, g.subtract(square(g, a), g.one)))],
  atanh: [(g, [a]) => g.divide(g.one, g.subtract(g.one, square(g, a)))],
  log2: [(g, [a]) => g.divide(g.one, g.multiply(a, g.apply('log', g.constant(2))))],
  log10: [(g, [a]) => g.divide(g.one, g.multiply(a, g.apply('log', g.constant(10))))],
  sigmoid: [(g, _, value) => g.multiply(value, g.subtract(g.one, value))],
};

const square = (g: Algebra, a: GraphNode): GraphNode => g.power(a, g.constant(2));
const root = (g: Algebra, a: GraphNode): GraphNode => g.apply('sqrt', a);
