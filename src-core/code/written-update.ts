/** The update of a gradient method as lines of Python on whole vectors: the method's own code, run once on names. */
import { choicesOf, type GradientMethod, type Settings, type Vector } from '../optimizers/index.ts';
import type { Library } from './library.ts';
import { snakeCase, type Names } from './names.ts';
import { asFloat, numberToPython } from './python-text.ts';
import { recording } from './recording.ts';
import { allOf, assigned, type Assignment } from './statements.ts';
import { Trees, type Call, type NameTree, type Tree } from './tree.ts';
import { WholeVectors } from './whole-vectors.ts';

export interface WrittenUpdate {
  /** What is set before the first step: settings and state. */
  readonly before: readonly string[];
  /** Of a step that takes `p` with its gradient `g` to the next point. */
  readonly step: readonly string[];
  readonly helpers: ReadonlySet<Call>;
}

/** A vector or a number of the state, which is kept as vectors of one length or as several numbers. */
interface Slot {
  readonly name: string;
  readonly isVector: boolean;
  /** Its values at the start: two for a vector. */
  readonly initial: Vector;
  readonly trees: readonly Tree[];
}

/**
 * @param changing settings that are set anew in every step
 * @throws NotWritten
 */
export function writtenUpdate(
  method: GradientMethod,
  settings: Settings,
  start: Vector,
  library: Library,
  names: Names,
  changing: ReadonlySet<string> = new Set(),
): WrittenUpdate {
  const trees = new Trees();
  const vector = (name: string): readonly Tree[] =>
    start.map((_, component) => trees.name(name, { component }));
  const settingNames = new Map(
    Object.entries(settings).flatMap(([name, value]) =>
      typeof value === 'number' ? [[names.take(snakeCase(name)), { name, value }] as const] : [],
    ),
  );
  const numbers = Object.fromEntries(
    [...settingNames].map(([python, { name, value }]) => [
      name,
      // What is switched off is not written.
      changing.has(name) ? trees.name(python) : value === 0 ? trees.number(0) : trees.name(python, { value }),
    ]),
  );
  const slots = slotsOf(method, settings, start, names, trees);
  const state = Object.fromEntries(
    Object.entries(slots).map(([name, parts]) => [name, parts.flatMap((slot) => slot.trees)]),
  );
  const next = method.update(
    recording(trees),
    { point: vector('p'), gradient: vector('g'), gradientAt: (point) => gradientAt(trees, point) },
    state,
    numbers,
    choicesOf(settings),
  );
  const whole = new WholeVectors(trees);
  const assignments = Object.entries(slots).flatMap(([name, parts]) =>
    changesOf(parts, next.state[name] ?? [], whole),
  );
  const point: Assignment = { name: 'p', tree: whole.vector(pair(next.point)) };
  const live = liveAmong(assignments, point);
  const used = namesIn([...live, point].map(({ tree }) => tree));
  const { lines, helpers } = assigned([...live, point], library);
  return {
    before: [
      ...[...settingNames].flatMap(([python, { name, value }]) =>
        used.has(python) && !changing.has(name) ? [`${python} = ${numberToPython(value)}`] : [],
      ),
      ...Object.values(slots)
        .flat()
        .filter(({ name }) => live.some((assignment) => assignment.name === name))
        .map((slot) => `${slot.name} = ${initialText(slot, start, library)}`),
    ],
    step: lines,
    helpers,
  };
}

const gradientAt = (trees: Trees, point: Vector<Tree>): Vector<Tree> =>
  point.map((_, component) => trees.call('gradient', point, null, component));

/** A state that is longer where the point is has a vector for each length of it; else it is so many numbers. */
function slotsOf(
  method: GradientMethod,
  settings: Settings,
  start: Vector,
  names: Names,
  trees: Trees,
): Readonly<Record<string, readonly Slot[]>> {
  const n = start.length;
  const initial = method.init(start, settings);
  const longer = method.init([...start, 1], settings);
  return Object.fromEntries(
    Object.entries(initial).map(([name, values]) => {
      const isVector = longer[name]?.length !== values.length;
      const count = isVector ? values.length / n : values.length;
      const slots = Array.from({ length: count }, (_, index): Slot => {
        const python = names.take(`${snakeCase(name)}${count > 1 ? index + 1 : ''}`);
        return isVector
          ? {
              name: python,
              isVector,
              initial: values.slice(index * n, (index + 1) * n),
              trees: start.map((_, component) => trees.name(python, { component })),
            }
          : { name: python, isVector, initial: values.slice(index, index + 1), trees: [trees.name(python)] };
      });
      return [name, slots];
    }),
  );
}

function changesOf(slots: readonly Slot[], next: Vector<Tree>, whole: WholeVectors): readonly Assignment[] {
  let at = 0;
  return slots.map(({ name, isVector, trees }) => {
    const parts = next.slice(at, at + trees.length);
    at += trees.length;
    return { name, tree: isVector ? whole.vector(pair(parts)) : whole.number(first(parts)) };
  });
}

const first = <Value>([value]: readonly Value[]): Value => {
  if (value === undefined) throw new Error('A state keeps its lengths.');
  return value;
};
const pair = <Value>([a, b]: readonly Value[]): readonly [Value, Value] => [
  first(a === undefined ? [] : [a]),
  first(b === undefined ? [] : [b]),
];

/** Those that the point depends on, sooner or later. */
function liveAmong(assignments: readonly Assignment[], point: Assignment): readonly Assignment[] {
  const live = new Set<Assignment>();
  for (let used = namesIn([point.tree]); ;) {
    const fresh = assignments.filter((assignment) => used.has(assignment.name) && !live.has(assignment));
    if (fresh.length === 0) return assignments.filter((assignment) => live.has(assignment));
    fresh.forEach((assignment) => live.add(assignment));
    used = namesIn(fresh.map(({ tree }) => tree));
  }
}

const namesIn = (trees: readonly Tree[]): ReadonlySet<string> =>
  new Set([...allOf(trees)].filter((tree): tree is NameTree => tree.kind === 'name').map(({ name }) => name));

function initialText({ isVector, initial }: Slot, start: Vector, { module }: Library): string {
  const numbers = initial.map(numberToPython);
  const [number = '0'] = numbers;
  if (!isVector) return module === 'torch' ? `torch.tensor(${asFloat(number)})` : asFloat(number);
  if (initial.every((value, i) => value === start[i])) return 'p';
  const isEven = initial.every((value) => value === initial[0]);
  if (isEven && initial[0] === 0) return `${module}.zeros(${initial.length})`;
  if (isEven) return `${module}.full((${initial.length},), ${asFloat(number)})`;
  return `${module}.${module === 'torch' ? 'tensor' : 'array'}([${numbers.map(asFloat).join(', ')}])`;
}
