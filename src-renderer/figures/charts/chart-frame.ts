/** The frame of a chart: a quantity of all runs against the step, or against the evaluations that it took. */
import type { Interval } from '../../../src-core/document/lab-document.ts';
import { endOf, type Cursor } from '../../../src-core/scene/cursor.ts';
import { NO_MARGINS, plotWithin, type Margins, type Rectangle } from '../frame.ts';
import { textWidth } from '../text-width.ts';
import type { FigureTheme } from '../theme.ts';
import { axisTicks, logTicks, type Tick } from '../ticks.ts';
import type { ChartKind, ChartRun } from './chart-kind.ts';
import type { ValueAxis } from './value-axis.ts';

/** What the axes of a chart are drawn from, whatever runs across. */
export interface AxesFrame {
  /** Of the whole picture in px. */
  readonly width: number;
  readonly plot: Rectangle;
  /** px from the top of the picture to where the title's row ends; the plot may begin below. */
  readonly head: number;
  readonly scale: 'linear' | 'log';
  /** What is subtracted from the values. */
  readonly offset: number;
  /** Range of value − offset that is shown. */
  readonly range: Interval;
  readonly title: string;
  readonly xTitle: string;
  /** px from the left of the picture, where the title of the axis ends; absent: at the edge of the picture. */
  readonly xTitleEnd?: number;
  readonly xTicks: readonly Tick[];
  readonly yTicks: readonly Tick[];
}

export interface ChartFrame extends AxesFrame {
  /** Of the whole picture in px. */
  readonly height: number;
  /** Places along the axis go from 0 to this. */
  readonly last: number;
}

export interface ChartFrameOptions {
  readonly kind: ChartKind;
  readonly runs: readonly ChartRun[];
  readonly over: Cursor['over'];
  /** px */
  readonly width: number;
  readonly height: number;
  readonly theme: FigureTheme;
  /** px that a legend takes of the title's row, and rows that it has above that. */
  readonly legend?: { readonly width: number; readonly rows: number };
  /** Room that is left free round the plot at least, where it stands in line with others. */
  readonly margins?: Margins | undefined;
}

/** px a row of a legend, in font sizes. */
export const LEGEND_ROW = 1.6;

const X_TITLES = { steps: ['step'], evaluations: ['evaluations', 'eval.'] } as const;
/** Share of the axis that its title may take: beside it there are the places. */
const MOST_OF_AXIS = 0.3;

export function chartFrame({
  kind,
  runs,
  over,
  width,
  height,
  theme,
  legend = { width: 0, rows: 0 },
  margins = NO_MARGINS,
}: ChartFrameOptions): ChartFrame {
  const { fontSize } = theme;
  const axis = kind.axisOf(runs);
  const paths = runs.map(({ path }) => path);
  const last = roundPlaces(Math.max(1, endOf(paths, over)));
  const own = {
    left: 0,
    right: 1.1 * fontSize,
    top: (1.9 + legend.rows * LEGEND_ROW) * fontSize,
    bottom: 1.5 * fontSize + 6,
  };
  const isEmpty = runs.every(({ lines }) => lines.length === 0);
  const tall = plotWithin(width, height, own, margins).height;
  const yTicks = isEmpty ? [] : valueTicks(kind, axis, tall, fontSize);
  const plot = plotWithin(width, height, { ...own, left: leftMargin(yTicks, fontSize) }, margins);
  const titles = X_TITLES[over];
  const isShort = (title: string): boolean => textWidth(title, fontSize) <= MOST_OF_AXIS * plot.width;
  const xTitle = titles.find(isShort) ?? titles.at(-1) ?? '';
  return {
    width,
    height,
    plot,
    head: plot.y,
    scale: axis.scale,
    last,
    offset: axis.offset,
    range: axis.range,
    title: titleOf(kind, axis, width - plot.x - legend.width, fontSize),
    xTitle,
    // Of a wider margin it would stand far from its axis.
    xTitleEnd: Math.min(width - 0.4 * fontSize, plot.x + plot.width + fontSize),
    xTicks: placeTicks(last, plot, xTitle, fontSize),
    yTicks,
  };
}

