/** The frame of the error along each eigenvector against the step: one for all matrices, so that they compare. */
import type { MatrixScene } from '../../../src-core/scene/matrix-scene.ts';
import type { ChartFrame } from '../charts/chart-frame.ts';
import { textWidth } from '../text-width.ts';
import type { FigureTheme } from '../theme.ts';
import { axisTicks, logTicks } from '../ticks.ts';

/** Decades below and above the largest error at the start: beyond them the lines run out of the chart. */
const DOWN = 1e-8;
const UP = 1e3;

/** As much of it as there is room for. */
const TITLES = [
  '|error| along each eigenvector, hollow where negative',
  '|error|, hollow where negative',
  '|error|, hollow: < 0',
];

export interface SplitFrameOptions {
  readonly splits: readonly MatrixScene['split'][];
  readonly steps: number;
  readonly width: number;
  readonly height: number;
  readonly theme: FigureTheme;
}

export function splitFrame({ splits, steps, width, height, theme }: SplitFrameOptions): ChartFrame {
  const { fontSize } = theme;
  const range = rangeOf(splits);
  const top = Math.round(1.9 * fontSize);
  const plotHeight = Math.max(height - top - Math.round(1.5 * fontSize + 6), 1);
  const yTicks = logTicks(range, plotHeight, fontSize);
  const labelWidth = Math.max(2 * fontSize, ...yTicks.map(({ label }) => textWidth(label, fontSize)));
  const left = Math.round(Math.ceil(labelWidth / (1.5 * fontSize)) * 1.5 * fontSize + 12);
  const plot = {
    x: left,
    y: top,
    width: Math.max(width - left - Math.round(3.6 * fontSize), 1),
    height: plotHeight,
  };
  const xTicks = axisTicks([0, steps], plot.width, 'horizontal', fontSize).filter(({ value }) =>
    Number.isInteger(value),
  );
  const room = width - left - 8;
  const fits = (text: string): boolean => textWidth(text, fontSize) <= room;
  const title = TITLES.map((text) => `${text}, log scale`).find(fits) ?? '|error|, log scale';
  return {
    width,
    height,
    plot,
    head: plot.y,
    scale: 'log',
    last: steps,
    offset: 0,
    range,
    title,
    xTitle: 'step',
    xTicks,
    yTicks,
  };
}

/** Whole decades, so that the axis does not twitch while the hand moves. */
function rangeOf(splits: SplitFrameOptions['splits']): ChartFrame['range'] {
  const all = splits.flat().map(({ components }) => components);
  const start = Math.max(0, ...all.map((components) => Math.abs(components[0] ?? 0)));
  if (!(start > 0 && start < Infinity)) return [0.1, 10];
  let [low, high] = [start, start];
  for (const components of all) {
    for (const component of components) {
      const size = Math.abs(component);
      if (!(size > 0)) continue;
      if (size > high) high = size;
      if (size < low) low = size;
    }
  }
  const first = Math.floor(Math.log10(Math.max(low, start * DOWN)) + 1e-9);
  const last = Math.ceil(Math.log10(Math.min(high, start * UP)) - 1e-9);
  return [Number(`1e${String(first)}`), Number(`1e${String(Math.max(last, first + 1))}`)];
}
