import type { FunctionName } from './functions.ts';
import type { ExpressionGraph, GraphNode } from './graph.ts';

/**
 * A call as operations of the graph, of which there are fewer than functions: powers are `power`, and
 * min and max of many arguments are taken two by two, max(a, b, c) = max(max(a, b), c). A length of many is
 * one operation: hypot(hypot(x, y), 1) would have no derivative where x = y = 0, hypot(x, y, 1) has one.
 * @param operands as many as the function takes
 */
export function applyFunction(
  graph: ExpressionGraph,
  name: FunctionName,
  operands: readonly GraphNode[],
): GraphNode {
  const [first, second] = operands;
  if (first === undefined) throw new RangeError(`${name} was given no argument.`);
  switch (name) {
    case 'square':
      return graph.apply('power', first, graph.constant(2));
    case 'cube':
      return graph.apply('power', first, graph.constant(3));
    case 'hypot':
      return graph.apply('hypot', ...operands);
    case 'pow':
      return graph.apply('power', ...operands);
    case 'log':
      return second === undefined ? graph.apply('log', first) : logarithm(graph, first, second);
    default:
      return second === undefined
        ? graph.apply(name, first)
        : operands.reduce((a, b) => graph.apply(name, a, b));
  }
}

/** To the bases 2 and 10 by an operation of its own, exact at their powers; else log x / log base. */
function logarithm(graph: ExpressionGraph, x: GraphNode, base: GraphNode): GraphNode {
  if (base === graph.constant(2)) return graph.apply('log2', x);
  if (base === graph.constant(10)) return graph.apply('log10', x);
  return graph.apply('divide', graph.apply('log', x), graph.apply('log', base));
}
