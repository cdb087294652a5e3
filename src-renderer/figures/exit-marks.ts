/** How runs leave the view: an arrow on the edge of the plot, and words where a run diverged. */
import type { PathScene } from '../../src-core/scene/scene.ts';
import type { DrawnRun } from './drawn-run.ts';
import type { MapFrame } from './frame.ts';
import type { Mark, TextMark } from './marks.ts';
import { exitOf, isInside } from './project-path.ts';
import { boxDistance, textBox } from './text-box.ts';
import { textWidth } from './text-width.ts';
import type { FigureTheme, SeriesStyle } from './theme.ts';

export function exitMarks(runs: readonly DrawnRun[], frame: MapFrame, theme: FigureTheme): readonly Mark[] {
  return exitsByRun(runs, frame, theme).flat();
}

/** Those of each run; what several have together stands with the first of them. */
export function exitsByRun(
  runs: readonly DrawnRun[],
  frame: MapFrame,
  theme: FigureTheme,
): readonly (readonly Mark[])[] {
  const placed: Mark[] = [];
  const middle = frame.plot.y + frame.plot.height / 2;
  const own = runs.map((run) => exitOfRun(run, frame, theme));
  const all = own.flat();
  return own.map((marks) =>
    marks.flatMap((mark) => {
      const told = mark.kind === 'text' ? together(mark, all, theme) : mark;
      if (told === null) return [];
      const put = told.kind === 'text' ? clearOf(placed, told, told.y < middle ? 1.4 : -1.4) : told;
      placed.push(put);
      return [put];
    }),
  );
}

/** Runs that end alike at one place are told in one text, which stands for the first; null for the others. */
function together(text: TextMark, marks: readonly Mark[], { text: fill }: FigureTheme): TextMark | null {
  const same = marks.filter(
    (mark) => mark.kind === 'text' && mark.text === text.text && mark.x === text.x && mark.y === text.y,
  );
  if (same.length === 1) return text;
  return same[0] === text ? { ...text, text: `${String(same.length)} runs ${text.text}`, fill } : null;
}

/** The text, moved by whole lines towards the middle of the plot until it covers no other. */
function clearOf(placed: readonly Mark[], text: TextMark, lines: number): TextMark {
  const moved = { ...text, y: text.y + lines * text.fontSize };
  const covers = placed
    .flatMap(textBox)
    .some((other) => textBox(text).some((box) => boxDistance(box, other) < 0));
  return covers ? clearOf(placed, moved, lines) : text;
}

/** An arrow where a run leaves the view, and the reason in words where it diverged. */
function exitOfRun(
  { path, pixels, last, style }: DrawnRun,
  frame: MapFrame,
  theme: FigureTheme,
): readonly Mark[] {
  const exit = exitOf(pixels, last, frame.plot);
  // How one seed's run ended says nothing of their median.
  const reason = path.cloud === null ? REASONS[path.stop] : undefined;
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
  const words = reason === undefined ? '' : `${reason} at step ${String(path.steps)}`;
  // On a small map they would hide what they speak of.
  if (words !== '' && textWidth(words, theme.fontSize) <= LARGEST_SHARE * frame.plot.width)
    marks.push(exitLabel(words, at.x, at.y, style, frame, theme));
  return marks;
}

/** Of the plot's width, for words. */
const LARGEST_SHARE = 0.6;

const REASONS: Readonly<Partial<Record<PathScene['stop'], string>>> = {
  diverged: 'diverged',
  'not-finite': 'not finite',
  singular: 'H singular',
};

function exitLabel(
  text: string,
  x: number,
  y: number,
  style: SeriesStyle,
  { plot }: MapFrame,
  theme: FigureTheme,
): TextMark {
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
