/**
 * The paths of all runs as marks, from back to front: ghosts, clouds, lines on their halos, step dots, starts, ends, labels.
 * Where a cursor is given, what comes after it is drawn faintly and a ring marks each run's point there.
 */
import { stepAt, type Cursor } from '../../src-core/scene/cursor.ts';
import type { MapMark, PathScene } from '../../src-core/scene/scene.ts';
import { cloudMarks } from './cloud-marks.ts';
import { drawnRun, type DrawnRun } from './drawn-run.ts';
import { exitMarks } from './exit-marks.ts';
import type { MapFrame } from './frame.ts';
import type { LineMark, Mark, SymbolMark } from './marks.ts';
import { labelMarks } from './path-labels.ts';
import { placeMarks } from './place-marks.ts';
import { cutPolyline, dotAt, isInside, thinDots } from './project-path.ts';
import type { FigureTheme } from './theme.ts';

export interface PathMarksOptions {
  /** Where the runs are looked at; absent or beyond a run's end: at its last point. */
  readonly cursor?: Cursor | null | undefined;
  /** Key of the optimizer drawn on top. */
  readonly focus?: string | undefined;
  /** Names on the picture; they are drawn for two runs or more. */
  readonly labels?: 'shown' | 'hidden' | undefined;
  /** Marked places, whose labels the names keep off. */
  readonly places?: readonly MapMark[] | undefined;
}

/** Runs projected to the map, from back to front, for all marks that are made of them. */
export interface DrawnPaths {
  readonly shown: readonly DrawnRun[];
  readonly ghosts: readonly DrawnRun[];
}

export function drawnPaths(
  paths: readonly PathScene[],
  frame: MapFrame,
  theme: FigureTheme,
  focus?: string,
): DrawnPaths {
  const runs = paths.map((path) => drawnRun(path, frame, theme)).filter(({ last }) => last >= 0);
  const isFront = (run: DrawnRun): number =>
    focus === undefined ? -run.path.series : run.path.key === focus ? 1 : 0;
  return {
    shown: runs.filter(({ path }) => path.kind === 'run').sort((a, b) => isFront(a) - isFront(b)),
    ghosts: runs.filter(({ path }) => path.kind === 'ghost'),
  };
}

export function pathMarks(
  paths: readonly PathScene[],
  frame: MapFrame,
  theme: FigureTheme,
  { cursor = null, focus, labels = 'shown', places = [] }: PathMarksOptions = {},
): readonly Mark[] {
  const drawn = drawnPaths(paths, frame, theme, focus);
  const marks = marksWithoutNames(drawn, frame, theme, cursor);
  if (labels !== 'shown') return marks;
  return [
    ...marks,
    ...labelMarks(drawn.shown, frame, theme, [...marks, ...placeMarks(places, frame, theme, paths)]),
  ];
}

/** All but the names of runs. */
export function marksWithoutNames(
  drawn: DrawnPaths,
  frame: MapFrame,
  theme: FigureTheme,
  cursor: Cursor | null,
): readonly Mark[] {
  const { shown, ghosts } = drawn;
  return [
    ...ghosts.flatMap((run) => ghostMarks(run, frame, theme)),
    ...cloudMarks(shown, frame, theme),
    ...shown.flatMap((run) => partMarks(run, currentStep(run, cursor), run.last, 0.3, frame, theme)),
    ...walkedMarks(drawn, frame, theme, cursor),
    ...exitMarks(shown, frame, theme),
    ...startMarks(shown, frame, theme),
  ];
}

/** What moves with the cursor: the paths up to it, and where it is. */
export function walkedMarks(
  { shown }: DrawnPaths,
  frame: MapFrame,
  theme: FigureTheme,
  cursor: Cursor | null,
): readonly Mark[] {
  return [
    ...shown.flatMap((run) => partMarks(run, 0, currentStep(run, cursor), 1, frame, theme)),
    ...shown.flatMap((run) => endMarks(run, frame, theme, cursor)),
  ];
}

/** Where the runs are at a cursor, alone: for a pointer that only looks. */
export function ringMarks(
  { shown }: DrawnPaths,
  frame: MapFrame,
  theme: FigureTheme,
  cursor: Cursor,
): readonly Mark[] {
  return shown.map((run) => ({
    ...ring(run, theme),
    centres: dotAt(run.pixels, currentStep(run, cursor), frame.plot),
  }));
}

const ring = ({ style }: DrawnRun, theme: FigureTheme): Omit<SymbolMark, 'centres'> => ({
  kind: 'symbol',
  shape: style.marker,
  radius: 2.1 * theme.dotRadius,
  fill: theme.halo,
  stroke: style.color,
  width: 1.1 * theme.lineWidth,
});

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

/** The path from one step to another. */
function partMarks(
  run: DrawnRun,
  from: number,
  to: number,
  opacity: number,
  frame: MapFrame,
  theme: FigureTheme,
): readonly Mark[] {
  if (from >= to) return [];
  const { pixels, last, style, width } = run;
  const lines = from === 0 && to === last ? run.lines : cutPolyline(pixels, from, to, frame.plot);
  const dash = style.dash.map((length) => length * width);
  return [
    ...haloed({ kind: 'line', lines, stroke: style.color, width, dash }, theme, opacity),
    {
      kind: 'symbol',
      shape: style.marker,
      centres: thinDots(pixels, from, to, frame.plot, 3.6 * theme.dotRadius),
      radius: theme.dotRadius,
      fill: style.color,
      stroke: theme.halo,
      width: 0.4 * width,
      opacity,
    },
  ];
}

function haloed(line: LineMark, theme: FigureTheme, opacity: number): readonly Mark[] {
  if (line.lines.length === 0) return [];
  const width = 2.1 * (line.width ?? 1);
  return [
    { kind: 'line', lines: line.lines, stroke: theme.halo, width, opacity: 0.75 * opacity },
    { ...line, opacity },
  ];
}

/** The point at the cursor, or the last point, larger than a step dot. */
function endMarks(
  run: DrawnRun,
  frame: MapFrame,
  theme: FigureTheme,
  cursor: Cursor | null,
): readonly Mark[] {
  const now = currentStep(run, cursor);
  const centres = dotAt(run.pixels, now, frame.plot);
  if (now === 0 || centres.length === 0) return [];
  const ink = { fill: run.style.color, stroke: theme.halo, width: 0.8 * theme.lineWidth };
  return [{ ...ring(run, theme), ...(cursor === null ? ink : {}), centres }];
}

function currentStep({ path, last }: DrawnRun, cursor: Cursor | null): number {
  return cursor === null ? last : Math.min(stepAt(path, cursor), last);
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
