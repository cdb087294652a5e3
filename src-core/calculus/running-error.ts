import { SCALAR } from '../arithmetic/index.ts';
import { topologicalOrder, type GraphNode } from '../expression/index.ts';
import { applyOperation } from '../kernel/index.ts';
import { errorOf } from './error-rules.ts';
import { constantRounding } from './local-rounding.ts';

/** What a node is at a point, and a bound on how far rounding has taken it from the exact value. */
export interface ErrorBound {
  readonly value: number;
  readonly error: number;
}

/**
 * Running error analysis of a graph: one pass evaluates every node and bounds its rounding error to first order
 * (Wilkinson; Higham, Accuracy and Stability, 2nd ed. 2002, §3.3). The inputs count as exact. The values are
 * those of the kernels, to the last bit.
 */
export class RunningError {
  readonly #order: readonly GraphNode[];
  readonly #operands: readonly (readonly number[])[];
  readonly #roots: readonly number[];
  readonly #values: Float64Array;
  readonly #errors: Float64Array;

  constructor(roots: readonly GraphNode[]) {
    this.#order = topologicalOrder(roots);
    const places = new Map(this.#order.map((node, place) => [node, place]));
    const placeOf = (node: GraphNode): number => places.get(node) ?? 0;
    this.#operands = this.#order.map((node) => (node.kind === 'operation' ? node.operands.map(placeOf) : []));
    this.#roots = roots.map(placeOf);
    this.#values = new Float64Array(this.#order.length);
    this.#errors = new Float64Array(this.#order.length);
  }

  get size(): number {
    return this.#order.length;
  }

  /** @param inputs the variables, then the parameters */
  at(inputs: readonly number[]): readonly ErrorBound[] {
    this.#order.forEach((node, place) => {
      if (node.kind === 'constant') this.#set(place, node.value, constantRounding(node.value));
      else if (node.kind === 'input') this.#set(place, inputs[node.index] ?? Number.NaN, 0);
      else {
        const operands = this.#operands[place] ?? [];
        const value = applyOperation(
          SCALAR,
          node,
          operands.map((operand) => this.#values[operand]!),
        );
        const [first = 0, second = first] = operands;
        const error = (operand: number): number => this.#errors[operand]!;
        const others = operands.slice(2).reduce((sum, operand) => sum + error(operand), 0);
        const [a, b] = [this.#values[first]!, this.#values[second]!];
        this.#set(place, value, errorOf(node.operation, value, a, error(first), b, error(second)) + others);
      }
    });
    return this.#roots.map((place) => ({ value: this.#values[place]!, error: this.#errors[place]! }));
  }

  #set(place: number, value: number, error: number): void {
    this.#values[place] = value;
    this.#errors[place] = Number.isNaN(error) ? Number.POSITIVE_INFINITY : error;
  }
}
