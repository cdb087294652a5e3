/**
 * Constructors that fold constants and drop exact zeros and ones. Only derivatives are built with
 * them: a person's own formula keeps every operation they wrote (0·log(x) is not defined at x < 0).
 */
import type { ExpressionGraph, GraphNode, Operation } from '../expression/index.ts';

export class Algebra {
  readonly graph: ExpressionGraph;
  readonly zero: GraphNode;
  readonly one: GraphNode;

  constructor(graph: ExpressionGraph) {
    this.graph = graph;
    this.zero = graph.constant(0);
    this.one = graph.constant(1);
  }

  constant(value: number): GraphNode {
    return this.graph.constant(value);
  }

  apply(operation: Operation, ...operands: readonly GraphNode[]): GraphNode {
    return this.graph.apply(operation, ...operands);
  }

  add(a: GraphNode, b: GraphNode): GraphNode {
    if (a.kind === 'constant' && b.kind === 'constant') return this.constant(a.value + b.value);
    if (a === this.zero) return b;
    if (b === this.zero) return a;
    return this.apply('add', a, b);
  }

  subtract(a: GraphNode, b: GraphNode): GraphNode {
    if (a.kind === 'constant' && b.kind === 'constant') return this.constant(a.value - b.value);
    if (a === this.zero) return this.negate(b);
    if (b === this.zero) return a;
    return this.apply('subtract', a, b);
  }

  multiply(a: GraphNode, b: GraphNode): GraphNode {
    if (a.kind === 'constant' && b.kind === 'constant') return this.constant(a.value * b.value);
    if (a === this.zero || b === this.zero) return this.zero;
    if (a === this.one) return b;
    if (b === this.one) return a;
    return this.apply('multiply', a, b);
  }

  divide(a: GraphNode, b: GraphNode): GraphNode {
    if (a.kind === 'constant' && b.kind === 'constant') return this.constant(a.value / b.value);
    if (a === this.zero) return this.zero;
    if (b === this.one) return a;
    return this.apply('divide', a, b);
  }

  negate(a: GraphNode): GraphNode {
    if (a.kind === 'constant') return this.constant(-a.value);
    if (a.kind === 'operation' && a.operation === 'negate' && a.operands[0] !== undefined)
      return a.operands[0];
    return this.apply('negate', a);
  }

  power(a: GraphNode, b: GraphNode): GraphNode {
    if (b === this.one) return a;
    if (b === this.zero) return this.one;
    return this.apply('power', a, b);
  }
}
