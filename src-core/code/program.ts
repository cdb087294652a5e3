/** A run as a short Python program: imports, f, start, settings, the loop of steps, and the last point. */
import type { Point2 } from '../document/lab-document.ts';
import type { GraphData } from '../derivatives/index.ts';
import type { GradientMethod, Optimizer, Settings } from '../optimizers/index.ts';
import { gradientFunction, hessianFunction, parameterLine, treesOf, valueFunction } from './formula.ts';
import { JAX, NUMPY, PYTORCH, type Library } from './library.ts';
import { writtenMethod, type WrittenMethod } from './methods/index.ts';
import { Names, snakeCase } from './names.ts';
import { optaxCall } from './optax-methods.ts';
import { numberToPython } from './python-text.ts';
import { NotWritten } from './recording.ts';
import { allOf } from './statements.ts';
import { torchCall } from './torch-classes.ts';
import type { Call, Tree } from './tree.ts';
import { asFloat, writtenUpdate } from './written-update.ts';

export type CodeLibrary = 'pytorch' | 'numpy' | 'optax';

/** One run of one optimizer on a function of x and y. */
export interface CodeRun {
  readonly formula: string;
  readonly parameters: readonly { readonly name: string; readonly value: number }[];
  /** Of the formula, its parameters in their order; null where they are too long to be written. */
  readonly graphs: GraphData | null;
  readonly optimizer: Optimizer;
  readonly settings: Settings;
  readonly start: Point2;
  readonly steps: number;
  readonly tolerance: number;
}

/** The method's part of a program. */
interface MethodCode {
  /** Functions, and imports that only they need. */
  readonly functions: readonly string[];
  /** What is set before the first step. */
  readonly before: readonly string[];
  readonly step: readonly string[];
  readonly helpers: ReadonlySet<Call>;
}

const VARIABLES = ['x', 'y'] as const;

/** Of the derivatives that a program for this method writes out. */
export const orderOf = ({ id }: Optimizer, settings: Settings): 1 | 2 =>
  writtenMethod(id, settings)?.order ?? 1;

/** @throws NotWritten where there is no such short program */
export function programText(library: CodeLibrary, run: CodeRun): string {
  const names = new Names();
  const write = { numpy: numpyParts, pytorch: pytorchParts, optax: optaxParts }[library];
  const parts = write(run, names).filter((lines) => lines.length > 0);
  const text = parts.map((lines) => lines.join('\n')).join('\n\n');
  return `${text.replaceAll(/\n{4,}/g, '\n\n\n')}\n`;
}

type Parts = readonly (readonly string[])[];

function numpyParts(run: CodeRun, names: Names): Parts {
  const method = methodCode(run, 'numpy', NUMPY, names);
  const order = orderOf(run.optimizer, run.settings);
  const f = functions(run, NUMPY, names);
  const derivatives = [
    gradientFunction(f.gradient, VARIABLES),
    ...(order === 2 ? [hessianFunction(f.hessian, VARIABLES)] : []),
  ];
  const helpers = new Set([
    ...f.helpers,
    ...method.helpers,
    ...derivatives.flatMap((part) => [...part.helpers]),
  ]);
  return [
    [...heading(run), 'import numpy as np'],
    f.parameters,
    ...helperParts(helpers, NUMPY),
    definition(f.value),
    ...derivatives.map(({ lines }) => definition(lines)),
    definition(method.functions),
    [`p = np.array(${pointText(run.start)})`, ...method.before],
    loop(run, ['g = gradient(p)'], 'g', method.step, NUMPY),
    LAST,
  ];
}

const GRADIENT_BY_TORCH = [
  'def gradient(p):',
  '    p = p.clone().requires_grad_()',
  '    return torch.autograd.grad(f(p), p)[0]',
];

const HESSIAN_BY_TORCH = ['def hessian(p):', '    return torch.autograd.functional.hessian(f, p)'];

function pytorchParts(run: CodeRun, names: Names): Parts {
  const { optimizer, settings, start } = run;
  const torch = torchCall(optimizer, settings);
  const head = [...heading(run), 'import torch'];
  const types = ['torch.set_default_dtype(torch.float64)'];
  if (torch === null) {
    const method = methodCode(run, 'pytorch', PYTORCH, names);
    const f = functions(run, PYTORCH, names);
    return [
      head,
      types,
      f.parameters,
      ...helperParts(new Set([...f.helpers, ...method.helpers]), PYTORCH),
      definition(f.value),
      definition(GRADIENT_BY_TORCH),
      definition(orderOf(optimizer, settings) === 2 ? HESSIAN_BY_TORCH : []),
      definition(method.functions),
      [`p = torch.tensor(${pointText(start)})`, ...method.before],
      loop(run, ['g = gradient(p)'], 'g', method.step, PYTORCH),
      LAST,
    ];
  }
  const f = functions(run, PYTORCH, names);
  const closure = [
    'def closure():',
    '    optimizer.zero_grad()',
    '    loss = f(p)',
    '    loss.backward()',
    '    return loss',
  ];
  const [before, step] = torch.needsClosure
    ? [['closure()'], ['optimizer.step(closure)']]
    : [['optimizer.zero_grad()', 'f(p).backward()'], ['optimizer.step()']];
  return [
    head,
    types,
    f.parameters,
    ...helperParts(f.helpers, PYTORCH),
    definition(f.value),
    [
      `p = torch.tensor(${pointText(start)}, requires_grad=True)`,
      ...(torch.comment === undefined ? [] : [`# ${torch.comment}`]),
      `optimizer = ${torch.call}`,
    ],
    definition(torch.needsClosure ? closure : []),
    loop(run, before, 'p.grad', step, PYTORCH),
    LAST,
  ];
}

