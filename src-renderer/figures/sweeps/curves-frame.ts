/** The frame of the curves of a sweep: a number at the end of every run against its learning rate. */
import type { StopReason } from '../../../src-core/descent/index.ts';
import type { CurvesScene, SweepCurve } from '../../../src-core/scene/sweep/sweep-scene.ts';
import { LEGEND_ROW, clearOfTitle, leftMargin, type AxesFrame } from '../charts/chart-frame.ts';
import { endsAxis } from '../charts/value-axis.ts';
import { textWidth } from '../text-width.ts';
import type { FigureTheme } from '../theme.ts';
import { axisTicks, logTicks, type Tick } from '../ticks.ts';
import { quantityTitles } from './sweep-words.ts';

/** A line over the plot for the runs of one curve that have no number. */
export interface Rail {
  readonly key: string;
  /** px from the top of the picture, of its middle. */
  readonly y: number;
}

export interface CurvesFrame extends AxesFrame {
  readonly height: number;
  /** log₁₀ of the learning rates that are shown. */
  readonly exponents: readonly [number, number];
  readonly rails: readonly Rail[];
  /** px between rails. */
  readonly railRow: number;
}

export interface CurvesFrameOptions {
  readonly scene: CurvesScene;
  /** px */
  readonly width: number;
  readonly height: number;
  readonly theme: FigureTheme;
  /** px that a legend takes of the title's row, and rows that it has above that. */
  readonly legend?: { readonly width: number; readonly rows: number };
}

/** In font sizes: a rail that has words on it, and all rails where they are too many for words. */
const RAIL = 1.3;
const ALL_RAILS = 4 * RAIL;

export function curvesFrame({
  scene,
  width,
  height,
  theme: { fontSize },
  legend = { width: 0, rows: 0 },
}: CurvesFrameOptions): CurvesFrame {
  const values = Float64Array.from(scene.curves.flatMap((curve) => [...curve.values]));
  const axis = endsAxis(values, scene.quantity === 'loss' ? scene.startValue : NaN, scene.falls);
  const railed = scene.curves.filter(hasGaps);
  const railRow = Math.min(RAIL, ALL_RAILS / Math.max(1, railed.length)) * fontSize;
  const railsTop = Math.round((1.9 + legend.rows * LEGEND_ROW) * fontSize);
  const top = Math.round(railsTop + railRow * railed.length + (railed.length > 0 ? 0.3 * fontSize : 0));
  const plotHeight = Math.max(height - top - Math.round(1.5 * fontSize + 6), 1);
  const yTicks =
    axis.scale === 'log'
      ? logTicks(axis.range, plotHeight, fontSize)
      : axisTicks(axis.range, plotHeight, 'vertical', fontSize);
  const left = leftMargin(yTicks, fontSize);
  const right = Math.round(1.1 * fontSize);
  const plot = { x: left, y: top, width: Math.max(width - left - right, 1), height: plotHeight };
  const [from, to] = scene.across.range;
  const exponents = [Math.log10(from), Math.log10(to)] as const;
  const toX = (rate: number): number => toPixel({ plot, exponents }, rate);
  const xTitle = 'learning rate η';
  const titles = quantityTitles(scene).flatMap((title) => [title + axis.note, title]);
  return {
    width,
    height,
    plot,
    head: railsTop,
    scale: axis.scale,
    offset: axis.offset,
    range: axis.range,
    title: titles.find((title) => textWidth(title, fontSize) <= width - left - legend.width) ?? '',
    xTitle,
    xTicks: clearOfTitle(rateTicks(scene.across.range, plot.width, fontSize), toX, plot, xTitle, fontSize),
    yTicks,
    exponents,
    rails: railed.map(({ key }, k) => ({ key, y: railsTop + (k + 0.5) * railRow })),
    railRow,
  };
}

/** Why a run has no number, where it is another reason than that it is not known yet. */
export const hasGaps = ({ gaps }: Pick<SweepCurve, 'gaps'>): boolean =>
  gaps.some((gap: StopReason | null) => gap !== null);

/** Powers of ten where there are some, else round numbers. */
export function rateTicks(
  range: CurvesScene['across']['range'],
  length: number,
  fontSize: number,
): readonly Tick[] {
  // Labels of powers of ten are about twice as wide as they are tall.
  const ticks = logTicks(range, length / 2, fontSize);
  return ticks.length > 1 ? ticks : axisTicks(range, length, 'horizontal', fontSize);
}

/** px from the left of the picture. */
export const rateToPixel = (frame: CurvesFrame, rate: number): number => toPixel(frame, rate);

function toPixel(
  { plot, exponents: [from, to] }: Pick<CurvesFrame, 'plot' | 'exponents'>,
  rate: number,
): number {
  return plot.x + ((Math.log10(rate) - from) / (to - from)) * plot.width;
}

/** The place among `count` learning rates, evenly spread over the axis, that is nearest to a pixel's x. */
export function pixelToRun({ plot }: Pick<CurvesFrame, 'plot'>, x: number, count: number): number {
  return Math.min(Math.max(Math.round(((x - plot.x) / plot.width) * (count - 1)), 0), count - 1);
}
