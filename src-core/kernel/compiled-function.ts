import { topologicalOrder, type Expression, type GraphNode } from '../expression/index.ts';
import { gradientOf, hessianOf } from '../derivatives/index.ts';
import { portion, runToEnd, type Work } from '../work/index.ts';
import { compileKernel } from './compile.ts';
import type { Kernel } from './kernel.ts';

/** What a function and its derivatives are at one point; `hessian` is an n × n array of rows. */
export interface FirstOrder {
  readonly value: number;
  readonly gradient: readonly number[];
}
export interface SecondOrder extends FirstOrder {
  readonly hessian: readonly (readonly number[])[];
}

/** Whether f is a polynomial of degree ≤ 2 with constant coefficients, as its derivatives show. */
export type Shape = 'constant' | 'linear' | 'quadratic' | 'other';

/**
 * A formula with its derivatives, compiled when first asked for.
 * Kernels: `value` → f; `gradient` → f, ∂₁f … ∂ₙf; `hessian` → those and H's lower triangle, row by row.
 */
export class CompiledFunction {
  readonly expression: Expression;
  readonly dimension: number;
  #gradientNodes: readonly GraphNode[] | undefined;
  #hessianNodes: readonly GraphNode[] | undefined;
  #value: Kernel | undefined;
  #gradient: Kernel | undefined;
  #hessian: Kernel | undefined;
  #shape: Shape | undefined;

  constructor(expression: Expression) {
    this.expression = expression;
    this.dimension = expression.variables.length;
  }

  get gradientNodes(): readonly GraphNode[] {
    return (this.#gradientNodes ??= runToEnd(
      gradientOf(this.expression.graph, this.expression.root, this.dimension),
    ));
  }

  get hessianNodes(): readonly GraphNode[] {
    return (this.#hessianNodes ??= runToEnd(hessianOf(this.expression.graph, this.gradientNodes)));
  }

  get value(): Kernel {
    return (this.#value ??= runToEnd(this.#compile([])));
  }

  get gradient(): Kernel {
    return (this.#gradient ??= runToEnd(this.#compile(this.gradientNodes)));
  }

  get hessian(): Kernel {
    return (this.#hessian ??= runToEnd(this.#compile([...this.gradientNodes, ...this.hessianNodes])));
  }

  /** Makes all of the above ahead of being asked for, with pauses: for hostile formulas it takes long. */
  *prepare(): Work<void> {
    const { graph, root } = this.expression;
    this.#value ??= yield* portion(this.#compile([]), 0, 0.1);
    this.#gradientNodes ??= yield* portion(gradientOf(graph, root, this.dimension), 0.1, 0.2);
    this.#gradient ??= yield* portion(this.#compile(this.#gradientNodes), 0.2, 0.4);
    this.#hessianNodes ??= yield* portion(hessianOf(graph, this.#gradientNodes), 0.4, 0.6);
    this.#hessian ??= yield* portion(this.#compile([...this.#gradientNodes, ...this.#hessianNodes]), 0.6, 1);
  }

  #compile(derivatives: readonly GraphNode[]): Work<Kernel> {
    return compileKernel([this.expression.root, ...derivatives], this.dimension);
  }

  /**
   * Read off the graph: a Hessian in which no variable occurs belongs to a quadratic. The sign of
   * something that varies is a kink or a jump, which no Hessian shows.
   */
  get shape(): Shape {
    return (this.#shape ??= this.#readShape());
  }

  #readShape(): Shape {
    const hasKink = topologicalOrder([this.expression.root, ...this.gradientNodes]).some(
      (node) =>
        node.kind === 'operation' && node.operation === 'sign' && dependsOnVariables(node, this.dimension),
    );
    if (hasKink) return 'other';
    if (this.gradientNodes.every((node) => isZero(node))) return 'constant';
    if (this.hessianNodes.every((node) => isZero(node))) return 'linear';
    return this.hessianNodes.every((node) => !dependsOnVariables(node, this.dimension))
      ? 'quadratic'
      : 'other';
  }
}

const isZero = (node: GraphNode): boolean => node.kind === 'constant' && node.value === 0;

function dependsOnVariables(root: GraphNode, dimension: number): boolean {
  const seen = new Set<GraphNode>();
  const pending = [root];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (seen.has(node)) continue;
    seen.add(node);
    if (node.kind === 'input' && node.index < dimension) return true;
    if (node.kind === 'operation') pending.push(...node.operands);
  }
  return false;
}

/** A compiled function with its parameters set, asked point by point. Its buffer is its own. */
export class PointFunction {
  readonly compiled: CompiledFunction;
  readonly parameters: readonly number[];
  readonly #outputs: Float64Array;

  constructor(compiled: CompiledFunction, parameters: readonly number[]) {
    this.compiled = compiled;
    this.parameters = parameters;
    const n = compiled.dimension;
    this.#outputs = new Float64Array(1 + n + (n * (n + 1)) / 2);
  }

  get dimension(): number {
    return this.compiled.dimension;
  }

  value(point: ArrayLike<number>): number {
    this.compiled.value.point(point, this.parameters, this.#outputs);
    return this.#output(0);
  }

  /** f at every point of a grid: entry j·nx + i belongs to (x[i], y[j]). Right until any kernel is called again. */
  grid(x: Float64Array, y: Float64Array): Float64Array {
    const [values] = this.compiled.value.grid(x, y, this.parameters);
    if (values === undefined) throw new Error('A kernel of one output gives one array.');
    return values;
  }

  /** f and ∇f; the gradient is NaN where f is not a number, whatever the rules would say there. */
  firstOrder(point: ArrayLike<number>): FirstOrder {
    this.compiled.gradient.point(point, this.parameters, this.#outputs);
    const value = this.#output(0);
    const gradient: number[] = [];
    for (let i = 1; i <= this.dimension; i++)
      gradient.push(Number.isNaN(value) ? Number.NaN : this.#output(i));
    return { value, gradient };
  }

  secondOrder(point: ArrayLike<number>): SecondOrder {
    const n = this.dimension;
    this.compiled.hessian.point(point, this.parameters, this.#outputs);
    const value = this.#output(0);
    const derivative = (index: number): number => (Number.isNaN(value) ? Number.NaN : this.#output(index));
    const gradient: number[] = [];
    for (let i = 0; i < n; i++) gradient.push(derivative(1 + i));
    const hessian: number[][] = [];
    for (let i = 0; i < n; i++) {
      const row: number[] = [];
      for (let j = 0; j < n; j++) {
        const [below, beside] = i < j ? [j, i] : [i, j];
        row.push(derivative(1 + n + (below * (below + 1)) / 2 + beside));
      }
      hessian.push(row);
    }
    return { value, gradient, hessian };
  }

  #output(index: number): number {
    return this.#outputs[index] ?? Number.NaN;
  }
}
