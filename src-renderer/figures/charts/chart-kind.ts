/** What a chart draws: a quantity that every run has at every step. */
import type { ChartId } from '../../../src-core/document/lab-document.ts';
import type { PathScene } from '../../../src-core/scene/scene.ts';
import type { ValueAxis } from './value-axis.ts';

/** One line of a run: entry k belongs to step k; NaN where the quantity is not defined. */
export interface ChartLine {
  readonly values: Float64Array;
  /** Of two lines of one run, the other coordinate's is drawn thin. */
  readonly weight: 'bold' | 'thin';
  /** Between which values runs of other seeds are, for the same steps. */
  readonly band?: { readonly lower: Float64Array; readonly upper: Float64Array };
}

/** A run with what the chart draws of it. */
export interface ChartRun {
  readonly path: PathScene;
  /** None where the quantity is not defined for this run. */
  readonly lines: readonly ChartLine[];
}

export interface ChartKind {
  readonly id: ChartId;
  /** As a menu has it. */
  readonly name: string;
  /** Before a value of it. */
  readonly symbol: string;
  /** What stands over its axis, the longest first: as much of it as there is room for. */
  readonly titles: readonly string[];
  /** What the quantity is, in a sentence. */
  readonly meaning: string;
  /** What is drawn where a run has many seeds; without it, the first seed. */
  readonly ofManySeeds?: string;
  linesOf(path: PathScene): readonly ChartLine[];
  axisOf(runs: readonly ChartRun[]): ValueAxis;
  /** Of runs without a line, in words: `no minimum reached`; absent where every run has one. */
  readonly without?: string;
  /** After a value, and after the numbers of an axis with ticks of its own: `°`. */
  readonly unit?: string;
}

export const runsOf = (kind: Pick<ChartKind, 'linesOf'>, paths: readonly PathScene[]): readonly ChartRun[] =>
  paths.map((path) => ({ path, lines: kind.linesOf(path) }));

/** What the quantity is, and what of it is drawn where runs have many seeds. */
export function meaningOf(kind: ChartKind, paths: readonly PathScene[]): string {
  if (paths.every(({ cloud }) => cloud === null)) return kind.meaning;
  return `${kind.meaning} ${kind.ofManySeeds ?? 'Of many seeds the first is drawn.'}`;
}

/** A quantity with one line a run. */
export const oneLine = (values: Float64Array): readonly ChartLine[] => [{ values, weight: 'bold' }];

/** A quantity by step, for `count` steps. */
export function perStep(count: number, quantity: (k: number) => number): Float64Array {
  const values = new Float64Array(count);
  for (let k = 0; k < count; k++) values[k] = quantity(k);
  return values;
}
