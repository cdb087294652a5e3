import { RunningError, type ErrorBound } from '../calculus/index.ts';
import { topologicalOrder, type GraphNode, type OperationNode } from '../expression/index.ts';
import type { CompiledFunction, PointFunction, SecondOrder } from '../kernel/index.ts';
import { germAt, KINKED, type Germ } from './germ.ts';

/**
 * Whether f has a Hessian at a point, by the rules that it is differentiated by.
 * `smooth`: value, gradient and Hessian are finite, and the rules hold.
 * `kink`: an operation of f is at its own kink or jump (|u| at u = 0, max(u, w) at u = w, √u at 0), and that is left in
 * f: whatever the rules give for the gradient and the Hessian is a convention.
 * `no-hessian`: what such a kink leaves in f is of an order above the first, as of x·|x|: the gradient is one.
 * `not-finite-derivatives`: f is finite, but the rules give an infinity or 0·∞, as for (x²)^1.5 at 0.
 * `undefined`: f itself is not finite.
 */
export type Smoothness = 'smooth' | 'kink' | 'no-hessian' | 'not-finite-derivatives' | 'undefined';

/**
 * Read off f's graph with the values in it, within their rounding, not from samples: no kink is too small to be seen.
 * Kinks that cancel, as |x|² = x² and cos|x| = cos x, count none the less, since the rules are wrong there too.
 * One or two microseconds where f has no such operation, about ten where it has.
 * @param uncertainty how far the point may be from the one meant; 0 for a point that was typed
 */
export function smoothnessAt(f: PointFunction, point: readonly number[], uncertainty = 0): Smoothness {
  return smoothnessOf(f, point, uncertainty, f.secondOrder(point));
}

/** The same where value, gradient and Hessian are known already. */
export function smoothnessOf(
  f: PointFunction,
  point: readonly number[],
  uncertainty: number,
  { value, gradient, hessian }: SecondOrder,
): Smoothness {
  if (!Number.isFinite(value)) return 'undefined';
  const order = orderOfKink(f, point, uncertainty);
  if (order <= 2) return order <= 1 ? 'kink' : 'no-hessian';
  const isKnown = gradient.every(Number.isFinite) && hessian.every((row) => row.every(Number.isFinite));
  return isKnown ? 'smooth' : 'not-finite-derivatives';
}

/**
 * The power of the distance with which what is no polynomial in f begins, at least: 1 for |x| at 0, 3 for |x|³, infinite
 * where f has a Taylor series.
 * @param uncertainty how far the point may be from the one meant: a kink nearer than that counts
 */
export function orderOfKink(f: PointFunction, point: readonly number[], uncertainty: number): number {
  const { analysis, order, mayHaveKink } = graphOf(f.compiled);
  if (!mayHaveKink) return Number.POSITIVE_INFINITY;
  analysis.at([...point, ...f.parameters], uncertain(point, uncertainty));
  const germs = new Map<GraphNode, Germ>();
  const boundOf = (node: GraphNode): ErrorBound => analysis.of(node);
  const known = (node: GraphNode): Germ => germs.get(node) ?? UNKNOWN;
  for (const node of order) germs.set(node, germAt(node, boundOf(node), f.dimension, known, boundOf));
  return known(f.compiled.expression.root).kink;
}

/** Whether f is bounded as far as a point is uncertain, so that no pole and no 0/0 lies there. */
export function isBoundedWithin(f: PointFunction, point: readonly number[], uncertainty: number): boolean {
  const { analysis } = graphOf(f.compiled);
  const [bound] = analysis.at([...point, ...f.parameters], uncertain(point, uncertainty));
  return bound !== undefined && Number.isFinite(bound.value) && Number.isFinite(bound.error);
}

const uncertain = (point: readonly number[], uncertainty: number): readonly number[] =>
  point.map(() => uncertainty);

const UNKNOWN: Germ = { vanishes: 0, kink: 0, varies: true };

/** What is computed once of each function. */
interface ValueGraph {
  readonly analysis: RunningError;
  readonly order: readonly GraphNode[];
  readonly mayHaveKink: boolean;
}

const graphs = new WeakMap<CompiledFunction, ValueGraph>();

function graphOf(compiled: CompiledFunction): ValueGraph {
  const known = graphs.get(compiled);
  if (known !== undefined) return known;
  const { root } = compiled.expression;
  const order = topologicalOrder([root]);
  const made = { analysis: new RunningError([root]), order, mayHaveKink: order.some(hasKinkSomewhere) };
  graphs.set(compiled, made);
  return made;
}

const hasKinkSomewhere = (node: GraphNode): boolean =>
  node.kind === 'operation' && (KINKED.has(node.operation) || isOtherPower(node));

/** Not x², x³, …: a base to a power that is not a whole number, or not one yet. */
const isOtherPower = ({ operation, operands: [, exponent] }: OperationNode): boolean =>
  operation === 'power' &&
  !(exponent?.kind === 'constant' && Number.isInteger(exponent.value) && exponent.value >= 0);
