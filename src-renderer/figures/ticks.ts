/** Ticks of an axis: as many as fit without their labels touching. */
import { scaleLinear } from 'd3-scale';
import { formatNumber, powerOfTen } from '../../src-core/scene/format-number.ts';
import type { Interval } from '../../src-core/document/lab-document.ts';
import { textWidth } from './text-width.ts';

export interface Tick {
  readonly value: number;
  readonly label: string;
}

const NARROWEST = 1e-300;

export type Direction = 'horizontal' | 'vertical';

/** Round ticks of a linear axis that is `length` px long. */
export function axisTicks(
  interval: Interval,
  length: number,
  direction: Direction,
  fontSize: number,
): readonly Tick[] {
  // Steps between ticks would underflow.
  if (interval[1] - interval[0] < NARROWEST) return [];
  const scale = scaleLinear().domain(interval);
  const roomiest = Math.floor(length / (direction === 'horizontal' ? 5 * fontSize : 3 * fontSize));
  for (let count = Math.min(Math.max(roomiest, 2), 12); count > 0; count--) {
    const values = scale.ticks(count).filter(Number.isFinite);
    const labels = tickLabels(values);
    const ticks = values.map((value, k) => ({ value, label: labels[k] ?? '' }));
    const spacing = values.length > 1 ? length / ((interval[1] - interval[0]) / gap(values)) : length;
    if (spacing >= Math.max(...ticks.map(({ label }) => labelExtent(label, direction, fontSize))))
      return ticks;
  }
  return [];
}

/** Powers of ten of a log axis over `interval`, both ends positive: every k-th where many, with 2 and 5 where few. */
export function logTicks(interval: Interval, length: number, fontSize: number): readonly Tick[] {
  const first = Math.floor(Math.log10(interval[0]));
  const last = Math.ceil(Math.log10(interval[1]));
  const most = Math.max(1, Math.floor(length / (1.5 * fontSize)));
  const stride = STRIDES.find((k) => (last - first) / k <= most) ?? 500;
  const mantissas = last - first <= 2 && most >= 6 ? [1, 2, 5] : [1];
  const ticks: Tick[] = [];
  for (let exponent = Math.ceil(first / stride) * stride; exponent <= last; exponent += stride) {
    for (const mantissa of mantissas) {
      const value = Number(`${String(mantissa)}e${String(exponent)}`);
      if (value < interval[0] * (1 - 1e-9) || value > interval[1] * (1 + 1e-9)) continue;
      ticks.push({ value, label: mantissa === 1 ? decadeLabel(exponent) : formatNumber(value) });
    }
  }
  return ticks;
}

const STRIDES = [1, 2, 3, 4, 5, 10, 20, 50, 100, 200];

function decadeLabel(exponent: number): string {
  return exponent >= -2 && exponent <= 3 ? formatNumber(10 ** exponent) : powerOfTen(exponent);
}

/** Labels with just the digits that tell neighbours apart. */
function tickLabels(values: readonly number[]): readonly string[] {
  const largest = Math.max(...values.map(Math.abs));
  const step = values.length > 1 ? gap(values) : largest;
  const digits = step > 0 ? Math.ceil(Math.log10(largest / step) - 1e-9) + 2 : 4;
  return values.map((value) => {
    // Zero comes out of the arithmetic of steps as 1e-17 now and then.
    const isZero = Math.abs(value) < 1e-9 * step;
    return formatNumber(isZero ? 0 : value, Math.min(Math.max(digits, 4), 15));
  });
}

function gap(values: readonly number[]): number {
  return Math.abs((values[1] ?? 0) - (values[0] ?? 0));
}

function labelExtent(label: string, direction: Direction, fontSize: number): number {
  return direction === 'horizontal' ? textWidth(label, fontSize) + 1.2 * fontSize : 1.8 * fontSize;
}
