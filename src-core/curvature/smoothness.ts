import { RunningError, type ErrorBound } from '../calculus/index.ts';
import { topologicalOrder, type GraphNode, type OperationNode } from '../expression/index.ts';
import type { CompiledFunction, PointFunction, SecondOrder } from '../kernel/index.ts';
import { germAt, KINKED, type Germ } from './germ.ts';

/**
 * Whether f has a Hessian at a point, by the rules that it is differentiated by.
 * `smooth`: value, gradient and Hessian are finite, and the rules hold.
 * `kink`: an operation of f is at its own kink or jump (|u| at u = 0, max(u, w) at u = w, √u at 0), and what that leaves
 * in f is of the second order or lower, so that whatever the rules give there is a convention and no Hessian.
 * `not-finite-derivatives`: f is finite, but the rules give an infinity or 0·∞, as for (x²)^1.5 at 0.
 * `undefined`: f itself is not finite.
 */
export type Smoothness = 'smooth' | 'kink' | 'not-finite-derivatives' | 'undefined';

/** What is computed once of each function. */
interface KinkedGraph {
  readonly analysis: RunningError;
  readonly order: readonly GraphNode[];
}

/** Null where no operation of f can have a kink. */
const graphs = new WeakMap<CompiledFunction, KinkedGraph | null>();

/**
 * Read off f's graph with the values in it, within their rounding, not from samples: no kink is too small to be seen.
 * Kinks that cancel, as |x|² = x² and cos|x| = cos x, count none the less, since the rules are wrong there too.
 * One or two microseconds where f has no such operation, some tens where one is at its kink.
 */
export function smoothnessAt(f: PointFunction, point: readonly number[]): Smoothness {
  return smoothnessOf(f, point, f.secondOrder(point));
}

/** The same where value, gradient and Hessian are known already. */
export function smoothnessOf(
  f: PointFunction,
  point: readonly number[],
  { value, gradient, hessian }: SecondOrder,
): Smoothness {
  if (!Number.isFinite(value)) return 'undefined';
  if (isAtKink(f, point)) return 'kink';
  const isKnown = gradient.every(Number.isFinite) && hessian.every((row) => row.every(Number.isFinite));
  return isKnown ? 'smooth' : 'not-finite-derivatives';
}

/** Of the second order or lower, where f is finite. */
function isAtKink(f: PointFunction, point: readonly number[]): boolean {
  const graph = kinkedGraphOf(f.compiled);
  if (graph === null) return false;
  graph.analysis.at([...point, ...f.parameters]);
  const germs = new Map<GraphNode, Germ>();
  const boundOf = (node: GraphNode): ErrorBound => graph.analysis.of(node);
  const known = (node: GraphNode): Germ => germs.get(node) ?? UNKNOWN;
  for (const node of graph.order) {
    germs.set(node, germAt(node, boundOf(node), f.dimension, known, boundOf));
  }
  return known(f.compiled.expression.root).kink <= 2;
}

const UNKNOWN: Germ = { vanishes: 0, kink: 0, varies: true };

function kinkedGraphOf(compiled: CompiledFunction): KinkedGraph | null {
  const known = graphs.get(compiled);
  if (known !== undefined) return known;
  const { root } = compiled.expression;
  const order = topologicalOrder([root]);
  const made = order.some(mayHaveKink) ? { analysis: new RunningError([root]), order } : null;
  graphs.set(compiled, made);
  return made;
}

const mayHaveKink = (node: GraphNode): boolean =>
  node.kind === 'operation' && (KINKED.has(node.operation) || isOtherPower(node));

/** Not x², x³, …: a base to a power that is not a whole number, or not one yet. */
const isOtherPower = ({ operation, operands: [, exponent] }: OperationNode): boolean =>
  operation === 'power' &&
  !(exponent?.kind === 'constant' && Number.isInteger(exponent.value) && exponent.value >= 0);
