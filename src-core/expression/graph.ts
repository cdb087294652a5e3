/**
 * The expression graph: a hash-consed DAG. Equal sub-expressions are one node, so derivatives share
 * their sub-expressions with the function. Children are made before parents, hence a node's id is
 * larger than its arguments': ascending ids are a topological order.
 */
import type { FunctionName } from './functions.ts';

/** What a graph can compute: arithmetic, and the functions, of which some are powers. */
export type Operation =
  | 'add'
  | 'subtract'
  | 'multiply'
  | 'divide'
  | 'negate'
  | 'power'
  | Exclude<FunctionName, 'square' | 'cube' | 'pow'>;

export interface ConstantNode {
  readonly kind: 'constant';
  readonly id: number;
  readonly value: number;
}

/** A variable or a parameter: its position among the inputs, the variables first. */
export interface InputNode {
  readonly kind: 'input';
  readonly id: number;
  readonly index: number;
}

export interface OperationNode {
  readonly kind: 'operation';
  readonly id: number;
  readonly operation: Operation;
  readonly operands: readonly GraphNode[];
}

export type GraphNode = ConstantNode | InputNode | OperationNode;

/** Derivatives of hostile formulas may explode; no honest formula of 2,000 characters comes near this. */
export const MAXIMUM_GRAPH_NODES = 200_000;

export class GraphTooLarge extends Error {
  constructor() {
    super(`The derivatives of this formula need more than ${MAXIMUM_GRAPH_NODES} operations.`);
    this.name = 'GraphTooLarge';
  }
}

const COMMUTATIVE: ReadonlySet<Operation> = new Set<Operation>(['add', 'multiply', 'min', 'max', 'hypot']);

export class ExpressionGraph {
  readonly #nodes = new Map<string, GraphNode>();

  constant(value: number): GraphNode {
    const key = Object.is(value, -0) ? 'c-0' : `c${value}`;
    return this.#intern(key, (id) => ({ kind: 'constant', id, value }));
  }

  input(index: number): GraphNode {
    return this.#intern(`i${index}`, (id) => ({ kind: 'input', id, index }));
  }

  apply(operation: Operation, ...operands: readonly GraphNode[]): GraphNode {
    const ids = operands.map((operand) => operand.id);
    if (COMMUTATIVE.has(operation)) ids.sort((a, b) => a - b);
    return this.#intern(`${operation} ${ids.join(' ')}`, (id) => ({
      kind: 'operation',
      id,
      operation,
      operands,
    }));
  }

  #intern(key: string, make: (id: number) => GraphNode): GraphNode {
    const known = this.#nodes.get(key);
    if (known !== undefined) return known;
    if (this.#nodes.size >= MAXIMUM_GRAPH_NODES) throw new GraphTooLarge();
    const node = make(this.#nodes.size);
    this.#nodes.set(key, node);
    return node;
  }
}

/** All nodes that the roots need, arguments before the operations that use them. */
export function topologicalOrder(roots: readonly GraphNode[]): GraphNode[] {
  const seen = new Map<number, GraphNode>();
  const pending = [...roots];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (seen.has(node.id)) continue;
    seen.set(node.id, node);
    if (node.kind === 'operation') pending.push(...node.operands);
  }
  return [...seen.values()].sort((a, b) => a.id - b.id);
}
