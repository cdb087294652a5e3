/**
 * A quantity of all runs as marks: what stands still, which is the lines and how each run ended, and what moves with the
 * cursor, which is a line across the chart and a ring on every run.
 */
import { placeOf, stepAt, type Cursor } from '../../../src-core/scene/cursor.ts';
import type { PathScene } from '../../../src-core/scene/scene.ts';
import type { AreaMark, Mark, SymbolMark } from '../marks.ts';
import { bandMarks } from './band-marks.ts';
import { cutPolyline, dotAt, exitOf, isInside, type Pixels } from '../project-path.ts';
import { textWidth } from '../text-width.ts';
import { seriesStyle, type FigureTheme, type SeriesStyle } from '../theme.ts';
import { placeToPixel, type ChartFrame } from './chart-frame.ts';
import { pixelsOf } from './chart-pixels.ts';
import { dotsOf, stretchesOf } from './line-dots.ts';
import type { ChartKind, ChartLine, ChartRun } from './chart-kind.ts';

/** A chart as it is drawn, projected once for all marks that are made of it. */
export interface DrawnChart {
  readonly runs: readonly DrawnRun[];
  readonly frame: ChartFrame;
  readonly over: Cursor['over'];
}

interface DrawnRun {
  readonly path: PathScene;
  readonly style: SeriesStyle;
  readonly lines: readonly DrawnLine[];
}

interface DrawnLine {
  readonly weight: ChartLine['weight'];
  /** Interleaved px of every step; NaN where there is no value. */
  readonly pixels: Pixels;
  readonly band: readonly AreaMark[];
}

/** @param focus key of the optimizer drawn on top */
export function drawnChart(
  runs: readonly ChartRun[],
  frame: ChartFrame,
  over: Cursor['over'],
  theme: FigureTheme,
  focus?: string,
): DrawnChart {
  const rank = ({ path: { kind, key, series } }: ChartRun): number => {
    if (kind === 'ghost') return -Infinity;
    return key === focus ? Infinity : -series;
  };
  const sorted = [...runs].sort((a, b) => (rank(a) < rank(b) ? -1 : rank(a) > rank(b) ? 1 : 0));
  return {
    frame,
    over,
    runs: sorted.map(({ path, lines }) => ({
      path,
      style: seriesStyle(theme, path.series),
      lines: lines.map((line) => ({
        weight: line.weight,
        pixels: pixelsOf(line.values, path, frame, over),
        band: line.band === undefined ? [] : bandMarks(line.band, path, frame, over, theme),
      })),
    })),
  };
}

/** All that the cursor does not change. */
export function stillMarks(
  { runs, frame }: DrawnChart,
  kind: Pick<ChartKind, 'without'>,
  theme: FigureTheme,
): readonly Mark[] {
  return [
    ...runs.flatMap((run) => run.lines.flatMap(({ band }) => band)),
    ...runs.flatMap((run) => run.lines.flatMap((line) => lineMarks(run, line, frame, theme))),
    ...withoutMarks(runs, kind, frame, theme),
  ];
}

/** The line across the chart, where its axis is the cursor's, and a ring on every run that has not ended by then. */
export function cursorMarks(
  { runs, frame, over }: DrawnChart,
  cursor: Cursor | null,
  theme: FigureTheme,
): readonly Mark[] {
  if (cursor === null) return [];
  const rings = runs.flatMap(({ path, style, lines }): readonly Mark[] => {
    if (path.kind === 'ghost' || hasEnded(path, cursor)) return [];
    const centres = lines.flatMap(({ pixels }) => dotAt(pixels, stepAt(path, cursor), frame.plot));
    const ring = { fill: theme.halo, stroke: style.color, width: theme.lineWidth };
    return [{ kind: 'symbol', shape: style.marker, centres, radius: 1.8 * theme.dotRadius, ...ring }];
  });
  return cursor.over === over ? [cursorLine(cursor, frame, theme), ...rings] : rings;
}

const hasEnded = (path: PathScene, { over, at }: Cursor): boolean => at > placeOf(path, over, path.steps);

