/** Trees as lines of Python: what is needed twice, or would make a line too long, is computed once and named. */
import type { Library } from './library.ts';
import { PythonText } from './python-text.ts';
import type { Call, Tree } from './tree.ts';

/** Characters of an expression beyond which a part of it is named. */
const LONG = 90;

/** A variable of the program and what it is to become. */
export interface Assignment {
  readonly name: string;
  readonly tree: Tree;
}

export interface Statements {
  readonly lines: readonly string[];
  /** Texts of the trees that were asked for, in terms of what the lines name. */
  readonly texts: readonly string[];
  readonly helpers: ReadonlySet<Call>;
}

/** Lines that compute the parts of trees, and the trees in terms of those. */
export function withParts(trees: readonly Tree[], library: Library): Statements {
  const parts = partsOf(trees, NONE);
  const names = new Map([...parts].map((part, index) => [part, `t${index + 1}`]));
  const python = new PythonText(library, (tree) => names.get(tree) ?? null);
  return {
    lines: parts.map((part) => `${names.get(part) ?? ''} = ${python.definitionOf(part)}`),
    texts: trees.map((tree) => python.of(tree)),
    helpers: python.helpers,
  };
}

/**
 * Lines after which every variable is what it is to become, all at once as it were: none is overwritten before the last
 * use of what it was.
 */
export function assigned(assignments: readonly Assignment[], library: Library): Statements {
  const changes = assignments.filter(({ name, tree }) => tree.kind !== 'name' || tree.name !== name);
  const roots = changes.map(({ tree }) => tree);
  const steps = ordered([...partsOf(roots, new Set(roots)), ...roots.filter(({ kind }) => kind === 'call')]);
  const named = new Set(steps);
  const reads = new Map(steps.map((step) => [step, namesIn(step, named)]));
  const copies = changes.filter(({ tree }, index) => tree.kind !== 'call' || roots.indexOf(tree) !== index);
  const copied = new Set(copies.flatMap(({ tree }) => (tree.kind === 'name' ? [tree.name] : [])));

  const names = new Map<Tree, string>();
  const late: { name: string; tree: Tree }[] = [...copies];
  let parts = 0;
  for (const [index, step] of steps.entries()) {
    const variable = changes.find(({ tree }) => tree === step)?.name;
    const isFree =
      variable !== undefined &&
      !copied.has(variable) &&
      steps.slice(index + 1).every((later) => reads.get(later)?.has(variable) !== true);
    names.set(step, variable === undefined ? `t${++parts}` : isFree ? variable : `${variable}_next`);
    if (variable !== undefined && !isFree) late.push({ name: variable, tree: step });
  }
  const python = new PythonText(library, (tree) => names.get(tree) ?? null);
  const lines = steps.map((step) => `${names.get(step) ?? ''} = ${python.definitionOf(step)}`);
  const last = `${late.map(({ name }) => name).join(', ')} = ${late.map(({ tree }) => python.of(tree)).join(', ')}`;
  return { lines: late.length === 0 ? lines : [...lines, last], texts: [], helpers: python.helpers };
}

const NONE: ReadonlySet<Tree> = new Set();

/**
 * Calls that are used more than once, and those that would make an expression too long; operands before their users.
 * @param named those that have names anyway
 */
function partsOf(roots: readonly Tree[], named: ReadonlySet<Tree>): readonly Tree[] {
  const order = ordered(allOf(roots));
  const uses = new Map<Tree, number>();
  const use = (tree: Tree): unknown => uses.set(tree, (uses.get(tree) ?? 0) + 1);
  roots.forEach(use);
  for (const tree of order) if (tree.kind === 'call') tree.operands.forEach(use);
  const isPart = (tree: Tree): boolean => tree.kind === 'call' && tree.value === null && !named.has(tree);
  const parts = new Set(order.filter((tree) => isPart(tree) && (uses.get(tree) ?? 0) > 1));

  const lengths = new Map<Tree, number>();
  const lengthOf = (tree: Tree): number =>
    parts.has(tree) || named.has(tree) ? 3 : (lengths.get(tree) ?? 0);
  for (const tree of order) {
    const operands = tree.kind === 'call' ? [...tree.operands] : [];
    const length = (): number =>
      operands.reduce((sum, operand) => sum + lengthOf(operand) + 3, ownLength(tree));
    operands.sort((a, b) => lengthOf(b) - lengthOf(a));
    for (const operand of operands) {
      if (length() <= LONG) break;
      if (isPart(operand)) parts.add(operand);
    }
    lengths.set(tree, length());
  }
  return order.filter((tree) => parts.has(tree));
}

function ownLength(tree: Tree): number {
  if (tree.kind === 'name') return tree.name.length;
  return tree.kind === 'number' ? String(tree.value).length : 4;
}

/** Ids are given to operands first. */
const ordered = (trees: Iterable<Tree>): readonly Tree[] => [...new Set(trees)].sort((a, b) => a.id - b.id);

export function allOf(roots: readonly Tree[]): ReadonlySet<Tree> {
  const seen = new Set<Tree>();
  const pending = [...roots];
  for (let tree = pending.pop(); tree !== undefined; tree = pending.pop()) {
    if (seen.has(tree)) continue;
    seen.add(tree);
    if (tree.kind === 'call') pending.push(...tree.operands);
  }
  return seen;
}

/** Names of variables in the text of a step, in which other steps have names of their own. */
function namesIn(step: Tree, named: ReadonlySet<Tree>): ReadonlySet<string> {
  const names = new Set<string>();
  const visit = (tree: Tree): void => {
    if (tree.kind === 'name') names.add(tree.name);
    else if (tree.kind === 'call' && (tree === step || !named.has(tree))) tree.operands.forEach(visit);
  };
  visit(step);
  return names;
}
