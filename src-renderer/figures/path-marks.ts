/**
 * The paths of all runs as marks, from back to front: ghosts, lines on their halos, step dots, starts, ends, labels.
 * Where `step` is given, what comes after it is drawn faintly and a ring marks the point of that step.
 */
import type { PathScene } from '../../src-core/scene/scene.ts';
import type { MapFrame } from './frame.ts';
import type { LineMark, Mark } from './marks.ts';
import { labelMarks } from './path-labels.ts';
import { cutPolyline, exitOf, isInside, projectPoints, thinDots } from './project-path.ts';
import { seriesStyle, type FigureTheme, type SeriesStyle } from './theme.ts';

export interface PathMarksOptions {
  /** The step that readouts speak of; absent or beyond a run's end: the run's last point. */
  readonly step?: number | undefined;
  /** Id of the optimizer drawn on top. */
  readonly focus?: string | undefined;
  /** Names on the picture; they are drawn for two runs or more. */
  readonly labels?: 'shown' | 'hidden' | undefined;
}

/** A run with what drawing it needs. */
export interface DrawnRun {
  readonly path: PathScene;
  readonly style: SeriesStyle;
  /** px of the points up to the first non-finite one. */
  readonly pixels: Float64Array;
  /** Index of the last point in `pixels`; −1 where even the start is not finite. */
  readonly last: number;
}

export function pathMarks(
  paths: readonly PathScene[],
  frame: MapFrame,
  theme: FigureTheme,
  { step, focus, labels = 'shown' }: PathMarksOptions = {},
): readonly Mark[] {
  const runs = paths.map((path): DrawnRun => {
    const pixels = projectPoints(path.points, frame);
    return { path, style: seriesStyle(theme, path.series), pixels, last: pixels.length / 2 - 1 };
  });
  const isFront = (run: DrawnRun): number =>
    focus === undefined ? -run.path.series : run.path.optimizer === focus ? 1 : 0;
  const shown = runs
    .filter(({ path, last }) => path.kind === 'run' && last >= 0)
    .sort((a, b) => isFront(a) - isFront(b));
  const ghosts = runs.filter(({ path, last }) => path.kind === 'ghost' && last >= 0);
  return [
    ...ghosts.flatMap((run) => ghostMarks(run, frame, theme)),
    ...shown.flatMap((run) => lineMarks(run, frame, theme, step)),
    ...shown.flatMap((run) => exitMarks(run, frame, theme)),
    ...shown.flatMap((run) => endMarks(run, frame, theme, step)),
    ...startMarks(shown, frame, theme),
    ...(labels === 'shown' ? labelMarks(shown, frame, theme) : []),
  ];
}

function ghostMarks({ pixels, last, style }: DrawnRun, frame: MapFrame, theme: FigureTheme): readonly Mark[] {
  const lines = cutPolyline(pixels, 0, last, frame.plot);
  const width = 0.7 * theme.lineWidth;
  const start = thinDots(pixels, 0, 0, frame.plot, 1);
  return [
    ...haloed(
      { kind: 'line', lines, stroke: style.color, width, dash: [2.5 * width, 2.5 * width] },
      theme,
      theme.ghostOpacity,
    ),
    {
      kind: 'symbol',
      shape: 'circle',
      centres: start,
      radius: 1.6 * theme.dotRadius,
      fill: theme.halo,
      stroke: style.color,
      width,
      opacity: theme.ghostOpacity,
    },
  ];
}

function lineMarks(
  run: DrawnRun,
  frame: MapFrame,
  theme: FigureTheme,
  step: number | undefined,
): readonly Mark[] {
  const { pixels, last, style } = run;
  const now = currentStep(run, step);
  const width = theme.lineWidth;
  const dash = style.dash.map((length) => length * width);
  const part = (from: number, to: number, opacity: number): readonly Mark[] => {
    if (from >= to) return [];
    const dots = thinDots(pixels, from, to, frame.plot, 1.6 * theme.dotRadius);
    return [
      ...haloed(
        { kind: 'line', lines: cutPolyline(pixels, from, to, frame.plot), stroke: style.color, width, dash },
        theme,
        opacity,
      ),
      {
        kind: 'symbol',
        shape: style.marker,
        centres: dots,
        radius: theme.dotRadius,
        fill: style.color,
        stroke: theme.halo,
        width: 0.4 * width,
        opacity,
      },
    ];
  };
  return [...part(now, last, 0.3), ...part(0, now, 1)];
}

