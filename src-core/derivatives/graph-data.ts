/** Graphs of f and its derivatives as plain data, to be sent from thread to thread. */
import {
  GraphTooLarge,
  topologicalOrder,
  type Expression,
  type GraphNode,
  type Operation,
} from '../expression/index.ts';
import type { Work } from '../work/index.ts';
import { gradientOf, hessianOf } from './differentiate.ts';

/** A node with the places of its operands in the list, which are before its own. */
export type NodeData =
  | { readonly kind: 'constant'; readonly value: number }
  | { readonly kind: 'input'; readonly index: number }
  | { readonly kind: 'operation'; readonly operation: Operation; readonly operands: readonly number[] };

/** Roots are places in the list. */
export interface GraphData {
  readonly nodes: readonly NodeData[];
  readonly value: number;
  readonly gradient: readonly number[];
  /** The lower triangle, row by row; null where only ∇f was asked for. */
  readonly hessian: readonly number[] | null;
}

/**
 * The graphs of f, ∇f and, for the second order, H.
 * @returns null where they have more than `mostNodes`
 */
export function* graphData(
  { graph, root, variables }: Expression,
  order: 1 | 2,
  mostNodes: number,
): Work<GraphData | null> {
  try {
    const gradient = yield* gradientOf(graph, root, variables.length);
    const hessian = order === 2 ? yield* hessianOf(graph, gradient) : null;
    const all = topologicalOrder([root, ...gradient, ...(hessian ?? [])]);
    if (all.length > mostNodes) return null;
    const places = new Map(all.map((node, place) => [node, place]));
    const placeOf = (node: GraphNode): number => places.get(node) ?? 0;
    return {
      nodes: all.map((node) =>
        node.kind === 'operation'
          ? { kind: 'operation', operation: node.operation, operands: node.operands.map(placeOf) }
          : node.kind === 'constant'
            ? { kind: 'constant', value: node.value }
            : { kind: 'input', index: node.index },
      ),
      value: placeOf(root),
      gradient: gradient.map(placeOf),
      hessian: hessian?.map(placeOf) ?? null,
    };
  } catch (error) {
    if (error instanceof GraphTooLarge) return null;
    throw error;
  }
}
