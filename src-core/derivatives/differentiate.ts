import {
  ExpressionGraph,
  topologicalOrder,
  type GraphNode,
  type OperationNode,
} from '../expression/index.ts';
import type { Work } from '../work/index.ts';
import { Algebra } from './algebra.ts';
import { RULES, type RuleTable } from './rules.ts';

/**
 * ∂ root / ∂ input by the chain rule, graph → graph, in the graph that root lives in.
 * @param table the one that is computed with, or another that is equal to it
 * @throws GraphTooLarge where the derivative would need too many operations
 */
export function differentiate(
  graph: ExpressionGraph,
  root: GraphNode,
  input: number,
  table: RuleTable = RULES,
): GraphNode {
  const algebra = new Algebra(graph);
  const derivatives = new Map<GraphNode, GraphNode>();
  for (const node of topologicalOrder([root])) {
    derivatives.set(node, derivativeOf(node));
  }
  return derivatives.get(root) ?? algebra.zero;

  function derivativeOf(node: GraphNode): GraphNode {
    if (node.kind === 'constant') return algebra.zero;
    if (node.kind === 'input') return node.index === input ? algebra.one : algebra.zero;
    return chainRule(node);
  }

  /** Σᵢ ∂value/∂operandᵢ · ∂operandᵢ/∂input; a partial derivative is only built where its operand varies. */
  function chainRule(node: OperationNode): GraphNode {
    const [a, b = a] = node.operands;
    if (a === undefined || b === undefined) return algebra.zero;
    const rules = table[node.operation];
    let total = algebra.zero;
    node.operands.forEach((operand, index) => {
      const derivative = derivatives.get(operand) ?? algebra.zero;
      if (derivative === algebra.zero) return;
      const [rule, operands] =
        rules.length === 1 ? ([rules[0], [operand, operand]] as const) : ([rules[index], [a, b]] as const);
      const partial = rule?.(algebra, operands, node) ?? algebra.zero;
      total = algebra.add(total, algebra.multiply(partial, derivative));
    });
    return total;
  }
}

/** ∇f: n graphs. */
export function* gradientOf(graph: ExpressionGraph, root: GraphNode, variables: number): Work<GraphNode[]> {
  const gradient: GraphNode[] = [];
  for (let input = 0; input < variables; input++) {
    gradient.push(differentiate(graph, root, input));
    yield gradient.length / variables;
  }
  return gradient;
}

/** The lower triangle of the Hessian, row by row: H₀₀, H₁₀, H₁₁, H₂₀, … (n(n + 1)/2 graphs). */
export function* hessianOf(graph: ExpressionGraph, gradient: readonly GraphNode[]): Work<GraphNode[]> {
  const hessian: GraphNode[] = [];
  for (const [row, partial] of gradient.entries()) {
    for (let column = 0; column <= row; column++) {
      hessian.push(differentiate(graph, partial, column));
      yield (row + column / (row + 1)) / gradient.length;
    }
  }
  return hessian;
}
