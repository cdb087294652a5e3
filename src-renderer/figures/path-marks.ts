/**
 * The paths of all runs as marks, from back to front: ghosts, clouds, lines on their halos, step dots, starts, ends, labels.
 * Where `step` is given, what comes after it is drawn faintly and a ring marks the point of that step.
 */
import type { MapMark, PathScene } from '../../src-core/scene/scene.ts';
import { cloudMarks } from './cloud-marks.ts';
import { drawnRun, type DrawnRun } from './drawn-run.ts';
import { exitMarks } from './exit-marks.ts';
import type { MapFrame } from './frame.ts';
import type { LineMark, Mark } from './marks.ts';
import { labelMarks } from './path-labels.ts';
import { placeMarks } from './place-marks.ts';
import { cutPolyline, dotAt, isInside, thinDots } from './project-path.ts';
import type { FigureTheme } from './theme.ts';

export interface PathMarksOptions {
  /** The step that readouts speak of; absent or beyond a run's end: the run's last point. */
  readonly step?: number | undefined;
  /** Key of the optimizer drawn on top. */
  readonly focus?: string | undefined;
  /** Names on the picture; they are drawn for two runs or more. */
  readonly labels?: 'shown' | 'hidden' | undefined;
  /** Marked places, whose labels the names keep off. */
  readonly places?: readonly MapMark[] | undefined;
}

export function pathMarks(
  paths: readonly PathScene[],
  frame: MapFrame,
  theme: FigureTheme,
  { step, focus, labels = 'shown', places = [] }: PathMarksOptions = {},
): readonly Mark[] {
  const runs = paths.map((path) => drawnRun(path, frame, theme));
  const isFront = (run: DrawnRun): number =>
    focus === undefined ? -run.path.series : run.path.key === focus ? 1 : 0;
  const shown = runs
    .filter(({ path, last }) => path.kind === 'run' && last >= 0)
    .sort((a, b) => isFront(a) - isFront(b));
  const ghosts = runs.filter(({ path, last }) => path.kind === 'ghost' && last >= 0);
  const exits = exitMarks(shown, frame, theme);
  return [
    ...ghosts.flatMap((run) => ghostMarks(run, frame, theme)),
    ...cloudMarks(shown, frame, theme),
    ...shown.flatMap((run) => lineMarks(run, frame, theme, step)),
    ...exits,
    ...shown.flatMap((run) => endMarks(run, frame, theme, step)),
    ...startMarks(shown, frame, theme),
    ...(labels === 'shown'
      ? labelMarks(shown, frame, theme, [...exits, ...placeMarks(places, frame, theme, paths)])
      : []),
  ];
}

function ghostMarks(
  { pixels, lines, width: lineWidth, style }: DrawnRun,
  frame: MapFrame,
  theme: FigureTheme,
): readonly Mark[] {
  const width = 0.7 * lineWidth;
  const start = dotAt(pixels, 0, frame.plot);
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
  const { pixels, last, style, width } = run;
  const now = currentStep(run, step);
  const dash = style.dash.map((length) => length * width);
  const part = (from: number, to: number, opacity: number): readonly Mark[] => {
    if (from >= to) return [];
    const dots = thinDots(pixels, from, to, frame.plot, 3.6 * theme.dotRadius);
    return [
      ...haloed(
        {
          kind: 'line',
          lines: from === 0 && to === last ? run.lines : cutPolyline(pixels, from, to, frame.plot),
          stroke: style.color,
          width,
          dash,
        },
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
  const width = 2.1 * (line.width ?? 1);
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
  const centres = dotAt(pixels, now, frame.plot);
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
