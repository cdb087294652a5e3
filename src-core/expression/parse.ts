/**
 * Formula text → expression graph. mathjs parses (its syntax and precedence), everything after it is
 * ours: nothing of mathjs evaluates, and only the node types named here pass.
 */
import { create, parseDependencies, type MathNode } from 'mathjs/number';
import { ExpressionGraph, type GraphNode } from './graph.ts';
import { FormulaError, type FormulaProblem, type Placer } from './formula-error.ts';
import { normalise, spellProducts, type NormalisedText } from './normalise.ts';
import { checkBounds, tokenise, type Token } from './tokens.ts';
import { buildGraph } from './build-graph.ts';
import { typeset } from './typeset.ts';
import { checkNames } from './names.ts';

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
 */
export function parseFormula(
  typed: string,
  variables: readonly string[],
  parameters: readonly string[] = [],
): Expression {
  checkNames(variables, parameters);
  checkBounds(typed);
  const normalised = spellProducts(normalise(typed), variables);
  const tokens = tokenise(normalised.text);
  const place = placer(normalised, typed);
  const names = { variables, parameters };
  const syntaxTree = parseSyntax(normalised, tokens, place);
  const graph = new ExpressionGraph();
  const { root, used } = buildGraph(syntaxTree, graph, names, tokens, place);
  return {
    text: typed,
    graph,
    root,
    variables,
    parameters,
    usedParameters: parameters.filter((name) => used.has(name)),
    usedVariables: variables.filter((name) => used.has(name)),
    tex: typeset(syntaxTree),
  };
}

/** Turns a problem placed in the normalised text into one placed in the typed text. */
function placer({ origin }: NormalisedText, typed: string): Placer {
  return (problem) => {
    const position = origin[problem.position] ?? typed.length;
    const end = origin[problem.position + problem.length - 1] ?? typed.length - 1;
    return new FormulaError({ ...problem, position, length: Math.max(1, end - position + 1) });
  };
}

function parseSyntax({ text }: NormalisedText, tokens: readonly Token[], place: Placer): MathNode {
  try {
    return parseMathjs(text);
  } catch (error) {
    if (error instanceof RangeError) {
      throw new FormulaError({
        code: 'too-deep',
        message: 'This formula is nested too deeply.',
        position: 0,
        length: 1,
      });
    }
    throw place(syntaxProblem(error, text, tokens));
  }
}

function syntaxProblem(error: unknown, text: string, tokens: readonly Token[]): FormulaProblem {
  const reported =
    error instanceof SyntaxError && 'char' in error && typeof error.char === 'number' ? error.char - 1 : 0;
  const next = tokens.find((token) => token.position >= reported);
  const before = tokens.findLast((token) => token.position < reported);
  if (next === undefined) {
    return {
      code: 'syntax',
      message: `The formula ends too early: something must follow “${before?.text ?? ''}”.`,
      position: before?.position ?? 0,
      length: before?.text.length ?? 1,
    };
  }
  const missing = next.kind === 'symbol' && next.text !== '(';
  return {
    code: 'syntax',
    message: missing
      ? `Something is missing before “${next.text}”.`
      : `“${next.text}” cannot stand here; an operator such as * may be missing.`,
    position: next.position,
    length: Math.min(next.text.length, text.length - next.position),
  };
}