/** px that the labels of the values take, in steps, so that the plot does not twitch with every digit. */
export function leftMargin(yTicks: readonly Tick[], fontSize: number): number {
  const labelWidth = Math.max(2 * fontSize, ...yTicks.map(({ label }) => textWidth(label, fontSize)));
  return Math.round(Math.ceil(labelWidth / (1.5 * fontSize)) * 1.5 * fontSize + 12);
}

/** px from the left of the picture. */
export function placeToPixel({ plot, last }: ChartFrame, place: number): number {
  return plot.x + (place / last) * plot.width;
}

/** The place along the axis that is nearest to a pixel's x, for the pointer. */
export function pixelToPlace({ plot, last }: ChartFrame, x: number): number {
  return Math.min(Math.max(Math.round(((x - plot.x) / plot.width) * last), 0), last);
}

/** The way from a value to px from the top of the picture; zero on a log axis lies far below it. */
export function valueToPixel({
  plot,
  range,
  scale,
  offset,
}: Pick<AxesFrame, 'plot' | 'range' | 'scale' | 'offset'>): (value: number) => number {
  if (scale === 'linear') {
    const span = range[1] - range[0];
    return (value) => plot.y + ((range[1] - (value - offset)) / span) * plot.height;
  }
  const high = Math.log10(range[1]);
  const perDecade = plot.height / (high - Math.log10(range[0]));
  return (value) => plot.y + (high - Math.log10(Math.max(value - offset, Number.MIN_VALUE))) * perDecade;
}

function valueTicks(
  { unit = '' }: ChartKind,
  { scale, range, ticks }: ValueAxis,
  length: number,
  fontSize: number,
): readonly Tick[] {
  if (scale === 'log') return logTicks(range, length, fontSize);
  if (ticks === undefined) return axisTicks(range, length, 'vertical', fontSize);
  const shown = ticks.filter((value) => value >= range[0] && value <= range[1]);
  const stride = shown.length * 1.4 * fontSize > length ? 2 : 1;
  return shown.flatMap((value, k) => (k % stride === 0 ? [{ value, label: String(value) + unit }] : []));
}

/** As much of the title as there is room for. */
function titleOf({ titles }: ChartKind, axis: ValueAxis, room: number, fontSize: number): string {
  const suffixes = axis.scale === 'log' ? [', log scale', ''] : [''];
  // A longer title is worth more than the word that its ticks say anyway.
  const all = titles.flatMap((title) => suffixes.map((suffix) => title + axis.note + suffix));
  return all.find((title) => textWidth(title, fontSize) <= room) ?? all.at(-1) ?? '';
}

/** Round places. */
function placeTicks(last: number, plot: Rectangle, title: string, fontSize: number): readonly Tick[] {
  const ticks = axisTicks([0, last], plot.width, 'horizontal', fontSize).filter(({ value }) =>
    Number.isInteger(value),
  );
  return clearOfTitle(ticks, (place) => plot.x + (place / last) * plot.width, plot, title, fontSize);
}

/** Ticks of the axis across; those whose labels would run into its title have none. */
export function clearOfTitle(
  ticks: readonly Tick[],
  toX: (value: number) => number,
  plot: Rectangle,
  title: string,
  fontSize: number,
): readonly Tick[] {
  const end = plot.x + plot.width + 0.7 * fontSize - textWidth(title, fontSize) - 0.6 * fontSize;
  return ticks.map(({ value, label }) => {
    const right = toX(value) + textWidth(label, fontSize) / 2;
    return { value, label: right <= end ? label : '' };
  });
}

/** The next round number of places, so that the axis keeps still while a run's length changes a little. */
function roundPlaces(places: number): number {
  const unit = 10 ** Math.floor(Math.log10(places));
  const leading = [1, 1.5, 2, 3, 4, 5, 6, 8, 10].find((candidate) => candidate * unit >= places) ?? 10;
  return Math.ceil(leading * unit);
}
