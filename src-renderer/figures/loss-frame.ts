/**
 * The frame of the loss chart: f against the step, on a log axis where the values span more than a decade.
 * Where f takes values ≤ 0, what is plotted is f above its lowest value, and the title says so; where a run falls
 * without end there is no lowest value, and the axis is linear.
 */
import { formatNumber } from '../../src-core/scene/format-number.ts';
import type { PathScene } from '../../src-core/scene/scene.ts';
import type { Interval } from '../../src-core/document/lab-document.ts';
import type { Rectangle } from './frame.ts';
import { textWidth } from './text-width.ts';
import type { FigureTheme } from './theme.ts';
import { axisTicks, logTicks, type Tick } from './ticks.ts';

export interface LossFrame {
  /** Size of the whole picture in px. */
  readonly width: number;
  readonly height: number;
  readonly plot: Rectangle;
  readonly scale: 'linear' | 'log';
  /** Steps go from 0 to this. */
  readonly steps: number;
  /** What is subtracted from f. */
  readonly offset: number;
  /** Range of f − offset that is shown. */
  readonly range: Interval;
  readonly title: string;
  readonly xTicks: readonly Tick[];
  readonly yTicks: readonly Tick[];
}

export interface LossFrameOptions {
  readonly paths: readonly PathScene[];
  /** px */
  readonly width: number;
  readonly height: number;
  readonly theme: FigureTheme;
}

/** Values more than this many times the largest start value run out of the chart. */
const LARGEST_GROWTH = 1e3;

/** Decades below the top at which a log axis ends: below lies rounding. */
const MOST_DECADES = 16;

export function lossFrame({ paths, width, height, theme }: LossFrameOptions): LossFrame {
  const { fontSize } = theme;
  const steps = roundSteps(Math.max(1, ...paths.map((path) => path.steps)));
  const floor = floorOf(paths);
  const lowest = Math.max(lowestValue(paths), floor);
  const offset = lowest > 0 || lowest === floor ? 0 : lowest;
  const { scale, range } =
    lowest === floor ? { scale: 'linear' as const, range: falling(paths, floor) } : rangeOf(paths, offset);
  const top = Math.round(1.9 * fontSize);
  const bottom = Math.round(1.5 * fontSize + 6);
  const plotHeight = Math.max(height - top - bottom, 1);
  const yTicks =
    scale === 'log'
      ? logTicks(range, plotHeight, fontSize)
      : axisTicks(range, plotHeight, 'vertical', fontSize);
  const labelWidth = Math.max(2 * fontSize, ...yTicks.map(({ label }) => textWidth(label, fontSize)));
  const left = Math.round(Math.ceil(labelWidth / (1.5 * fontSize)) * 1.5 * fontSize + 12);
  const plot = {
    x: left,
    y: top,
    width: Math.max(width - left - Math.round(4.6 * fontSize), 1),
    height: plotHeight,
  };
  const xTicks = axisTicks([0, steps], plot.width, 'horizontal', fontSize).filter(({ value }) =>
    Number.isInteger(value),
  );
  const title = offset === 0 ? 'f' : `f − lowest (${formatNumber(offset)})`;
  return { width, height, plot, scale, steps, offset, range, title, xTicks, yTicks };
}

/** px from the left of the picture. */
export function stepToPixel(frame: LossFrame, step: number): number {
  return frame.plot.x + (step / frame.steps) * frame.plot.width;
}

/** The step nearest to a pixel's x, for the pointer. */
export function pixelToStep(frame: LossFrame, x: number): number {
  const step = ((x - frame.plot.x) / frame.plot.width) * frame.steps;
  return Math.min(Math.max(Math.round(step), 0), frame.steps);
}

/** The way from a value of f to px from the top of the picture; zero on a log axis lies far below it. */
export function lossToPixel({ plot, range, scale, offset }: LossFrame): (value: number) => number {
  if (scale === 'linear') {
    const span = range[1] - range[0];
    return (value) => plot.y + ((range[1] - (value - offset)) / span) * plot.height;
  }
  const high = Math.log10(range[1]);
  const perDecade = plot.height / (high - Math.log10(range[0]));
  return (value) => plot.y + (high - Math.log10(Math.max(value - offset, Number.MIN_VALUE))) * perDecade;
}

/** Below this a run that diverges is taken to fall without end; −∞ where none does. */
function floorOf(paths: readonly PathScene[]): number {
  const starts = paths.map(({ values }) => Math.abs(values[0] ?? 0)).filter(Number.isFinite);
  const floor = -DEEPEST_FALL * Math.max(1, ...starts);
  const falls = paths.some(
    ({ stop, values }) => stop === 'diverged' && (values[values.length - 1] ?? 0) < floor,
  );
  return falls ? floor : -Infinity;
}

/** In units of the largest start value: what is seen of a fall without end. */
const DEEPEST_FALL = 3;

function falling(paths: readonly PathScene[], floor: number): Interval {
  const starts = paths.map(({ values }) => values[0] ?? 0).filter(Number.isFinite);
  return [floor, Math.max(0, ...starts) - 0.3 * floor];
}

function lowestValue(paths: readonly PathScene[]): number {
  let lowest = Infinity;
  for (const { values } of paths) {
    for (const value of values) if (value < lowest && value > -Infinity) lowest = value;
  }
  return lowest;
}

function rangeOf(paths: readonly PathScene[], offset: number): { scale: 'linear' | 'log'; range: Interval } {
  const starts = paths
    .map(({ values }) => (values[0] ?? NaN) - offset)
    .filter((value) => value > 0 && value < Infinity);
  const ceiling = starts.length > 0 ? Math.max(...starts) * LARGEST_GROWTH : Infinity;
  let low = Infinity;
  let high = 0;
  let lowest = Infinity;
  for (const { values } of paths) {
    for (const value of values) {
      const above = Math.min(value - offset, ceiling);
      if (!Number.isFinite(above)) continue;
      if (above > high) high = above;
      if (above < lowest) lowest = above;
      if (above > 0 && above < low) low = above;
    }
  }
  if (high === 0) return { scale: 'linear', range: [0, 1] };
  if (high <= 10 * lowest) return { scale: 'linear', range: padded(lowest, high) };
  return { scale: 'log', range: wholeDecades(Math.max(low, high * 10 ** -MOST_DECADES), high) };
}

function padded(low: number, high: number): Interval {
  const margin = 0.08 * (high - low) || 0.1 * high;
  return [Math.max(0, low - margin), high + margin];
}

/** Whole decades where there are several, so that the axis does not twitch while the learning rate is dragged. */
function wholeDecades(low: number, high: number): Interval {
  const [first, last] = [Math.log10(low), Math.log10(high)];
  if (last - first < 1.5) return [low / 1.3, high * 1.3];
  return [
    Math.max(10 ** Math.floor(first), Number.MIN_VALUE),
    Math.min(10 ** Math.ceil(last), Number.MAX_VALUE),
  ];
}

/** The next round number of steps, so that the axis keeps still while a run's length changes a little. */
function roundSteps(steps: number): number {
  const unit = 10 ** Math.floor(Math.log10(steps));
  const leading = [1, 1.5, 2, 3, 4, 5, 6, 8, 10].find((candidate) => candidate * unit >= steps) ?? 10;
  return Math.ceil(leading * unit);
}
