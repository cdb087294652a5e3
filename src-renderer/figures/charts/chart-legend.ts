/** Which line is which, over a chart: for files, where no list of optimizers stands beside it. */
import type { PathScene } from '../../../src-core/scene/scene.ts';
import type { Mark } from '../marks.ts';
import { textWidth } from '../text-width.ts';
import { seriesStyle, type FigureTheme } from '../theme.ts';
import { LEGEND_ROW, type ChartFrame } from './chart-frame.ts';

/** What a legend says of a line. */
export type LegendEntry = Pick<PathScene, 'name' | 'series'>;

export interface ChartLegend {
  /** Runs in rows over the title; of a legend beside the title there is one row. */
  readonly entries: readonly (readonly LegendEntry[])[];
  readonly place: 'beside the title' | 'over the title';
  /** Runs for which there is no room. */
  readonly more: number;
}

/** In font sizes: before a name its line, and after it a gap. */
const LINE = 3;
const GAP = 1.2;
/** In font sizes, at both sides of rows over the title. */
const MARGIN = 1;
/** Shares of the picture that a legend may take. */
const MOST_BESIDE = 0.55;
const MOST_OVER = 0.4;

const entryWidth = (name: string, em: number): number => textWidth(name, em) + (LINE + GAP) * em;

/** px that a legend over a title needs at least. */
export const leastWidth = (names: readonly string[], em: number): number =>
  Math.max(0, ...names.map((name) => entryWidth(name, em))) + (2 * MARGIN - GAP) * em;

/** One run alone needs no legend. */
export function chartLegend(
  runs: readonly LegendEntry[],
  { fontSize: em }: FigureTheme,
  width: number,
  height: number,
): ChartLegend {
  if (runs.length < 2) return { entries: [], place: 'beside the title', more: 0 };
  const all = runs.reduce((sum, { name }) => sum + entryWidth(name, em), 0);
  if (all <= MOST_BESIDE * width) return { entries: [runs], place: 'beside the title', more: 0 };
  const most = Math.max(1, Math.floor((MOST_OVER * height) / (LEGEND_ROW * em)));
  return { ...inRows(runs, em, width, most), place: 'over the title' };
}

/** As many rows as there may be, none wider than `width` px less the margins. */
export function inRows(
  runs: readonly LegendEntry[],
  em: number,
  width: number,
  most: number,
): Pick<ChartLegend, 'entries' | 'more'> {
  const rows: LegendEntry[][] = [[]];
  let room = width - 2 * MARGIN * em;
  for (const run of runs) {
    const taken = entryWidth(run.name, em);
    if (taken > room && rows.at(-1)?.length !== 0) {
      rows.push([]);
      room = width - 2 * MARGIN * em;
    }
    rows.at(-1)?.push(run);
    room -= taken;
  }
  const entries = rows.slice(0, most);
  return { entries, more: runs.length - entries.flat().length };
}

/** What a frame leaves free for it: px of the title's row, and rows over that. */
export function legendRoom(
  { entries, place }: ChartLegend,
  { fontSize: em }: FigureTheme,
): { readonly width: number; readonly rows: number } {
  if (place === 'over the title') return { width: 0, rows: entries.length };
  return { width: entries.flat().reduce((sum, { name }) => sum + entryWidth(name, em), 0), rows: 0 };
}

export function legendMarks(
  { entries, place, more }: ChartLegend,
  { plot, head }: Pick<ChartFrame, 'plot' | 'head'>,
  theme: FigureTheme,
): readonly Mark[] {
  const em = theme.fontSize;
  return entries.flatMap((row, k) => {
    const width = row.reduce((sum, { name }) => sum + entryWidth(name, em), 0);
    const isBeside = place === 'beside the title';
    const x = isBeside ? plot.x + plot.width - width + GAP * em : MARGIN * em;
    const baseline = head - (0.6 + (isBeside ? 0 : LEGEND_ROW * (entries.length - k))) * em;
    return rowMarks(row, k === entries.length - 1 ? more : 0, [x, baseline], theme);
  });
}

/** A row from a place on, with the number of runs for which there was no room. */
export function rowMarks(
  row: readonly LegendEntry[],
  more: number,
  [left, baseline]: readonly [x: number, y: number],
  theme: FigureTheme,
): readonly Mark[] {
  let x = left;
  const marks = row.flatMap((run) => {
    const entry = entryMarks(run, x, baseline, theme);
    x += entryWidth(run.name, theme.fontSize);
    return entry;
  });
  return more > 0 ? [...marks, word(`and ${String(more)} more`, x, baseline, theme)] : marks;
}

function entryMarks(
  { name, series }: LegendEntry,
  x: number,
  baseline: number,
  theme: FigureTheme,
): readonly Mark[] {
  const em = theme.fontSize;
  const { color, dash, marker } = seriesStyle(theme, series);
  const y = baseline - 0.35 * em;
  return [
    {
      kind: 'line',
      lines: [[x, y, x + 2.6 * em, y]],
      stroke: color,
      width: theme.lineWidth,
      dash: dash.map((length) => length * theme.lineWidth),
    },
    { kind: 'symbol', shape: marker, centres: [x + 1.3 * em, y], radius: 1.4 * theme.dotRadius, fill: color },
    word(name, x + LINE * em, baseline, theme),
  ];
}

const word = (text: string, x: number, y: number, theme: FigureTheme): Mark => ({
  kind: 'text',
  text,
  x,
  y,
  anchor: 'start',
  fontSize: theme.fontSize,
  fontFamily: theme.fontFamily,
  fontWeight: 400,
  fill: theme.text,
  halo: theme.background,
});
