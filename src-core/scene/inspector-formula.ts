/** The update of a method as it is at one step, in TeX: its lines with the steps' indices, and with the numbers. */
import type { Optimizer, Settings, State, StepMade, Told, Update, Vector } from '../optimizers/index.ts';
import { symbolOf, withNames } from '../optimizers/update-formula.ts';
import { boldTex, matrixTex, numberTex, vectorTex } from './number-tex.ts';

/** All that a formula may speak of at step k. */
export interface StepQuantities {
  readonly step: number;
  /** Of the run: what is switched off in them is not written. */
  readonly chosen: Settings;
  /** Those of this step. */
  readonly settings: Settings;
  readonly point: Vector;
  /** What the method sees of ∇f … */
  readonly gradient: Vector;
  /** … and whether that is another vector, for noise. */
  readonly isNoisy: boolean;
  readonly hessian: readonly Vector[];
  readonly state: State;
  readonly next: Update;
}

/** A line of the update: with symbols, and with numbers in their place; null where it names nothing. */
export interface UpdateLine {
  readonly symbols: string;
  readonly numbers: string | null;
}

/** The lines that hold at a step. */
export function updateLines(optimizer: Optimizer, at: StepQuantities): readonly UpdateLine[] {
  const made = stepMade(at);
  const symbolFor = (name: string, when: 'before' | 'after'): string => {
    const index = at.step + (when === 'before' ? 0 : 1);
    return name === 'g' && at.isNoisy ? `g_{${String(index)}}` : symbolOf(optimizer, name, index);
  };
  const symbols = withNames(optimizer, symbolFor, at.chosen, made);
  const numbers = withNames(
    optimizer,
    (name, when) => numbersOf(name, when, at, made.told) ?? symbolFor(name, when),
    at.chosen,
    made,
  );
  return symbols.map((line, k) => ({
    symbols: asEquation(line),
    numbers: numbers[k] === line ? null : asEquation(readable(numbers[k] ?? '')),
  }));
}

/** What decides which lines hold, and what the step tells of itself. */
export const stepMade = ({ step, settings, next }: StepQuantities): StepMade => ({
  t: step + 1,
  settings,
  told: next.told?.() ?? {},
  way: next.way ?? null,
});

/** Set in lines that break: not within brackets, and with fractions as large as on lines of their own. */
const asEquation = (line: string): string =>
  line
    .replaceAll('\\leftarrow', '=')
    .replaceAll('\\frac', '\\dfrac')
    .replaceAll(/(?<!\\[a-zA-Z]+)\(([^()]*)\)/g, '{($1)}');

/** Names in the formula, by which it is told what a method remembers and what it only keeps book of. */
export function namesInFormula(optimizer: Optimizer, chosen: Settings): ReadonlySet<string> {
  const names = new Set<string>();
  const note = (name: string): string => {
    names.add(name);
    return '';
  };
  withNames(optimizer, note, chosen);
  return names;
}

/** Numbers stand between these until it is known what stands beside them. */
const [OPEN, CLOSE] = ['‹', '›'];

/** In TeX; null where the name stands for nothing that is known. What is after the step is bold. */
function numbersOf(name: string, when: 'before' | 'after', at: StepQuantities, told: Told): string | null {
  const setting = Object.hasOwn(at.settings, name) ? at.settings[name] : undefined;
  if (typeof setting === 'string') return `\\text{${setting}}`;
  const numbers = quantityOf(name, when, at, told);
  if (numbers === null || numbers.length === 0) return null;
  const cell = when === 'before' ? undefined : boldTex;
  return numbers.length === 1
    ? scalar(numbers[0] ?? Number.NaN, cell)
    : stateTex(numbers, at.point.length, cell);
}

/** What a name in a formula stands for at a step, a matrix by rows; null where that is nothing that is known. */
export function quantityOf(
  name: string,
  when: 'before' | 'after',
  at: StepQuantities,
  told: Told,
): Vector | null {
  if (name === 'g') return at.gradient;
  if (name === 'H') return at.hessian.flat();
  if (name === 't') return [at.step + 1];
  const { point, state } = when === 'before' ? at : at.next;
  if (name === 'x') return point;
  for (const known of [at.settings, state, told]) {
    const found = Object.hasOwn(known, name) ? known[name] : undefined;
    if (typeof found === 'number') return [found];
    if (typeof found === 'object') return found;
  }
  return null;
}

/** Of n numbers a column, of a multiple of n rows of n: a matrix where there are n², else points. */
export function stateTex(
  numbers: Vector,
  n: number,
  cell = (value: number): string => numberTex(value),
): string {
  if (numbers.length === 1) return cell(numbers[0] ?? Number.NaN);
  if (numbers.length <= n || numbers.length % n !== 0) return vectorTex(numbers, cell);
  const rows = Array.from({ length: numbers.length / n }, (_, row) => numbers.slice(row * n, (row + 1) * n));
  return matrixTex(rows, cell);
}

const scalar = (value: number, cell = (number: number): string => numberTex(number)): string => {
  const tex = cell(value);
  return `${OPEN}${value < 0 ? `(${tex})` : tex}${CLOSE}`;
};

/** Numbers that are multiplied are kept apart by a dot; one with a power of ten is put in brackets under a power. */
function readable(line: string): string {
  return line
    .replace(/^\{‹\((.*?)\)›\}/, '{‹$1›}')
    .replaceAll(/›\}(?:\\,|\s)*\{‹/g, '}\\cdot{')
    .replaceAll(/(\d)(?:\\,|\s)*\{‹/g, '$1\\cdot{')
    .replaceAll(/\{‹([^›]*\^[^›]*)›\}\^/g, '{($1)}^')
    .replaceAll(/[‹›]/g, '');
}
