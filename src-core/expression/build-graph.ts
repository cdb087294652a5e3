import type { MathNode } from 'mathjs/number';
import {
  isConstantNode,
  isFunctionNode,
  isOperatorNode,
  isParenthesisNode,
  isSymbolNode,
} from './syntax-nodes.ts';
import { CONSTANTS, FUNCTION_ARITY, FUNCTION_NAMES, isFunctionName } from './functions.ts';
import type { FormulaErrorCode, FormulaProblem, Placer } from './formula-error.ts';
import { nameProblem } from './names.ts';
import type { ExpressionGraph, GraphNode, Operation } from './graph.ts';
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
 */
export function buildGraph(
  tree: MathNode,
  graph: ExpressionGraph,
  names: KnownNames,
  tokens: readonly Token[],
  place: Placer,
): { root: GraphNode; used: ReadonlySet<string> } {
  const used = new Set<string>();
  const unknown = new Set<string>();
  let count = 0;

  const fail = (code: FormulaErrorCode, message: string, token: Token | undefined): never => {
    const problem: FormulaProblem = {
      code,
      message,
      position: token?.position ?? 0,
      length: token?.text.length ?? 1,
    };
    throw place(problem);
  };
  const tokenOf = (name: string): Token | undefined => tokens.find((token) => token.text === name);
  /** The occurrence of a name that is, or is not, followed by an opening bracket. */
  const occurrence = (name: string, followedBy: 'bracket' | 'other'): Token | undefined =>
    tokens.find(
      (token, index) =>
        token.text === name && (tokens[index + 1]?.text === '(') === (followedBy === 'bracket'),
    ) ?? tokenOf(name);

  function symbol(name: string): GraphNode {
    const variable = names.variables.indexOf(name);
    if (variable >= 0) {
      used.add(name);
      return graph.input(variable);
    }
    const constant = CONSTANTS.get(name);
    if (constant !== undefined) return graph.constant(constant);
    const parameter = names.parameters.indexOf(name);
    if (parameter >= 0) {
      used.add(name);
      return graph.input(names.variables.length + parameter);
    }
    if (isFunctionName(name)) return bareFunction(name);
    const problem = nameProblem(name);
    if (problem !== null) return fail('unsupported', problem, tokenOf(name));
    unknown.add(name);
    return graph.constant(Number.NaN);
  }

  function bareFunction(name: string): never {
    const token = occurrence(name, 'other');
    const next = tokens[tokens.findIndex((other) => other === token) + 1];
    const argument = next !== undefined && next.kind !== 'symbol' ? next.text : (names.variables[0] ?? 'x');
    return fail('bare-function', `${name} needs brackets: write ${name}(${argument}).`, token);
  }

  function call(name: string, operands: readonly MathNode[], depth: number): GraphNode {
    const token = occurrence(name, 'bracket');
    if (!isFunctionName(name)) {
      const inside = operands.length === 1 ? '(…)' : '…';
      const known = names.variables.includes(name) || names.parameters.includes(name) || CONSTANTS.has(name);
      const hint = nameProblem(name) === null || known ? ` For the product write ${name}*${inside}.` : '';
      return fail(
        'unknown-call',
        `${name} is not a function here.${hint} Functions: ${FUNCTION_NAMES.join(', ')}.`,
        token,
      );
    }
    const arity = FUNCTION_ARITY[name];
    if (operands.length !== arity) {
      return fail(
        'wrong-arguments',
        `${name} takes ${arity} ${arity === 1 ? 'argument' : 'arguments'}, not ${operands.length}.`,
        token,
      );
    }
    return graph.apply(name, ...operands.map((operand) => build(operand, depth + 1)));
  }

  function build(node: MathNode, depth: number): GraphNode {
    if (depth > MAXIMUM_DEPTH)
      return fail('too-deep', `Operations may be nested ${MAXIMUM_DEPTH} deep.`, undefined);
    if (++count > MAXIMUM_NODES) {
      return fail('too-large', `A formula may have ${MAXIMUM_NODES} parts.`, undefined);
    }
    if (isParenthesisNode(node)) return build(node.content, depth + 1);
    if (isConstantNode(node)) {
      if (typeof node.value !== 'number') {
        return fail('unsupported', `“${String(node.value)}” is not a number.`, tokenOf(String(node.value)));
      }
      if (!Number.isFinite(node.value)) {
        const token = tokens.find((other) => other.kind === 'number' && !Number.isFinite(Number(other.text)));
        return fail('number-too-large', 'This number is too large for a computer.', token);
      }
      return graph.constant(node.value);
    }
    if (isSymbolNode(node)) return symbol(node.name);
    if (isFunctionNode(node) && isSymbolNode(node.fn)) return call(node.fn.name, node.args, depth);
    if (isOperatorNode(node)) {
      const [left, right] = node.args;
      if (node.fn === 'unaryPlus' && left !== undefined) return build(left, depth + 1);
      const operation = OPERATORS.get(node.fn);
      if (operation === undefined)
        return fail('unsupported', `“${node.op}” is not known here.`, tokenOf(node.op));
      if (left === undefined) return fail('syntax', 'Something is missing.', undefined);
      const leftNode = build(left, operation === 'power' || operation === 'negate' ? depth + 1 : depth);
      return right === undefined
        ? graph.apply(operation, leftNode)
        : graph.apply(operation, leftNode, build(right, depth + 1));
    }
    return fail(
      'unsupported',
      'Formulas are made of numbers, names, + − * / ^ and functions only.',
      undefined,
    );
  }

  const root = build(tree, 0);
  const [first] = unknown;
  if (first !== undefined) {
    const list = [...unknown];
    const token = tokenOf(first);
    throw place({
      code: 'unknown-name',
      message:
        list.length === 1
          ? `“${first}” is not known.`
          : `${list.map((name) => `“${name}”`).join(', ')} are not known.`,
      position: token?.position ?? 0,
      length: first.length,
      names: list,
    });
  }
  return { root, used };
}
