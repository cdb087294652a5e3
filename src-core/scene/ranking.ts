/** The shown runs side by side: what each needed, where it ended, and who was first. */
import type { Cost, StopReason } from '../descent/index.ts';
import type { Arrival } from './arrivals.ts';
import { endingOf } from './endings.ts';
import { formatNumber, withThousands } from './format-number.ts';
import type { PathScene } from './scene.ts';

export interface RankedRun {
  /** Key of the optimizer's entry in the document; empty for a ghost. */
  readonly key: string;
  readonly optimizer: string;
  readonly name: string;
  readonly kind: PathScene['kind'];
  readonly series: number;
  /** NaN for a method without one. */
  readonly learningRate: number;
  /** Of f or ∇f until ‖∇f‖ ≤ tolerance; null where it was not reached. */
  readonly evaluations: number | null;
  /** f at the last point. */
  readonly loss: number;
  readonly steps: number;
  readonly cost: Cost;
  readonly stop: StopReason;
  /** Where it came to rest; null where it did not, or that cannot be told. */
  readonly arrival: Arrival | null;
  /** How the run ended, in words. */
  readonly ending: string;
  readonly start: readonly number[];
  readonly end: readonly number[];
}

export interface RankedRow extends RankedRun {
  /** By evaluations to tolerance: 1, 2=, 2=, 4; null where that was not reached. */
  readonly rank: string | null;
}

export type RankingColumn =
  | 'evaluations'
  | 'loss'
  | 'steps'
  | 'learningRate'
  | 'values'
  | 'gradients'
  | 'hessians'
  | 'solves'
  | 'name'
  | 'ending';

export interface RankingOrder {
  readonly by: RankingColumn;
  readonly direction: 'ascending' | 'descending';
}

export const USUAL_ORDER: RankingOrder = { by: 'evaluations', direction: 'ascending' };

export function rankedRun(path: PathScene, arrival: Arrival | null = null): RankedRun {
  const { key, optimizer, name, kind, series, learningRate, steps, cost, stop, points } = path;
  return {
    ...{ key, optimizer, name, kind, series, learningRate, steps, cost, stop, arrival },
    evaluations: stop === 'converged' ? (path.evaluations[steps] ?? null) : null,
    loss: path.values[steps] ?? Number.NaN,
    ending: endingOf(path, arrival).ranked,
    start: [...points.subarray(0, 2)],
    end: [...points.subarray(2 * steps, 2 * steps + 2)],
  };
}

/**
 * The runs in the order that was asked for; those alike stay as they were. What has no value in a column comes last,
 * whichever the direction. By evaluations: those that reached the tolerance, the others by their final loss, and at
 * the end those that diverged or left where f is defined.
 * @param arrivals by the keys of entries, where that is known
 */
export function ranked(
  paths: readonly PathScene[],
  order: RankingOrder = USUAL_ORDER,
  arrivals: Readonly<Record<string, Arrival>> = {},
): readonly RankedRow[] {
  const runs = paths.map((path) =>
    rankedRun(path, path.kind === 'run' ? (arrivals[path.key] ?? null) : null),
  );
  const reached = runs.flatMap(({ evaluations }) => evaluations ?? []);
  const rankOf = ({ evaluations }: RankedRun): string | null => {
    if (evaluations === null) return null;
    const rank = 1 + reached.filter((other) => other < evaluations).length;
    return reached.filter((other) => other === evaluations).length > 1 ? `${rank}=` : String(rank);
  };
  return runs.toSorted((a, b) => compare(a, b, order)).map((run) => ({ ...run, rank: rankOf(run) }));
}

function compare(a: RankedRun, b: RankedRun, { by, direction }: RankingOrder): number {
  const sign = direction === 'ascending' ? 1 : -1;
  if (by === 'name' || by === 'ending') return sign * a[by].localeCompare(b[by], 'en');
  const [left, right] = [cellOf(a, by), cellOf(b, by)];
  if (isValue(left) && isValue(right)) return sign * (left - right);
  if (isValue(left) || isValue(right)) return isValue(left) ? -1 : 1;
  return by === 'evaluations' ? compareUnreached(a, b) : 0;
}

function compareUnreached(a: RankedRun, b: RankedRun): number {
  const lost = Number(isLost(a)) - Number(isLost(b));
  return lost === 0 ? compare(a, b, { by: 'loss', direction: 'ascending' }) : lost;
}

const isLost = ({ stop }: RankedRun): boolean => stop === 'diverged' || stop === 'not-finite';

const isValue = (value: number | null): value is number => value !== null && Number.isFinite(value);

/** A number of the table; null where there is none. */
export function cellOf(run: RankedRun, column: Exclude<RankingColumn, 'name' | 'ending'>): number | null {
  switch (column) {
    case 'evaluations':
    case 'loss':
    case 'steps':
      return run[column];
    case 'learningRate':
      return Number.isNaN(run.learningRate) ? null : run.learningRate;
    default:
      return run.cost[column];
  }
}

/** As it is read: counts whole, f to four digits. */
export function cellText(run: RankedRun, column: Exclude<RankingColumn, 'name' | 'ending'>): string {
  const value = cellOf(run, column);
  if (value === null) return '–';
  return column === 'loss' || column === 'learningRate' ? formatNumber(value) : withThousands(value);
}