function haloed(line: LineMark, theme: FigureTheme, opacity: number): readonly Mark[] {
  if (line.lines.length === 0) return [];
  const width = (line.width ?? 1) + 1.1 * theme.lineWidth;
  return [
    { kind: 'line', lines: line.lines, stroke: theme.halo, width, opacity: 0.75 * opacity },
    { ...line, opacity },
  ];
}

/** The point of the given step, or the last point, larger than a step dot. */
function endMarks(
  run: DrawnRun,
  frame: MapFrame,
  theme: FigureTheme,
  step: number | undefined,
): readonly Mark[] {
  const { pixels, style } = run;
  const now = currentStep(run, step);
  const centres = thinDots(pixels, now, now, frame.plot, 1);
  if (now === 0 || centres.length === 0) return [];
  const ring =
    step === undefined ? {} : { fill: theme.halo, stroke: style.color, width: 1.1 * theme.lineWidth };
  return [
    {
      kind: 'symbol',
      shape: style.marker,
      centres,
      radius: 2.1 * theme.dotRadius,
      fill: style.color,
      stroke: theme.halo,
      width: 0.8 * theme.lineWidth,
      ...ring,
    },
  ];
}

function currentStep({ last }: DrawnRun, step: number | undefined): number {
  return step === undefined ? last : Math.min(Math.max(Math.round(step), 0), last);
}

/** One ring a start point: in the accent, for it is what the hand drags. */
function startMarks(runs: readonly DrawnRun[], frame: MapFrame, theme: FigureTheme): readonly Mark[] {
  const seen = new Set<string>();
  return runs.flatMap(({ pixels }): readonly Mark[] => {
    const [x = NaN, y = NaN] = pixels;
    const key = `${String(x)},${String(y)}`;
    if (seen.has(key) || !isInside(x, y, frame.plot)) return [];
    seen.add(key);
    const radius = 2.6 * theme.dotRadius;
    return [
      {
        kind: 'symbol',
        shape: 'circle',
        centres: [x, y],
        radius: radius + theme.lineWidth,
        fill: theme.mark,
        opacity: 0.9,
      },
      {
        kind: 'symbol',
        shape: 'circle',
        centres: [x, y],
        radius,
        fill: theme.accent,
        stroke: '#ffffff',
        width: theme.lineWidth,
      },
    ];
  });
}

/** An arrow where a run leaves the view, and the reason in words where it diverged. */
function exitMarks(
  { path, pixels, last, style }: DrawnRun,
  frame: MapFrame,
  theme: FigureTheme,
): readonly Mark[] {
  const exit = exitOf(pixels, last, frame.plot);
  const reason = REASONS[path.stop];
  const at =
    exit ??
    (reason === undefined
      ? null
      : { x: pixels[2 * last] ?? NaN, y: pixels[2 * last + 1] ?? NaN, angle: null });
  if (at === null || !isInside(at.x, at.y, frame.plot)) return [];
  const radius = 3 * theme.dotRadius;
  const marks: Mark[] = [];
  if (at.angle !== null) {
    // Drawn wholly inside the plot, its tip on the edge.
    const [x, y] = [at.x - radius * Math.cos(at.angle), at.y - radius * Math.sin(at.angle)];
    marks.push({
      kind: 'symbol',
      shape: 'arrow',
      centres: [x, y],
      radius,
      angle: at.angle,
      fill: style.color,
      stroke: theme.halo,
      width: 0.6 * theme.lineWidth,
    });
  }
  if (reason !== undefined)
    marks.push(exitLabel(`${reason} at step ${String(path.steps)}`, at.x, at.y, style, frame, theme));
  return marks;
}

const REASONS: Readonly<Partial<Record<PathScene['stop'], string>>> = {
  diverged: 'diverged',
  'not-finite': 'f is not defined',
};

function exitLabel(
  text: string,
  x: number,
  y: number,
  style: SeriesStyle,
  { plot }: MapFrame,
  theme: FigureTheme,
): Mark {
  const inRightHalf = x > plot.x + plot.width / 2;
  const offset = 4.5 * theme.dotRadius;
  const [top, bottom] = [plot.y + 1.6 * theme.fontSize, plot.y + plot.height - 0.8 * theme.fontSize];
  return {
    kind: 'text',
    text,
    x: inRightHalf ? Math.min(x, plot.x + plot.width) - offset : Math.max(x, plot.x) + offset,
    // Above or below the line's end, away from the nearer edge.
    y: Math.min(Math.max(y + (y < plot.y + plot.height / 2 ? 1.7 : -0.9) * theme.fontSize, top), bottom),
    anchor: inRightHalf ? 'end' : 'start',
    fontSize: theme.fontSize,
    fontFamily: theme.fontFamily,
    fontWeight: 600,
    fill: style.color,
    halo: theme.halo,
  };
}
