import { SCALAR } from '../arithmetic/index.ts';
import { topologicalOrder, type GraphNode, type OperationNode } from '../expression/index.ts';
import { applyOperation } from '../kernel/index.ts';
import { errorOf } from './error-rules.ts';
import { constantRounding } from './local-rounding.ts';

/** What a node is at a point, and a bound on how far rounding has taken it from the exact value. */
export interface ErrorBound {
  readonly value: number;
  readonly error: number;
}

interface Step {
  readonly node: OperationNode;
  readonly place: number;
  readonly operands: readonly number[];
  /** The operands' values, in an array that serves every pass. */
  readonly values: number[];
}

/**
 * Running error analysis of a graph: one pass evaluates every node and bounds its rounding error to first order
 * (Wilkinson; Higham, Accuracy and Stability, 2nd ed. 2002, §3.3). The values are those of the kernels, to the last bit.
 */
export class RunningError {
  readonly #inputs: readonly { readonly place: number; readonly index: number }[];
  readonly #steps: readonly Step[];
  readonly #places: ReadonlyMap<GraphNode, number>;
  readonly #roots: readonly GraphNode[];
  readonly #values: Float64Array;
  readonly #errors: Float64Array;

  constructor(roots: readonly GraphNode[]) {
    const order = topologicalOrder(roots);
    const places = new Map(order.map((node, place) => [node, place]));
    this.#places = places;
    this.#roots = roots;
    this.#inputs = order.flatMap((node, place) =>
      node.kind === 'input' ? [{ place, index: node.index }] : [],
    );
    this.#steps = order.flatMap((node, place) =>
      node.kind === 'operation'
        ? [
            {
              node,
              place,
              operands: node.operands.map((operand) => places.get(operand) ?? 0),
              values: node.operands.map(() => 0),
            },
          ]
        : [],
    );
    this.#values = Float64Array.from(order, (node) => (node.kind === 'constant' ? node.value : 0));
    this.#errors = Float64Array.from(order, (node) =>
      node.kind === 'constant' ? constantRounding(node.value) : 0,
    );
  }

  get size(): number {
    return this.#values.length;
  }

  /**
   * @param inputs the variables, then the parameters
   * @param uncertainties how far each of the inputs may be off; those left out count as exact
   */
  at(inputs: readonly number[], uncertainties: readonly number[] = []): readonly ErrorBound[] {
    for (const { place, index } of this.#inputs) {
      this.#values[place] = inputs[index] ?? Number.NaN;
      this.#errors[place] = uncertainties[index] ?? 0;
    }
    for (const step of this.#steps) this.#take(step);
    return this.#roots.map((root) => this.of(root));
  }

  /** What the last pass said of one of the nodes. */
  of(node: GraphNode): ErrorBound {
    const place = this.#places.get(node) ?? -1;
    return { value: this.#values[place] ?? Number.NaN, error: this.#errors[place] ?? Number.NaN };
  }

  #take({ node, place, operands, values }: Step): void {
    let others = 0;
    for (let k = 0; k < operands.length; k++) {
      const operand = operands[k]!;
      values[k] = this.#values[operand]!;
      if (k > 1) others += this.#errors[operand]!;
    }
    const first = operands[0]!;
    const second = operands[1] ?? first;
    const value = applyOperation(SCALAR, node, values);
    const [a, b] = [this.#values[first]!, this.#values[second]!];
    const error = errorOf(node.operation, value, a, this.#errors[first]!, b, this.#errors[second]!) + others;
    this.#values[place] = value;
    this.#errors[place] = Number.isNaN(error) ? Number.POSITIVE_INFINITY : error;
  }
}
