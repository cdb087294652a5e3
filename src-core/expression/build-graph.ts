import type { MathNode } from 'mathjs/number';
import {
  isConstantNode,
  isFunctionNode,
  isOperatorNode,
  isParenthesisNode,
  isSymbolNode,
} from './syntax-nodes.ts';
import { applyFunction } from './calls.ts';
import { applyArithmetic } from './fold-numbers.ts';
import { CONSTANTS, arityProblem, isFunctionName } from './functions.ts';
import { excerpt, FormulaError, type FormulaErrorCode } from './formula-error.ts';
import { callHint, nameHint } from './hints.ts';
import { nameProblem } from './names.ts';
import type { ExpressionGraph, GraphNode, Operation } from './graph.ts';
import { TokenCursor } from './token-cursor.ts';
import type { Token } from './tokens.ts';

export interface KnownNames {
  readonly variables: readonly string[];
  readonly parameters: readonly string[];
}

export const MAXIMUM_NODES = 5000;
/** Nesting of operations, not counting the left side of + − * /: a long sum is not deep. */
export const MAXIMUM_DEPTH = 200;

const OPERATORS: ReadonlyMap<string, Operation> = new Map<string, Operation>([
  ['add', 'add'],
  ['subtract', 'subtract'],
  ['multiply', 'multiply'],
  ['divide', 'divide'],
  ['pow', 'power'],
  ['unaryMinus', 'negate'],
]);

/**
 * Checks a syntax tree and builds the graph from it: nothing but numbers, known names, + − * / ^ and
 * calls of our own functions passes. All unknown names are reported together.
 * @throws FormulaError
 */
export function buildGraph(
  tree: MathNode,
  graph: ExpressionGraph,
  names: KnownNames,
  tokens: readonly Token[],
): { root: GraphNode; used: ReadonlySet<string> } {
  const builder = new GraphBuilder(graph, names, tokens);
  const root = builder.build(tree, 0);
  builder.checkUnknown();
  return { root, used: builder.used };
}

/** Visits the tree in the order of writing, so that the cursor stands at each node's tokens. */
class GraphBuilder {
  readonly used = new Set<string>();
  readonly #graph: ExpressionGraph;
  readonly #names: KnownNames;
  readonly #cursor: TokenCursor;
  readonly #unknown = new Map<string, Token | undefined>();
  #count = 0;

  constructor(graph: ExpressionGraph, names: KnownNames, tokens: readonly Token[]) {
    this.#graph = graph;
    this.#names = names;
    this.#cursor = new TokenCursor(tokens);
  }

