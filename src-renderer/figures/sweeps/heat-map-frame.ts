/** The frame of a heat map of two settings. What its axes count is log₁₀ of a setting where that is on a log scale. */
import type { Point2 } from '../../../src-core/document/lab-document.ts';
import type { SweepAxis } from '../../../src-core/scene/sweep/sweep-axis.ts';
import type { HeatMapScene } from '../../../src-core/scene/sweep/sweep-scene.ts';
import { mapFrame, type MapFrame } from '../frame.ts';
import type { FigureTheme } from '../theme.ts';
import { logTicks, type Tick } from '../ticks.ts';
import { rateTicks } from './curves-frame.ts';

export function heatMapFrame(
  { across, up }: Pick<HeatMapScene, 'across' | 'up'>,
  width: number,
  height: number,
  theme: FigureTheme,
): MapFrame {
  const domain = { x: shownRange(across), y: shownRange(up) };
  const frame = mapFrame({ width, height, domain, aspect: 'free', theme, legend: 'color-bar' });
  const { plot } = frame;
  return {
    ...frame,
    xTicks: shownTicks(across, rateTicks(across.range, plot.width, theme.fontSize)),
    yTicks:
      up.scale === 'log' ? shownTicks(up, logTicks(up.range, plot.height, theme.fontSize)) : frame.yTicks,
  };
}

/** A setting as its axis counts it. */
const shown = ({ scale }: SweepAxis, value: number): number => (scale === 'log' ? Math.log10(value) : value);

const shownRange = (axis: SweepAxis): Point2 => [shown(axis, axis.range[0]), shown(axis, axis.range[1])];

const shownTicks = (axis: SweepAxis, ticks: readonly Tick[]): readonly Tick[] =>
  ticks.map(({ value, label }) => ({ value: shown(axis, value), label }));

/** px of a pair of settings. */
export const settingsToPixel = (
  { across, up }: Pick<HeatMapScene, 'across' | 'up'>,
  frame: MapFrame,
  [first, second]: readonly [number, number],
): Point2 => frame.toPixel([shown(across, first), shown(up, second)]);

/** The run whose cell is at a pixel, or nearest to it. */
export function pixelToCell(
  { across, up }: Pick<HeatMapScene, 'across' | 'up'>,
  { plot }: Pick<MapFrame, 'plot'>,
  [x, y]: Point2,
): number {
  const [columns, rows] = [across.values.length, up.values.length];
  const place = (share: number, count: number): number =>
    Math.min(Math.max(Math.floor(share * count), 0), count - 1);
  const i = place((x - plot.x) / plot.width, columns);
  const j = place(1 - (y - plot.y) / plot.height, rows);
  return j * columns + i;
}
