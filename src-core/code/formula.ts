/** f, ∇f and H as functions of Python, from their graphs. */
import type { GraphData, NodeData } from '../derivatives/index.ts';
import { ELEMENTARY, SCALAR, type Elementary } from '../arithmetic/index.ts';
import { NUMPY, type Library } from './library.ts';
import { asFloat, numberToPython, PythonText } from './python-text.ts';
import { withParts } from './statements.ts';
import { Trees, type Call, type Tree } from './tree.ts';

export interface PythonFunction {
  readonly lines: readonly string[];
  readonly helpers: ReadonlySet<Call>;
}

/** The graphs as trees over the names of the inputs, variables first. */
export function treesOf({ nodes }: GraphData, inputs: readonly string[]): readonly Tree[] {
  const trees = new Trees();
  const made: Tree[] = [];
  const at = (place: number): Tree => {
    const tree = made[place];
    if (tree === undefined) throw new Error('A graph lists operands before the operations that use them.');
    return tree;
  };
  for (const node of nodes) made.push(treeOf(node, at, inputs, trees));
  return made;
}

function treeOf(node: NodeData, at: (place: number) => Tree, inputs: readonly string[], trees: Trees): Tree {
  if (node.kind === 'constant') return trees.number(node.value);
  if (node.kind === 'input') return trees.name(inputs[node.index] ?? '');
  const operands = node.operands.map(at);
  return numberOf(node.operation, operands, trees) ?? trees.call(node.operation, operands);
}

const FUNCTIONS: Partial<Readonly<Record<Call, Elementary>>> = { ...ELEMENTARY, power: ELEMENTARY.pow };

/** Of numbers alone, a number: Python's own powers are others, and the libraries want tensors. */
function numberOf(operation: Call, [a, b = a, ...more]: readonly Tree[], trees: Trees): Tree | null {
  const compute = FUNCTIONS[operation];
  if (compute === undefined || a?.kind !== 'number' || b?.kind !== 'number') return null;
  const first = trees.number(compute(SCALAR, a.value, b.value));
  const [next] = more;
  return next === undefined ? first : numberOf(operation, [first, ...more], trees);
}

/** As it was typed: nothing of it is computed apart, so that it is read as the formula is. */
export function valueFunction(root: Tree, variables: readonly string[], library: Library): PythonFunction {
  const python = new PythonText(library);
  const text = python.of(root);
  return {
    lines: ['def f(p):', `    ${variables.join(', ')} = p`, `    return ${text}`],
    helpers: python.helpers,
  };
}

export function gradientFunction(partials: readonly Tree[], variables: readonly string[]): PythonFunction {
  const { lines, texts, helpers } = withParts(partials, NUMPY);
  return functionOf('gradient', variables, lines, `[${texts.join(', ')}]`, helpers);
}

/** @param triangle the lower one, row by row, of two variables */
export function hessianFunction([xx, xy, yy]: readonly Tree[], variables: readonly string[]): PythonFunction {
  if (xx === undefined || xy === undefined || yy === undefined)
    throw new Error('A Hessian of two variables has three entries.');
  const {
    lines,
    texts: [a = '', b = '', c = ''],
    helpers,
  } = withParts([xx, xy, yy], NUMPY);
  return functionOf('hessian', variables, lines, `[[${a}, ${b}], [${b}, ${c}]]`, helpers);
}

const functionOf = (
  name: string,
  variables: readonly string[],
  lines: readonly string[],
  rows: string,
  helpers: ReadonlySet<Call>,
): PythonFunction => ({
  lines: [
    `def ${name}(p):`,
    `    ${variables.join(', ')} = p`,
    ...lines.map((line) => `    ${line}`),
    `    return np.array(${rows})`,
  ],
  helpers,
});

/** Parameters as numbers of the library, so that a root of a negative one is nan and not complex. */
export const parameterLine = (name: string, value: number, { module }: Library): string => {
  const number = asFloat(numberToPython(value));
  return module === 'torch' ? `${name} = torch.tensor(${number})` : `${name} = ${module}.float64(${number})`;
};