function cursorLine({ at }: Cursor, frame: ChartFrame, theme: FigureTheme): Mark {
  const { plot } = frame;
  const x = placeToPixel(frame, at);
  const lines = isInside(x, plot.y, plot) ? [[x, plot.y, x, plot.y + plot.height]] : [];
  return { kind: 'line', lines, stroke: theme.mutedText, width: theme.fontSize / 14, dash: [3, 3] };
}

function lineMarks(
  { path, style }: DrawnRun,
  { pixels, weight }: DrawnLine,
  { plot }: ChartFrame,
  theme: FigureTheme,
): readonly Mark[] {
  const stretches = stretchesOf(pixels);
  const lastStretch = stretches.at(-1);
  if (lastStretch === undefined) return [];
  const isGhost = path.kind === 'ghost';
  const share = isGhost ? 0.6 : weight === 'thin' ? 0.5 : 0.9;
  const width = share * theme.lineWidth;
  const dash = (isGhost ? [2.5, 2.5] : style.dash).map((length) => length * width);
  const opacity = isGhost ? theme.ghostOpacity : 1;
  const lines = stretches.flatMap(([first, last]) => cutPolyline(pixels, first, last, plot));
  const marks: Mark[] = [{ kind: 'line', lines, stroke: style.color, width, dash, opacity }];
  if (isGhost) return marks;
  const symbol = {
    kind: 'symbol',
    shape: style.marker,
    fill: weight === 'thin' ? theme.halo : style.color,
    stroke: weight === 'thin' ? style.color : theme.halo,
    width: 0.4 * theme.lineWidth,
  } as const;
  marks.push({
    ...symbol,
    centres: dotsOf(pixels, stretches, path, plot, theme),
    radius: 0.9 * theme.dotRadius,
  });
  return [...marks, ...endMarks(path, style, pixels, lastStretch[1], symbol, plot, theme)];
}

/** An arrow where the run leaves the chart; else how it stopped. */
function endMarks(
  { stop, steps }: PathScene,
  style: SeriesStyle,
  pixels: Pixels,
  last: number,
  symbol: Omit<SymbolMark, 'centres' | 'radius'>,
  plot: ChartFrame['plot'],
  theme: FigureTheme,
): readonly Mark[] {
  const exit = exitOf(pixels, last, plot);
  if (exit !== null) {
    const radius = 2.2 * theme.dotRadius;
    const centres = [exit.x - radius * Math.cos(exit.angle), exit.y - radius * Math.sin(exit.angle)];
    return [{ ...symbol, shape: 'arrow', centres, radius, angle: exit.angle }];
  }
  // A run of all its steps just ends, and so does a line that lost its values before the run did.
  if (stop === 'steps' || last < steps - 1) return [];
  const shape = stop === 'converged' ? style.marker : 'cross';
  const ink = shape === 'cross' ? { stroke: style.color, width: theme.lineWidth } : {};
  const centres = dotAt(pixels, last, plot);
  return [{ ...symbol, ...ink, shape, centres, radius: 1.7 * theme.dotRadius }];
}

/** Which runs have no line, in words at the foot of the chart; in its middle where none has one. */
function withoutMarks(
  runs: readonly DrawnRun[],
  { without }: Pick<ChartKind, 'without'>,
  { plot }: ChartFrame,
  theme: FigureTheme,
): readonly Mark[] {
  const compared = runs.filter(({ path }) => path.kind === 'run');
  const missing = compared.filter(({ lines }) => lines.length === 0);
  if (without === undefined || missing.length === 0) return [];
  const isEmpty = missing.length === compared.length;
  const { fontSize, fontFamily, mutedText: fill, background: halo } = theme;
  const who = missing.length === 1 ? (missing[0]?.path.name ?? '') : `${String(missing.length)} runs`;
  const whole = `${who}: ${without}`;
  const lines = isEmpty
    ? [without]
    : textWidth(whole, fontSize) + fontSize <= plot.width
      ? [whole]
      : [`${who}:`, without];
  return lines.map((text, k) => ({
    kind: 'text',
    text,
    x: plot.x + (isEmpty ? plot.width / 2 : 0.5 * fontSize),
    y: plot.y + (isEmpty ? plot.height / 2 : plot.height - (0.5 + 1.2 * (lines.length - 1 - k)) * fontSize),
    anchor: isEmpty ? 'middle' : 'start',
    fontSize,
    fontFamily,
    fontWeight: 400,
    fill,
    halo,
  }));
}