  build(node: MathNode, depth: number): GraphNode {
    const cursor = this.#cursor;
    if (depth > MAXIMUM_DEPTH)
      return fail('too-deep', `Operations may be nested ${MAXIMUM_DEPTH} deep.`, cursor.here);
    if (++this.#count > MAXIMUM_NODES)
      return fail('too-large', `A formula may have ${MAXIMUM_NODES} parts.`, cursor.here);
    if (isParenthesisNode(node)) {
      cursor.take('(');
      const content = this.build(node.content, depth + 1);
      cursor.take(')');
      return content;
    }
    if (isConstantNode(node)) return this.#number(node.value);
    if (isSymbolNode(node)) return this.#symbol(node.name);
    if (isFunctionNode(node) && isSymbolNode(node.fn)) return this.#call(node.fn.name, node.args, depth);
    if (isOperatorNode(node)) {
      const [left, right] = node.args;
      if (left === undefined) return fail('syntax', 'Something is missing.', cursor.here);
      return right === undefined
        ? this.#prefix(node.fn, node.op, left, depth)
        : this.#infix(node.fn, node.implicit ? '' : node.op, [left, right], depth);
    }
    return fail(
      'unsupported',
      'Formulas are made of numbers, names, + − * / ^ and functions only.',
      cursor.here,
    );
  }

  checkUnknown(): void {
    const list = [...this.#unknown.keys()];
    const [first] = list;
    if (first === undefined) return;
    const token = this.#unknown.get(first);
    throw new FormulaError({
      code: 'unknown-name',
      message:
        list.length === 1
          ? `“${excerpt(first)}” is not known.${nameHint(first, this.#names.variables)}`
          : `${enumerated(list)} are not known.`,
      position: token?.position ?? 0,
      length: token?.length ?? 1,
      names: list,
    });
  }

  #number(value: unknown): GraphNode {
    if (typeof value === 'number' && Number.isFinite(value)) {
      this.#cursor.takeNumber();
      return this.#graph.constant(value);
    }
    const token = this.#cursor.take(String(value));
    if (token?.kind === 'number')
      return fail('number-too-large', 'This number is too large for a computer.', token);
    return fail('unsupported', `“${excerpt(String(value))}” cannot stand in a formula.`, token);
  }

  #symbol(name: string): GraphNode {
    const token = this.#cursor.take(name);
    const { variables, parameters } = this.#names;
    const variable = variables.indexOf(name);
    if (variable >= 0) {
      this.used.add(name);
      return this.#graph.input(variable);
    }
    const constant = CONSTANTS.get(name);
    if (constant !== undefined) return this.#graph.constant(constant);
    const parameter = parameters.indexOf(name);
    if (parameter >= 0) {
      this.used.add(name);
      return this.#graph.input(variables.length + parameter);
    }
    if (isFunctionName(name)) return this.#bareFunction(name, token);
    const problem = nameProblem(name);
    if (problem !== null) return fail('unsupported', problem, token);
    if (!this.#unknown.has(name)) this.#unknown.set(name, token);
    return this.#graph.constant(Number.NaN);
  }

  #bareFunction(name: string, token: Token | undefined): never {
    const argument = this.#names.variables[0] ?? 'x';
    const following = this.#cursor.upToSymbol().map(({ written }) => written);
    const meant =
      this.#cursor.here?.text === '^' && following.length === 0
        ? `${name}(${argument})^2 for the power`
        : `${name}(${following.length === 0 ? argument : excerpt(following.join(' '))})`;
    return fail('bare-function', `${name} needs brackets: write ${meant}.`, token);
  }

  #call(name: string, operands: readonly MathNode[], depth: number): GraphNode {
    const token = this.#cursor.take(name);
    if (!isFunctionName(name)) {
      const { variables, parameters } = this.#names;
      const known = variables.includes(name) || parameters.includes(name) || CONSTANTS.has(name);
      const hint = callHint(name, known, operands.length);
      return fail('unknown-call', `${excerpt(name)} is not a function here.${hint}`, token);
    }
    const problem = arityProblem(name, operands.length);
    if (problem !== null) return fail('wrong-arguments', problem, token);
    this.#cursor.take('(');
    const built = operands.map((operand) => this.build(operand, depth + 1));
    this.#cursor.take(')');
    return applyFunction(this.#graph, name, built);
  }

  #prefix(name: string, sign: string, operand: MathNode, depth: number): GraphNode {
    const token = this.#cursor.take(sign);
    if (name === 'unaryPlus') return this.build(operand, depth + 1);
    if (name !== 'unaryMinus') return unknownOperator(token);
    return applyArithmetic(this.#graph, 'negate', this.build(operand, depth + 1));
  }

  /** @param sign how it is written; empty for a product without a sign */
  #infix(name: string, sign: string, [left, right]: readonly [MathNode, MathNode], depth: number): GraphNode {
    const operation = OPERATORS.get(name);
    const a = this.build(left, operation === 'power' ? depth + 1 : depth);
    const token = sign === '' ? undefined : this.#cursor.take(sign);
    if (operation === undefined) return unknownOperator(token);
    return applyArithmetic(this.#graph, operation, a, this.build(right, depth + 1));
  }
}

const MOST_NAMES = 8;

function enumerated(names: readonly string[]): string {
  const shown = names.slice(0, MOST_NAMES).map((name) => `“${excerpt(name)}”`);
  const more = names.length - shown.length;
  return more > 0 ? `${shown.join(', ')} and ${more} more` : shown.join(', ');
}

function unknownOperator(token: Token | undefined): never {
  return fail('unsupported', `“${token?.written ?? ''}” is not known here: there are + − * / ^.`, token);
}

function fail(code: FormulaErrorCode, message: string, token: Token | undefined): never {
  throw new FormulaError({ code, message, position: token?.position ?? 0, length: token?.length ?? 1 });
}
