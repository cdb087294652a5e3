/** The curves of a sweep as marks: lines, rails of the runs without a number, theory, and what the pointer looks at. */
import type { StopReason } from '../../../src-core/descent/index.ts';
import type { CurvesScene, SweepCurve } from '../../../src-core/scene/sweep/sweep-scene.ts';
import { valueToPixel } from '../charts/chart-frame.ts';
import { dotsOf, stretchesOf } from '../charts/line-dots.ts';
import type { Mark, TextMark } from '../marks.ts';
import { cutPolyline, dotAt, isInside, type Pixels } from '../project-path.ts';
import { textWidth } from '../text-width.ts';
import { seriesStyle, type FigureTheme } from '../theme.ts';
import { rateToPixel, type CurvesFrame } from './curves-frame.ts';
import { gapLabels } from './sweep-words.ts';

/** A rail this tall, in font sizes, has words on it. */
const ROOM_FOR_WORDS = 1.2;

/** All that the pointer does not change. */
export function curvesMarks(scene: CurvesScene, frame: CurvesFrame, theme: FigureTheme): readonly Mark[] {
  const isLast = ({ key }: SweepCurve): number => (key === scene.focus ? 1 : 0);
  const sorted = [...scene.curves].reverse().sort((a, b) => isLast(a) - isLast(b));
  return [
    ...ruleMarks(scene, frame, theme),
    ...sorted.flatMap((curve) => lineMarks(curve, frame, theme)),
    ...frame.rails.flatMap(({ key, y }) => {
      const curve = scene.curves.find((candidate) => candidate.key === key);
      return curve === undefined ? [] : railMarks(curve, y, scene.steps, frame, theme);
    }),
    ...emptyMarks(scene, frame, theme),
  ];
}

/** The line across the chart at run k, and a ring on every curve that has a number there. */
export function sweepCursorMarks(
  scene: CurvesScene,
  k: number | null,
  frame: CurvesFrame,
  theme: FigureTheme,
): readonly Mark[] {
  const rate = k === null ? undefined : scene.across.values[k];
  if (k === null || rate === undefined) return [];
  const rings = scene.curves.map((curve): Mark => {
    const { color, marker } = seriesStyle(theme, curve.series);
    const centres = dotAt(pixelsOf(curve, frame), k, frame.plot);
    const radius = 1.8 * theme.dotRadius;
    return {
      kind: 'symbol',
      shape: marker,
      centres,
      radius,
      fill: theme.halo,
      stroke: color,
      width: theme.lineWidth,
    };
  });
  return [rule(rateToPixel(frame, rate), theme.mutedText, frame, theme, [3, 3]), ...rings];
}

/** Interleaved px of every run; NaN where there is no number. */
function pixelsOf({ rates, values }: SweepCurve, frame: CurvesFrame): Pixels {
  const toY = valueToPixel(frame);
  const pixels = new Array<number>(2 * values.length).fill(NaN);
  values.forEach((value, k) => {
    if (!Number.isFinite(value)) return;
    pixels[2 * k] = rateToPixel(frame, rates[k] ?? NaN);
    pixels[2 * k + 1] = toY(value);
  });
  return pixels;
}

function lineMarks(curve: SweepCurve, frame: CurvesFrame, theme: FigureTheme): readonly Mark[] {
  const { color, dash, marker } = seriesStyle(theme, curve.series);
  const pixels = pixelsOf(curve, frame);
  const stretches = stretchesOf(pixels);
  if (stretches.length === 0) return [];
  const width = 0.9 * theme.lineWidth;
  return [
    {
      kind: 'line',
      lines: stretches.flatMap(([first, last]) => cutPolyline(pixels, first, last, frame.plot)),
      stroke: color,
      width,
      dash: dash.map((length) => length * width),
    },
    {
      kind: 'symbol',
      shape: marker,
      centres: dotsOf(pixels, stretches, curve, frame.plot, theme),
      radius: 0.9 * theme.dotRadius,
      fill: color,
      stroke: theme.halo,
      width: 0.4 * theme.lineWidth,
    },
  ];
}

/** Runs without a number: bars over the plot at their learning rates, in their curve's colour, with the reason where there is room. */
function railMarks(
  curve: SweepCurve,
  y: number,
  steps: number,
  frame: CurvesFrame,
  theme: FigureTheme,
): readonly Mark[] {
  const { color } = seriesStyle(theme, curve.series);
  const isTall = frame.railRow >= ROOM_FOR_WORDS * theme.fontSize;
  return gapRuns(curve.gaps).flatMap(({ gap, first, last }): readonly Mark[] => {
    const [from, to] = cellEdges(curve, first, last, frame);
    const style = RAIL_STYLES[gap];
    const width = Math.min(style.width * theme.lineWidth, 0.7 * frame.railRow);
    const dash = style.dash.map((length) => length * width);
    const line: Mark = { kind: 'line', lines: [[from, y, to, y]], stroke: color, width, dash };
    const room = to - from - theme.fontSize;
    const label = gapLabels(gap, steps).find((text) => textWidth(text, theme.fontSize) <= room);
    if (label === undefined || !isTall) return [line];
    return [line, word(label, (from + to) / 2, y + 0.36 * theme.fontSize, 'middle', theme)];
  });
}

