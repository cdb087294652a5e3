import type { ExpressionGraph, GraphNode, Operation } from './graph.ts';

/** An operation of the graph; of numbers alone, a number: x^-2 and x^(1/2) have a constant exponent. */
export function applyArithmetic(
  graph: ExpressionGraph,
  operation: Operation,
  a: GraphNode,
  b: GraphNode = a,
): GraphNode {
  const number = a.kind === 'constant' && b.kind === 'constant' ? compute(operation, a.value, b.value) : null;
  if (number !== null) return graph.constant(number);
  return operation === 'negate' ? graph.apply(operation, a) : graph.apply(operation, a, b);
}

/** Only what IEEE 754 rounds correctly: it is the same number here and in every kernel. */
function compute(operation: Operation, a: number, b: number): number | null {
  switch (operation) {
    case 'add':
      return a + b;
    case 'subtract':
      return a - b;
    case 'multiply':
      return a * b;
    case 'divide':
      return a / b;
    case 'negate':
      return -a;
    default:
      return null;
  }
}
