/** The update of a method as it is at one step, in TeX: its lines with the steps' indices, and with the numbers. */
import type { Optimizer, Settings, State, Vector } from '../optimizers/index.ts';
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
  /** What the method sees of ∇f. */
  readonly gradient: Vector;
  readonly hessian: readonly Vector[];
  readonly state: State;
  readonly next: { readonly point: Vector; readonly state: State };
}

/** A line of the update: with symbols, and with numbers in their place; null where it names nothing. */
export interface UpdateLine {
  readonly symbols: string;
  readonly numbers: string | null;
}

export function updateLines(optimizer: Optimizer, at: StepQuantities): readonly UpdateLine[] {
  const symbolFor = (name: string, when: 'before' | 'after'): string =>
    indexedSymbol(optimizer, name, when, at.step);
  const symbols = withNames(optimizer, symbolFor, at.chosen);
  const numbers = withNames(
    optimizer,
    (name, when) => numbersOf(name, when, at) ?? symbolFor(name, when),
    at.chosen,
  );
  return symbols.map((line, k) => ({
    symbols: asEquation(line),
    numbers: numbers[k] === line ? null : asEquation(readable(numbers[k] ?? '')),
  }));
}

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

/** x₁₂, ∇f(x₁₂), H(x₁₂), m₁₂, m₁₃; settings and t as they are. */
export function indexedSymbol(
  optimizer: Optimizer,
  name: string,
  when: 'before' | 'after',
  step: number,
): string {
  const index = when === 'before' ? step : step + 1;
  if (name === 'g') return `\\nabla f(x_{${index}})`;
  if (name === 'H') return `H(x_{${index}})`;
  const symbol = symbolOf(optimizer, name);
  const isSetting = optimizer.settings.some((spec) => spec.name === name);
  return isSetting || name === 't' ? symbol : `{${symbol}}_{${index}}`;
}

/** Numbers stand between these until it is known what stands beside them. */
const [OPEN, CLOSE] = ['‹', '›'];

/** In TeX; null where the name stands for nothing that is known. What is after the step is bold. */
function numbersOf(name: string, when: 'before' | 'after', at: StepQuantities): string | null {
  if (name === 'g' && when === 'before') return vectorTex(at.gradient);
  if (name === 'H' && when === 'before') return matrixTex(at.hessian);
  if (name === 't') return scalar(at.step + 1);
  if (name === 'x') return when === 'before' ? vectorTex(at.point) : vectorTex(at.next.point, boldTex);
  const setting = Object.hasOwn(at.settings, name) ? at.settings[name] : undefined;
  if (setting !== undefined) return typeof setting === 'number' ? scalar(setting) : `\\text{${setting}}`;
  const { state } = when === 'before' ? at : at.next;
  const numbers = Object.hasOwn(state, name) ? state[name] : undefined;
  if (numbers === undefined || numbers.length === 0) return null;
  const cell = when === 'before' ? undefined : boldTex;
  return numbers.length === 1
    ? scalar(numbers[0] ?? Number.NaN, cell)
    : stateTex(numbers, at.point.length, cell);
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
    .replaceAll(/›\}(?:\\,|\s)*\{‹/g, '}\\cdot{')
    .replaceAll(/(\d)(?:\\,|\s)*\{‹/g, '$1\\cdot{')
    .replaceAll(/\{‹([^›]*\^[^›]*)›\}\^/g, '{($1)}^')
    .replaceAll(/[‹›]/g, '');
}
