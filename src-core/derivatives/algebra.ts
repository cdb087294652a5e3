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
    const [negatedA, negatedB] = [negated(a), negated(b)];
    if (negatedB !== null) return this.subtract(a, negatedB);
    if (negatedA !== null) return this.subtract(b, negatedA);
    return this.apply('add', a, b);
  }

  subtract(a: GraphNode, b: GraphNode): GraphNode {
    if (a.kind === 'constant' && b.kind === 'constant') return this.constant(a.value - b.value);
    if (a === this.zero) return this.negate(b);
    if (b === this.zero) return a;
    const negatedB = negated(b);
    if (negatedB !== null) return this.add(a, negatedB);
    return this.apply('subtract', a, b);
  }

  /** Moderate constant factors are gathered in front, so that 2·(1 − x)·(−2·y) takes two products, not four. */
  multiply(a: GraphNode, b: GraphNode): GraphNode {
    if (a === this.zero || b === this.zero) return this.zero;
    if (a.kind === 'constant' && b.kind === 'constant') return this.constant(a.value * b.value);
    const [left, right] = [this.#factored(a), this.#factored(b)];
    const factor = left.factor * right.factor;
    if (![left.factor, right.factor, factor].every(isModerate)) return this.apply('multiply', a, b);
    if (left.rest === this.one) return this.#scaled(factor, right.rest);
    if (right.rest === this.one) return this.#scaled(factor, left.rest);
    return this.#scaled(factor, this.apply('multiply', left.rest, right.rest));
  }

  divide(a: GraphNode, b: GraphNode): GraphNode {
    if (a.kind === 'constant' && b.kind === 'constant') return this.constant(a.value / b.value);
    if (a === this.zero) return this.zero;
    if (b === this.one) return a;
    return this.apply('divide', a, b);
  }

  negate(a: GraphNode): GraphNode {
    const { factor, rest } = this.#factored(a);
    return this.#scaled(-factor, rest);
  }

  power(a: GraphNode, b: GraphNode): GraphNode {
    if (b === this.one) return a;
    if (b === this.zero) return this.one;
    return this.apply('power', a, b);
  }

  #scaled(factor: number, rest: GraphNode): GraphNode {
    if (rest === this.one) return this.constant(factor);
    if (factor === 1) return rest;
    return factor === -1 ? this.apply('negate', rest) : this.apply('multiply', this.constant(factor), rest);
  }

  /** What `#scaled` makes, taken apart again; a constant is a factor of one. */
  #factored(node: GraphNode): { readonly factor: number; readonly rest: GraphNode } {
    if (node.kind === 'constant') return { factor: node.value, rest: this.one };
    const inner = negated(node);
    if (inner !== null) return { factor: -1, rest: inner };
    const [first, second] = node.kind === 'operation' && node.operation === 'multiply' ? node.operands : [];
    const isScaled = first?.kind === 'constant' && second !== undefined && isModerate(first.value);
    return isScaled ? { factor: first.value, rest: second } : { factor: 1, rest: node };
  }
}

/** Factors of such a size can be moved without a product over- or underflowing that did not before. */
const isModerate = (factor: number): boolean => Math.abs(factor) >= 1e-9 && Math.abs(factor) <= 1e9;

/** e where the node is −e. */
function negated(node: GraphNode): GraphNode | null {
  return node.kind === 'operation' && node.operation === 'negate' ? (node.operands[0] ?? null) : null;
}
