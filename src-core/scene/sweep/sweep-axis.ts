/** The settings that a sweep is over, and the values of them that are tried. */
import { logSpaced } from '../../descent/sweep.ts';
import type { Interval } from '../../document/lab-document.ts';
import { findOptimizer, type NumberSetting } from '../../optimizers/index.ts';

export interface SweepAxis {
  /** Name of the setting. */
  readonly name: string;
  /** As written in formulas, in TeX. */
  readonly symbol: string;
  readonly scale: 'linear' | 'log';
  /** What a figure shows of it. */
  readonly range: Interval;
  /** Ascending; of a heat map the middles of its cells. */
  readonly values: readonly number[];
}

/** Learning rates of a curve … */
const RATES = 200;
/** … and cells of a heat map, across and up. */
const COLUMNS = 48;
const ROWS = 32;

/** Of a setting without an upper bound, or whose usual value is a tiny part of its range: how far from that, as a factor. */
const REACH = 1e3;
const TINY = 0.01;
/** Of one that is usually off, and has no upper bound. */
const WHERE_OFF: Interval = [1e-4, 10];

/** η, both ends of the range included. */
export const rateAxis = (range: Interval): SweepAxis => ({
  name: 'learningRate',
  symbol: '\\eta',
  scale: 'log',
  range,
  values: logSpaced(...range, RATES),
});

/** η in cells. */
export const rateColumns = (range: Interval): SweepAxis => ({
  name: 'learningRate',
  symbol: '\\eta',
  scale: 'log',
  range,
  values: logMiddles(range, COLUMNS),
});

/** Any other number that an optimizer is set by, in cells. */
export function settingRows({
  name,
  symbol,
  minimum,
  maximum,
  default: usual,
  of,
}: NumberSetting): SweepAxis {
  if (of === 'whole-numbers') {
    const last = Math.min(maximum, minimum + ROWS - 1);
    const values = Array.from({ length: last - minimum + 1 }, (_, k) => minimum + k);
    return { name, symbol, scale: 'linear', range: [minimum - 0.5, last + 0.5], values };
  }
  const isBounded = maximum < Number.MAX_VALUE;
  if (isBounded && (usual === 0 || usual - minimum > TINY * (maximum - minimum))) {
    const width = (maximum - minimum) / ROWS;
    // The middles of cells are never an end of the range, which may not be allowed.
    const values = Array.from({ length: ROWS }, (_, k) => minimum + (k + 0.5) * width);
    return { name, symbol, scale: 'linear', range: [minimum, maximum], values };
  }
  const range: Interval =
    usual > 0 ? [Math.max(usual / REACH, minimum), Math.min(usual * REACH, maximum)] : WHERE_OFF;
  return { name, symbol, scale: 'log', range, values: logMiddles(range, ROWS) };
}

/** The numbers that an optimizer is set by beside its learning rate. */
export const secondSettings = (id: string): readonly NumberSetting[] =>
  (findOptimizer(id)?.settings ?? []).filter(
    (spec): spec is NumberSetting => spec.kind === 'number' && spec.name !== 'learningRate',
  );

function logMiddles([from, to]: Interval, count: number): readonly number[] {
  const edges = logSpaced(from, to, 2 * count + 1);
  return Array.from({ length: count }, (_, k) => edges[2 * k + 1] ?? from);
}