/** Thick where there is no end at all, thin where there is one that is not good enough. */
const RAIL_STYLES: Readonly<
  Record<StopReason, { readonly width: number; readonly dash: readonly number[] }>
> = {
  diverged: { width: 2.5, dash: [] },
  'not-finite': { width: 2.5, dash: [0.1, 1.8] },
  steps: { width: 0.8, dash: [] },
  singular: { width: 0.8, dash: [4, 3] },
  stalled: { width: 0.8, dash: [4, 3] },
  settled: { width: 0.8, dash: [4, 3] },
  converged: { width: 0.8, dash: [] },
};

interface GapRun {
  readonly gap: StopReason;
  readonly first: number;
  readonly last: number;
}

/** Runs side by side that have no number for the same reason. */
export function gapRuns(gaps: readonly (StopReason | null)[]): readonly GapRun[] {
  const found: GapRun[] = [];
  for (const [k, gap] of gaps.entries()) {
    const before = found.at(-1);
    if (gap === null) continue;
    if (before?.gap === gap && before.last === k - 1) found[found.length - 1] = { ...before, last: k };
    else found.push({ gap, first: k, last: k });
  }
  return found;
}

/** px from half a place before the first to half a place after the last, within the plot. */
function cellEdges(
  { rates }: SweepCurve,
  first: number,
  last: number,
  frame: CurvesFrame,
): readonly [number, number] {
  const half = frame.plot.width / Math.max(1, rates.length - 1) / 2;
  const x = (k: number): number => rateToPixel(frame, rates[k] ?? NaN);
  const right = frame.plot.x + frame.plot.width;
  return [Math.max(x(first) - half, frame.plot.x), Math.min(x(last) + half, right)];
}

/** 2/λmax, and the learning rate that is set. */
function ruleMarks(
  { stable, present }: CurvesScene,
  frame: CurvesFrame,
  theme: FigureTheme,
): readonly Mark[] {
  const { plot } = frame;
  const marks: Mark[] = [];
  const em = theme.fontSize;
  const add = (
    rate: number | null,
    text: string,
    color: string,
    dash: readonly number[],
    y: number,
  ): void => {
    const x = rate === null || rate <= 0 ? NaN : rateToPixel(frame, rate);
    if (!isInside(x, plot.y, plot)) return;
    const isLeft = x + textWidth(text, em) + em > plot.x + plot.width;
    marks.push(rule(x, color, frame, theme, dash));
    marks.push(word(text, x + (isLeft ? -0.4 : 0.4) * em, y, isLeft ? 'end' : 'start', theme));
  };
  add(stable, '2/λmax', theme.mutedText, [], plot.y + 1.1 * em);
  // At the foot of the plot, where it does not run into the other's.
  add(present, 'η as it is set', theme.accent, [5, 3], plot.y + plot.height - 0.5 * em);
  return marks;
}

function rule(
  x: number,
  stroke: string,
  { plot }: CurvesFrame,
  theme: FigureTheme,
  dash: readonly number[],
): Mark {
  return {
    kind: 'line',
    lines: [[x, plot.y, x, plot.y + plot.height]],
    stroke,
    width: theme.fontSize / 10,
    dash,
  };
}

/** Where there are runs, but no number of any of them. */
function emptyMarks(
  { curves, across, quantity }: CurvesScene,
  { plot }: CurvesFrame,
  theme: FigureTheme,
): readonly Mark[] {
  const isDone = curves.length > 0 && curves.every(({ values }) => values.length === across.values.length);
  if (!isDone || curves.some(({ values }) => values.some(Number.isFinite))) return [];
  const text = quantity === 'loss' ? 'no run ended anywhere' : 'no run arrived';
  return [word(text, plot.x + plot.width / 2, plot.y + plot.height / 2, 'middle', theme)];
}

export const word = (
  text: string,
  x: number,
  y: number,
  anchor: TextMark['anchor'],
  { fontSize, fontFamily, mutedText: fill, background: halo }: FigureTheme,
): TextMark => ({ kind: 'text', text, x, y, anchor, fontSize, fontFamily, fontWeight: 400, fill, halo });
