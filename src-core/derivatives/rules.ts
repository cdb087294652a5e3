/**
 * The table of rules: for each operation, its partial derivative with respect to each operand, as a
 * graph of the operands and of the operation's own value. The chain rule is `differentiate`'s.
 *
 * Conventions where there is no derivative, those of torch: |x|′, sign′ and relu′ are 0 at 0; where the
 * two operands of min or max are equal, each has half (min and max of more are nested, so that ties share by
 * halves of halves: ¼, ¼, ½); a vertical tangent (sqrt and cbrt at 0) is ∞; what has no limit (hypot and
 * atan2 at the origin) is NaN.
 */
import type { GraphNode, Operation } from '../expression/index.ts';
import type { Algebra } from './algebra.ts';

/** ∂ value / ∂ operand, where `value` is the node itself (so that exp' needs no second exp). */
export type PartialDerivative = (
  algebra: Algebra,
  operands: readonly [a: GraphNode, b: GraphNode],
  value: GraphNode,
) => GraphNode;

/** One entry per operand, or one that serves each: it is given that operand twice and uses the first. */
export type RuleTable = Readonly<Record<Operation, readonly PartialDerivative[]>>;

export const RULES: RuleTable = {
  add: [(g) => g.one, (g) => g.one],
  subtract: [(g) => g.one, (g) => g.constant(-1)],
  multiply: [(_, [, b]) => b, (_, [a]) => a],
  divide: [(g, [, b]) => g.divide(g.one, b), (g, [, b], value) => g.negate(g.divide(value, b))],
  negate: [(g) => g.constant(-1)],
  power: [
    (g, [a, b]) => g.multiply(b, g.power(a, lessOne(g, a, b))),
    (g, [a, b], value) => g.multiply(value, g.apply('log', awayFromZero(g, a, b))),
  ],
  sin: [(g, [a]) => g.apply('cos', a)],
  cos: [(g, [a]) => g.negate(g.apply('sin', a))],
  tan: [(g, _, value) => g.add(g.one, g.multiply(value, value))],
  asin: [(g, [a]) => secantOfArcSine(g, a)],
  acos: [(g, [a]) => g.negate(secantOfArcSine(g, a))],
  atan: [(g, [a]) => g.divide(g.one, g.add(g.one, g.multiply(a, a)))],
  // atan2(a, b) is the angle of the point with abscissa b: ∂/∂a = b/r², ∂/∂b = −a/r², without overflow of r².
  atan2: [
    (g, [a, b]) => overSquaredRadius(g, b, g.apply('hypot', a, b)),
    (g, [a, b]) => g.negate(overSquaredRadius(g, a, g.apply('hypot', a, b))),
  ],
  sinh: [(g, [a]) => g.apply('cosh', a)],
  cosh: [(g, [a]) => g.apply('sinh', a)],
  tanh: [(g, [a]) => g.power(g.divide(g.one, g.apply('cosh', boundedForCosh(g, a))), g.constant(2))],
  asinh: [(g, [a]) => g.divide(g.one, g.apply('hypot', g.one, a))],
  acosh: [(g, [a]) => g.divide(g.one, g.multiply(root(g, g.subtract(a, g.one)), root(g, g.add(a, g.one))))],
  // 1/(1 − a²) as cosh²(artanh a), for the reason told at `secantOfArcSine`.
  atanh: [(g, _, value) => g.power(g.apply('cosh', value), g.constant(2))],
  exp: [(_, __, value) => value],
  expm1: [(g, [a]) => g.apply('exp', a)],
  log: [(g, [a]) => g.divide(g.one, a)],
  log2: [(g, [a]) => g.divide(g.constant(Math.LOG2E), a)],
  log10: [(g, [a]) => g.divide(g.constant(Math.LOG10E), a)],
  log1p: [(g, [a]) => g.divide(g.one, g.add(g.one, a))],
  sqrt: [(g, _, value) => g.divide(g.constant(0.5), value)],
  cbrt: [(g, _, value) => g.divide(g.constant(1 / 3), g.multiply(value, value))],
  // Its derivative comes out as 1/r − a²/r³, not b²/r³: where a dwarfs b its relative error is about ε·(a/b)².
  hypot: [(g, [a], value) => g.divide(a, value)],
  abs: [(g, [a]) => g.apply('sign', a)],
  sign: [(g) => g.zero],
  min: [(g, [a, b]) => share(g, b, a), (g, [a, b]) => share(g, a, b)],
  max: [(g, [a, b]) => share(g, a, b), (g, [a, b]) => share(g, b, a)],
  // Not s·(1 − s), which is 0 from a = 37 on: a plateau is to be as flat on the right as on the left.
  sigmoid: [(g, [a], value) => g.multiply(value, g.apply('sigmoid', g.negate(a)))],
  softplus: [(g, [a]) => g.apply('sigmoid', a)],
  relu: [(g, [a]) => g.apply('relu', g.apply('sign', a))],
};

const LEAST_NORMAL = 2 ** -1022;

const root = (g: Algebra, a: GraphNode): GraphNode => g.apply('sqrt', a);

/** b − 1; where b is no number yet, 0 at a = b = 0, so that the rule b·a^(b − 1) gives 0 there and not 0·∞. */
function lessOne(g: Algebra, a: GraphNode, b: GraphNode): GraphNode {
  const exponent = g.subtract(b, g.one);
  if (b.kind === 'constant') return exponent;
  return g.add(exponent, g.multiply(isZero(g, a), isZero(g, b)));
}

/** 1 where a = 0, else 0. */
const isZero = (g: Algebra, a: GraphNode): GraphNode => g.subtract(g.one, g.apply('abs', g.apply('sign', a)));

/**
 * a, or at a = 0 < b the least normal number, so that aᵇ·log a is 0, its limit, and not 0·(−∞), nor its
 * derivative 0·∞. Between 0 and 10⁻²⁹² the logarithm is less exact for it.
 */
function awayFromZero(g: Algebra, a: GraphNode, b: GraphNode): GraphNode {
  if (a.kind === 'constant' && a.value !== 0) return a;
  const isPositive = g.apply('relu', g.apply('sign', b));
  return g.add(a, g.multiply(g.constant(LEAST_NORMAL), isPositive));
}

/**
 * 1/√(1 − a²) as cosh(artanh a): 1 − a² would cancel near ±1, and (1 − a)·(1 + a) has a derivative that
 * cancels near 0.
 */
const secantOfArcSine = (g: Algebra, a: GraphNode): GraphNode => g.apply('cosh', g.apply('atanh', a));

const overSquaredRadius = (g: Algebra, a: GraphNode, radius: GraphNode): GraphNode =>
  g.divide(g.divide(a, radius), radius);

/**
 * a, held within ±400, where 1/cosh²a is 0 in double precision: from 710 on the derivative of 1/cosh a would
 * be 0·∞. Not 1 − tanh²a, which cancels and is 0 from 19 on.
 */
const boundedForCosh = (g: Algebra, a: GraphNode): GraphNode =>
  g.apply('max', g.apply('min', a, g.constant(400)), g.constant(-400));

/** What of a maximum's slope is a's: 1 where a > b, ½ where they are equal, 0 where a < b. */
const share = (g: Algebra, a: GraphNode, b: GraphNode): GraphNode =>
  g.multiply(g.constant(0.5), g.add(g.one, g.apply('sign', g.subtract(a, b))));
