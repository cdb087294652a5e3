/** f of a run with its parameters, as a program has it. */
import { parameterLine, treesOf, valueFunction } from './formula.ts';
import type { Library } from './library.ts';
import type { Names } from './names.ts';
import { NotWritten } from './recording.ts';
import { VARIABLES, type CodeRun } from './run.ts';
import { allOf } from './statements.ts';
import type { Call, Tree } from './tree.ts';

export interface FunctionCode {
  /** Lines that set the parameters. */
  readonly parameters: readonly string[];
  /** The function f. */
  readonly value: readonly string[];
  readonly gradient: readonly Tree[];
  /** Its lower triangle; empty where it was not asked for. */
  readonly hessian: readonly Tree[];
  readonly helpers: ReadonlySet<Call>;
}

/**
 * Parameters get the names that everything else of the program has left.
 * @throws NotWritten
 */
export function functionCode({ graphs, parameters }: CodeRun, library: Library, names: Names): FunctionCode {
  if (graphs === null)
    throw new NotWritten('This formula and its derivatives are too long for a short program.');
  const named = parameters.map(({ name, value }) => ({ name: names.take(name), value }));
  const trees = treesOf(graphs, [...VARIABLES, ...named.map(({ name }) => name)]);
  const treeAt = (place: number): Tree => {
    const tree = trees[place];
    if (tree === undefined) throw new Error('A root is one of the nodes.');
    return tree;
  };
  const root = treeAt(graphs.value);
  const isVariable = (tree: Tree): boolean =>
    tree.kind === 'name' && VARIABLES.some((variable) => variable === tree.name);
  if (![...allOf([root])].some(isVariable))
    throw new NotWritten('f is constant: there is nothing to descend.');
  const { lines, helpers } = valueFunction(root, VARIABLES, library);
  return {
    parameters: named.map(({ name, value }) => parameterLine(name, value, library)),
    value: lines,
    gradient: graphs.gradient.map(treeAt),
    hessian: (graphs.hessian ?? []).map(treeAt),
    helpers,
  };
}