function optaxParts(run: CodeRun, names: Names): Parts {
  const { call, differences = [] } = optaxCall(run.optimizer.id, run.settings);
  const f = functions(run, JAX, names);
  return [
    [...heading(run), 'import jax', 'import jax.numpy as jnp', 'import optax'],
    ['jax.config.update("jax_enable_x64", True)'],
    f.parameters,
    ...helperParts(f.helpers, JAX),
    definition(f.value),
    [
      'gradient = jax.jit(jax.grad(f))',
      ...differences.map((line) => `# ${line}`),
      `optimizer = ${call}`,
      `p = jnp.array(${pointText(run.start)})`,
      'state = optimizer.init(p)',
    ],
    loop(
      run,
      ['g = gradient(p)'],
      'g',
      ['updates, state = optimizer.update(g, state, p)', 'p = optax.apply_updates(p, updates)'],
      JAX,
    ),
    LAST,
  ];
}

/** The method's update: from its own code where that is arithmetic, else as it is written by hand. */
function methodCode(run: CodeRun, own: CodeLibrary, library: Library, names: Names): MethodCode {
  const { optimizer, settings } = run;
  if (optimizer.kind === 'gradient') return updateCode(optimizer, run, library, names);
  const method = writtenMethod(optimizer.id, settings);
  if (method === null)
    throw new NotWritten('Its update branches and searches: there is no short program of it.');
  if (method.onlyIn !== undefined && method.onlyIn.library !== own) throw new NotWritten(method.onlyIn.why);
  return handWritten(method, settings, library, names);
}

function updateCode(
  optimizer: GradientMethod,
  { settings, start }: CodeRun,
  library: Library,
  names: Names,
): MethodCode {
  const { before, step, helpers } = writtenUpdate(optimizer, settings, start, library, names);
  return { functions: [], before, step, helpers };
}

function handWritten(
  method: WrittenMethod,
  settings: Settings,
  { module }: Library,
  names: Names,
): MethodCode {
  const lines = (of: readonly string[] = []): readonly string[] =>
    of.map((line) => line.replaceAll('{np}', module));
  const step = lines(method.step(settings));
  const functionLines = lines(method.functions);
  const before = lines(method.before);
  const text = [...functionLines, ...before, ...step].join('\n');
  const used = Object.entries(settings).flatMap(([name, value]) =>
    typeof value === 'number' && new RegExp(`\\b${snakeCase(name)}\\b`).test(text)
      ? [`${snakeCase(name)} = ${numberToPython(value)}`]
      : [],
  );
  names.avoid([text, ...used].join('\n'));
  return { functions: functionLines, before: [...used, ...before], step, helpers: new Set() };
}

interface FunctionCode {
  readonly parameters: readonly string[];
  readonly value: readonly string[];
  readonly gradient: readonly Tree[];
  readonly hessian: readonly Tree[];
  readonly helpers: ReadonlySet<Call>;
}

/** f with its parameters, after everything else of the program has its names. */
function functions({ graphs, parameters }: CodeRun, library: Library, names: Names): FunctionCode {
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
  const all = [...allOf([root])];
  if (!all.some((tree) => tree.kind === 'name' && (tree.name === 'x' || tree.name === 'y')))
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

function heading({ optimizer, formula, steps, tolerance }: CodeRun): readonly string[] {
  // A line of a comment is one line, whatever was typed.
  const typed = formula.replaceAll(/\s+/g, ' ').trim();
  const until = tolerance > 0 ? ` or until the norm of the gradient is ${numberToPython(tolerance)}` : '';
  return [`# ${optimizer.name} on f(x, y) = ${typed}`, `# ${steps} steps${until}. Written by Zigzag.`];
}

const helperParts = (helpers: ReadonlySet<Call>, library: Library): Parts =>
  [...helpers].map((helper) => definition(library.helpers[helper] ?? []));

/** A blank line more on both sides than other parts have. */
const definition = (lines: readonly string[]): readonly string[] =>
  lines.length === 0 ? [] : ['', ...lines, ''];

const pointText = (point: Point2): string =>
  `[${point.map((value) => asFloat(numberToPython(value))).join(', ')}]`;

/** The comparison is false of what is not a number. */
function loop(
  { steps, tolerance }: CodeRun,
  before: readonly string[],
  gradient: string,
  step: readonly string[],
  { module }: Library,
): readonly string[] {
  const least = tolerance > 0 ? `${numberToPython(tolerance)} < ` : '';
  return [
    'step = 0',
    `while step < ${steps}:`,
    ...before.map((line) => `    ${line}`),
    `    if not ${least}${module}.linalg.norm(${gradient}) < ${module}.inf or ${module}.linalg.norm(p) > 1e12:`,
    '        break  # arrived, or left what can be computed',
    ...step.map((line) => `    ${line}`),
    '    step += 1',
  ];
}

const LAST = ['print(f"step {step}: p = {p.tolist()}, f(p) = {float(f(p))}")'];
