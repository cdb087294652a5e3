/**
 * Formula text → expression graph. mathjs parses (its syntax and precedence), everything after it is
 * ours: nothing of mathjs evaluates, and only the node types named here pass.
 */
import { create, parseDependencies, type MathNode } from 'mathjs/number';
import { checkBounds } from './bounds.ts';
import { buildGraph } from './build-graph.ts';
import { excerpt, FormulaError, type FormulaProblem } from './formula-error.ts';
import { ExpressionGraph, type GraphNode } from './graph.ts';
import { checkNames } from './names.ts';
import { normalise, separate } from './normalise.ts';
import { checkPoints, tokenise, type Token } from './tokens.ts';
import { typeset } from './typeset.ts';

export interface Expression {
  /** The formula as typed. */
  readonly text: string;
  readonly graph: ExpressionGraph;
  readonly root: GraphNode;
  /** Inputs 0 … n − 1 of the graph. */
  readonly variables: readonly string[];
  /** Inputs n … of the graph: the declared parameters, whether they occur or not. */
  readonly parameters: readonly string[];
  /** Declared parameters that the formula really uses. */
  readonly usedParameters: readonly string[];
  readonly usedVariables: readonly string[];
  readonly tex: string;
}

const { parse: parseMathjs } = create(parseDependencies ?? {});

/**
 * Reads a formula in mathjs syntax.
 * @param variables names of the variables, in the order of the graph's inputs
 * @param parameters names that stand for numbers given later
 * @throws FormulaError with the position in `typed`
 * @throws RangeError where a name cannot be a variable's or parameter's
 */
export function parseFormula(
  typed: string,
  variables: readonly string[],
  parameters: readonly string[] = [],
): Expression {
  checkNames(variables, parameters);
  checkBounds(typed);
  const { text, tokens } = prepare(typed, variables);
  const graph = new ExpressionGraph();
  const { root, used, tex } = withinTheStack(() => {
    const syntaxTree = parseSyntax(text, tokens);
    return { ...buildGraph(syntaxTree, graph, { variables, parameters }, tokens), tex: typeset(syntaxTree) };
  });
  return {
    text: typed,
    graph,
    root,
    variables,
    parameters,
    usedParameters: parameters.filter((name) => used.has(name)),
    usedVariables: variables.filter((name) => used.has(name)),
    tex,
  };
}

function prepare(typed: string, variables: readonly string[]): { text: string; tokens: readonly Token[] } {
  const separated = separate(normalise(typed), variables);
  const tokens = tokenise(separated);
  checkPoints(tokens);
  return { text: separated.text, tokens };
}

/** The bounds on length and depth leave room on the stack everywhere we know; elsewhere this answers. */
function withinTheStack<Result>(work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new FormulaError({
      code: 'too-deep',
      message: 'This formula is nested too deeply.',
      position: 0,
      length: 1,
    });
  }
}

function parseSyntax(text: string, tokens: readonly Token[]): MathNode {
  try {
    return parseMathjs(text);
  } catch (error) {
    if (error instanceof RangeError) throw error;
    const reported =
      error instanceof SyntaxError && 'char' in error && typeof error.char === 'number' ? error.char - 1 : 0;
    throw new FormulaError(syntaxProblem(reported, tokens));
  }
}

/** @param reported where the parser stumbled, in its text */
function syntaxProblem(reported: number, tokens: readonly Token[]): FormulaProblem {
  const index = tokens.findIndex((token) => token.offset >= reported);
  const next = tokens[index];
  if (next === undefined) {
    const last = tokens.at(-1);
    return {
      code: 'syntax',
      message: `The formula ends too early: something must follow “${excerpt(last?.written ?? '')}”.`,
      position: last?.position ?? 0,
      length: last?.length ?? 1,
    };
  }
  const message = stumblingBlock(next, tokens[index - 1]);
  return { code: 'syntax', message, position: next.position, length: next.length };
}

function stumblingBlock({ text, written, kind }: Token, before: Token | undefined): string {
  if (text === ',') return 'A comma stands only between arguments; decimals have a point, such as 1.5.';
  if (text === '*' && before?.text === '*') return 'For a power write ^ instead of **.';
  return kind === 'symbol' && text !== '('
    ? `Something is missing before “${excerpt(written)}”.`
    : `“${excerpt(written)}” cannot stand here; an operator such as * may be missing.`;
}
