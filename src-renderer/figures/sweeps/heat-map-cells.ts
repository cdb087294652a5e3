/** The cells of a heat map as a few areas: one a colour, and one for each reason why runs have no number. */
import type { StopReason } from '../../../src-core/descent/index.ts';
import type { HeatMapScene } from '../../../src-core/scene/sweep/sweep-scene.ts';
import { endsAxis } from '../charts/value-axis.ts';
import { gapRuns } from './curves-marks.ts';

/** A stretch of one row of cells: its row, its first and its last column. */
export type Strip = readonly [row: number, first: number, last: number];

export interface HeatMapLevels {
  /** Ascending; cells between two of them have one colour. */
  readonly levels: readonly number[];
  readonly scale: 'linear' | 'log';
  /** What log levels are offsets from. */
  readonly base: number;
}

const MOST_LEVELS = 16;
/** Levels in one decade, from dense to sparse. */
const MANTISSAS = [[1, 1.5, 2, 3, 5, 7], [1, 2, 5], [1, 3], [1]] as const;

/** Round levels between the smallest and the largest number. */
export function heatMapLevels({ values, startValue, quantity, falls }: HeatMapScene): HeatMapLevels {
  const { scale, offset, range } = endsAxis(values, quantity === 'loss' ? startValue : NaN, falls);
  if (!values.some(Number.isFinite)) return { levels: [], scale, base: offset };
  const [low, high] = range;
  if (scale === 'linear') {
    const width = (high - low) / MOST_LEVELS;
    const levels = Array.from({ length: MOST_LEVELS - 1 }, (_, k) => offset + low + (k + 1) * width);
    return { levels, scale, base: offset };
  }
  const [first, last] = [Math.floor(Math.log10(low)), Math.ceil(Math.log10(high))];
  const decades = Math.log10(high) - Math.log10(low);
  const mantissas = MANTISSAS.find(({ length }) => length * decades <= MOST_LEVELS) ?? [1];
  const stride = Math.max(1, Math.ceil(decades / MOST_LEVELS));
  const levels: number[] = [];
  for (let exponent = first; exponent <= last; exponent += stride)
    for (const mantissa of mantissas) {
      const above = Number(`${String(mantissa)}e${String(exponent)}`);
      if (above > low && above < high) levels.push(offset + above);
    }
  return { levels, scale, base: offset };
}

/** Cells of one colour after the other, from the lowest: as many as levels and one more. */
export function colouredStrips(
  { values, across }: HeatMapScene,
  levels: readonly number[],
): readonly Strip[][] {
  const strips: Strip[][] = Array.from({ length: levels.length + 1 }, () => []);
  const columns = across.values.length;
  const colourOf = (value: number): number => {
    const above = levels.findIndex((level) => value < level);
    return above < 0 ? levels.length : above;
  };
  for (let row = 0; row * columns < values.length; row++) {
    let from = 0;
    let colour = -1;
    for (let i = 0; i <= columns; i++) {
      const value = i < columns ? (values[row * columns + i] ?? NaN) : NaN;
      const own = Number.isNaN(value) ? -1 : colourOf(value);
      if (own === colour) continue;
      if (colour >= 0) strips[colour]?.push([row, from, i - 1]);
      [from, colour] = [i, own];
    }
  }
  return strips;
}

/** Cells without a number, by the reason. */
export function gapStrips({ gaps, across }: HeatMapScene): ReadonlyMap<StopReason, readonly Strip[]> {
  const columns = across.values.length;
  const strips = new Map<StopReason, Strip[]>();
  for (let row = 0; row * columns < gaps.length; row++)
    for (const { gap, first, last } of gapRuns(gaps.slice(row * columns, (row + 1) * columns))) {
      const found = strips.get(gap) ?? [];
      strips.set(gap, found);
      found.push([row, first, last]);
    }
  return strips;
}
