/** The axis of a chart's values: its scale and what of it is shown. */
import { formatNumber } from '../../../src-core/scene/format-number.ts';
import type { Interval } from '../../../src-core/document/lab-document.ts';
import type { ChartRun } from './chart-kind.ts';

export interface ValueAxis {
  readonly scale: 'linear' | 'log';
  /** What is subtracted from the values. */
  readonly offset: number;
  /** Range of value − offset that is shown. */
  readonly range: Interval;
  /** What stands after the title, such as the offset. */
  readonly note: string;
  /** Where the ticks are; absent: at round numbers. */
  readonly ticks?: readonly number[];
}

/** Values more than this many times the largest start value run out of the chart. */
const LARGEST_GROWTH = 1e3;

/** Decades below the top at which a log axis ends: below lies rounding. */
const MOST_DECADES = 16;

/**
 * An axis for f: on a log scale where the values span more than a decade. Where f takes values ≤ 0, what is plotted
 * is f above its lowest value, and the note says so; where a run falls without end there is no lowest value, and the
 * axis is linear.
 */
export function valueAxis(runs: readonly ChartRun[]): ValueAxis {
  const floor = floorOf(runs);
  const lowest = Math.max(lowestValue(runs), floor);
  if (lowest === floor) return { scale: 'linear', offset: 0, range: falling(runs, floor), note: '' };
  const offset = lowest > 0 ? 0 : lowest;
  const note = offset === 0 ? '' : ` − lowest (${formatNumber(offset)})`;
  return { ...rangeOf(runs, offset, ceilingOf(runs, offset)), offset, note };
}

/**
 * The same for a size, which is never negative.
 * @param starts `bound`: a run that grows far beyond where it began leaves the chart; `free`: all of it is shown
 */
export function sizeAxis(runs: readonly ChartRun[], starts: 'bound' | 'free'): ValueAxis {
  const ceiling = starts === 'bound' ? ceilingOf(runs, 0) : Infinity;
  return { ...rangeOf(runs, 0, ceiling), offset: 0, note: '' };
}

/**
 * An axis for numbers without an order, each where one of many runs ended.
 * @param start where all of them began; NaN where no such number says how far up is worth looking
 * @param falls whether one of them fell without end
 */
export function endsAxis(values: Float64Array, start: number, falls: boolean): ValueAxis {
  const runs = [{ lines: [{ values }] }];
  if (falls) {
    const floor = -DEEPEST_FALL * Math.max(1, Math.abs(start));
    return { scale: 'linear', offset: 0, range: [floor, Math.max(0, start) - 0.3 * floor], note: '' };
  }
  const lowest = lowestValue(runs);
  const offset = lowest > 0 ? 0 : lowest;
  const ceiling = start - offset > 0 ? (start - offset) * LARGEST_GROWTH : Infinity;
  const note = offset === 0 ? '' : ` − lowest (${formatNumber(offset)})`;
  return { ...rangeOf(runs, offset, ceiling), offset, note };
}

/** An axis for angles, in whole right angles. */
export function angleAxis(runs: readonly ChartRun[]): ValueAxis {
  let largest = 0;
  for (const { lines } of runs)
    for (const { values } of lines) for (const value of values) if (value > largest) largest = value;
  const range: Interval = [0, largest > 90 ? 180 : 90];
  return { scale: 'linear', offset: 0, range, note: '', ticks: [0, 45, 90, 135, 180] };
}

/** What has lines of values. */
interface Lined {
  readonly lines: readonly { readonly values: Float64Array }[];
}

const startsOf = (runs: readonly ChartRun[]): readonly number[] =>
  runs.flatMap(({ lines }) => lines.map(({ values }) => values[0] ?? NaN));

/** Below this a run that diverges is taken to fall without end; −∞ where none does. */
function floorOf(runs: readonly ChartRun[]): number {
  const starts = startsOf(runs).map(Math.abs).filter(Number.isFinite);
  const floor = -DEEPEST_FALL * Math.max(1, ...starts);
  const falls = runs.some(
    ({ path, lines }) =>
      path.stop === 'diverged' && lines.some(({ values }) => (values[values.length - 1] ?? 0) < floor),
  );
  return falls ? floor : -Infinity;
}

/** In units of the largest start value: what is seen of a fall without end. */
const DEEPEST_FALL = 3;

function falling(runs: readonly ChartRun[], floor: number): Interval {
  return [floor, Math.max(0, ...startsOf(runs).filter(Number.isFinite)) - 0.3 * floor];
}

function lowestValue(runs: readonly Lined[]): number {
  let lowest = Infinity;
  for (const { lines } of runs)
    for (const { values } of lines)
      for (const value of values) if (value < lowest && value > -Infinity) lowest = value;
  return lowest;
}

/** So that the chart is not flattened by a run that diverges. */
function ceilingOf(runs: readonly ChartRun[], offset: number): number {
  const starts = startsOf(runs)
    .map((value) => value - offset)
    .filter((value) => value > 0 && value < Infinity);
  return starts.length > 0 ? Math.max(...starts) * LARGEST_GROWTH : Infinity;
}

function rangeOf(
  runs: readonly Lined[],
  offset: number,
  ceiling: number,
): Pick<ValueAxis, 'scale' | 'range'> {
  let low = Infinity;
  let high = 0;
  let lowest = Infinity;
  for (const { lines } of runs)
    for (const { values } of lines)
      for (const value of values) {
        const above = Math.min(value - offset, ceiling);
        if (!Number.isFinite(above)) continue;
        if (above > high) high = above;
        if (above < lowest) lowest = above;
        if (above > 0 && above < low) low = above;
      }
  if (high === 0) return { scale: 'linear', range: [0, 1] };
  if (high <= 10 * lowest) return { scale: 'linear', range: padded(lowest, high) };
  return { scale: 'log', range: wholeDecades(Math.max(low, high * 10 ** -MOST_DECADES), high) };
}

function padded(low: number, high: number): Interval {
  const margin = 0.08 * (high - low) || 0.1 * high;
  return [Math.max(0, low - margin), Math.min(high + margin, Number.MAX_VALUE)];
}

/** Whole decades where there are several, so that the axis does not twitch while the learning rate is dragged. */
function wholeDecades(low: number, high: number): Interval {
  const [first, last] = [Math.log10(low), Math.log10(high)];
  const [from, to] =
    last - first < 1.5 ? [low / 1.3, high * 1.3] : [10 ** Math.floor(first), 10 ** Math.ceil(last)];
  return [Math.max(from, Number.MIN_VALUE), Math.min(to, Number.MAX_VALUE)];
}
