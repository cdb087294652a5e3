/**
 * The derivatives of a function as a lecturer would write them on a slide. They come from the graph, as those
 * that are computed do; what is simplified here is for the eye and is never computed with.
 */
import {
  ExpressionGraph,
  GraphTooLarge,
  topologicalOrder,
  type Expression,
  type GraphNode,
} from '../../expression/index.ts';
import { portion, type Work } from '../../work/index.ts';
import { differentiate } from '../differentiate.ts';
import { Budget, NotShown } from './budget.ts';
import { chosenTex } from './choose-form.ts';
import { FormAlgebra } from './form-algebra.ts';
import { GraphReader } from './graph-reader.ts';
import { ratioOf } from './ratio.ts';
import { texLength } from './tex-length.ts';
import { TEXTBOOK_RULES } from './textbook-rules.ts';
import { MOST_CHARACTERS, TexPrinter, type Style } from './to-tex.ts';

/** One formula; `tex` is null where it is too long to show, or nowhere defined. */
export interface Formula {
  readonly tex: string | null;
  /** About how many characters wide it is; a fraction counts both its halves. */
  readonly length: number;
}

export interface DerivativeFormulas {
  /** f as it was typed. */
  readonly value: Formula;
  readonly gradient: readonly Formula[];
  /** n rows of n. */
  readonly hessian: readonly (readonly Formula[])[];
}

/** Larger graphs are not written out; to differentiate one of this size takes a few milliseconds. */
const MOST_NODES = 5000;

const NOT_SHOWN: Formula = { tex: null, length: MOST_CHARACTERS };

/** The formulas of f, ∇f and H. Work is bounded for every formula; what would take longer is not shown. */
export function* typesetDerivatives(expression: Expression): Work<DerivativeFormulas> {
  const n = expression.variables.length;
  const typesetter = new Typesetter(expression);
  const gradient: (GraphNode | null)[] = [];
  const gradientFormulas: Formula[] = [];
  const triangle: Formula[][] = [];
  const entries = n + (n * (n + 1)) / 2;
  let done = 0;
  for (let input = 0; input < n; input++) {
    const partial = typesetter.derivative(typesetter.root, input);
    gradient.push(partial);
    gradientFormulas.push(yield* portion(typesetter.formula(partial), done / entries, ++done / entries));
  }
  for (const [row, partial] of gradient.entries()) {
    const formulas: Formula[] = [];
    for (let column = 0; column <= row; column++) {
      const second = typesetter.derivative(partial, column);
      formulas.push(yield* portion(typesetter.formula(second), done / entries, ++done / entries));
    }
    triangle.push(formulas);
  }
  const hessian = Array.from({ length: n }, (_, i) =>
    Array.from({ length: n }, (__, j) => triangle[Math.max(i, j)]?.[Math.min(i, j)] ?? NOT_SHOWN),
  );
  return { value: shown(expression.tex), gradient: gradientFormulas, hessian };
}

/** Has a graph of its own: what is only looked at is not to fill the one that is computed with. */
class Typesetter {
  readonly root: GraphNode | null;
  readonly #graph = new ExpressionGraph();
  readonly #budget = new Budget();
  readonly #algebra: FormAlgebra;
  readonly #reader: GraphReader;
  readonly #printer: TexPrinter;

  constructor({ root, variables, parameters }: Expression) {
    const nodes = topologicalOrder([root]);
    this.root = nodes.length > MOST_NODES ? null : copy(nodes, this.#graph);
    this.#algebra = new FormAlgebra(this.#budget, variables.length);
    this.#reader = new GraphReader(this.#algebra, this.#budget);
    this.#printer = new TexPrinter(styleOf(nodes, [...variables, ...parameters]));
  }

  /** Null where there is none to start from, or it grows too large. */
  derivative(node: GraphNode | null, input: number): GraphNode | null {
    if (node === null) return null;
    try {
      const derivative = differentiate(this.#graph, node, input, TEXTBOOK_RULES);
      return topologicalOrder([derivative]).length > MOST_NODES ? null : derivative;
    } catch (error) {
      if (error instanceof GraphTooLarge) return null;
      throw error;
    }
  }

  *formula(node: GraphNode | null): Work<Formula> {
    yield 0;
    if (node === null) return NOT_SHOWN;
    this.#budget.startFormula();
    try {
      const forms = yield* this.#reader.read(node);
      return shown(yield* chosenTex(this.#algebra, this.#budget, this.#printer, forms));
    } catch (error) {
      if (error instanceof NotShown) return NOT_SHOWN;
      throw error;
    }
  }
}

const shown = (tex: string): Formula =>
  tex.length > MOST_CHARACTERS ? NOT_SHOWN : { tex, length: texLength(tex) };

function copy(nodes: readonly GraphNode[], graph: ExpressionGraph): GraphNode | null {
  const copies = new Map<GraphNode, GraphNode>();
  let last: GraphNode | null = null;
  for (const node of nodes) {
    last =
      node.kind === 'constant'
        ? graph.constant(node.value)
        : node.kind === 'input'
          ? graph.input(node.index)
          : graph.apply(node.operation, ...node.operands.flatMap((operand) => copies.get(operand) ?? []));
    copies.set(node, last);
  }
  return last;
}

function styleOf(nodes: readonly GraphNode[], names: readonly string[]): Style {
  return {
    names,
    hasDecimals: nodes.some((node) => node.kind === 'constant' && isDecimal(node.value)),
    callsExp: nodes.some((node) => node.kind === 'operation' && node.operation === 'exp'),
  };
}

function isDecimal(value: number): boolean {
  if (!Number.isFinite(value)) return false;
  const { n, d } = ratioOf(value);
  return Number.isSafeInteger(n) && d > 1 && 1e6 % d === 0;
}
