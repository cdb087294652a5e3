/** The loss of all runs against the step as marks: lines, the present step, and how each run ended. */
import type { PathScene } from '../../src-core/scene/scene.ts';
import { lossToPixel, stepToPixel, type LossFrame } from './loss-frame.ts';
import type { LineMark, Mark } from './marks.ts';
import { cutPolyline, dotAt, exitOf, isInside, thinDots } from './project-path.ts';
import { seriesStyle, type FigureTheme } from './theme.ts';

export interface LossMarksOptions {
  /** The step that readouts speak of: a line across the chart and a ring on every run. */
  readonly step?: number | undefined;
  /** Key of the optimizer drawn on top. */
  readonly focus?: string | undefined;
}

/** From here on, in px a step, every step has its dot. */
const ROOM_FOR_DOTS = 9;

export function lossMarks(
  paths: readonly PathScene[],
  frame: LossFrame,
  theme: FigureTheme,
  { step, focus }: LossMarksOptions = {},
): readonly Mark[] {
  const rank = ({ kind, key, series }: PathScene): number => {
    if (kind === 'ghost') return -Infinity;
    return key === focus ? Infinity : -series;
  };
  const drawn = [...paths].sort((a, b) => (rank(a) < rank(b) ? -1 : rank(a) > rank(b) ? 1 : 0));
  return [
    ...(step === undefined ? [] : [stepLine(step, frame, theme)]),
    ...drawn.flatMap((path) => runMarks(path, frame, theme, step)),
  ];
}

function runMarks(
  path: PathScene,
  frame: LossFrame,
  theme: FigureTheme,
  step: number | undefined,
): readonly Mark[] {
  const { plot } = frame;
  const style = seriesStyle(theme, path.series);
  const pixels = lossPixels(path.values, frame);
  const last = pixels.length / 2 - 1;
  const isGhost = path.kind === 'ghost';
  const width = (isGhost ? 0.6 : 0.9) * theme.lineWidth;
  const dash = (isGhost ? [2.5, 2.5] : style.dash).map((length) => length * width);
  const opacity = isGhost ? theme.ghostOpacity : 1;
  const lines = cutPolyline(pixels, 0, last, plot);
  const marks: Mark[] = [
    { kind: 'line', lines, stroke: style.color, width, dash, opacity } satisfies LineMark,
  ];
  if (isGhost || last < 0) return marks;
  const symbol = {
    kind: 'symbol',
    shape: style.marker,
    fill: style.color,
    stroke: theme.halo,
    width: 0.4 * theme.lineWidth,
  } as const;
  if (plot.width / frame.steps >= ROOM_FOR_DOTS) {
    marks.push({ ...symbol, centres: thinDots(pixels, 0, last, plot, 2), radius: 0.9 * theme.dotRadius });
  }
  const exit = exitOf(pixels, last, plot);
  if (exit !== null) {
    const radius = 2.2 * theme.dotRadius;
    const [x, y] = [exit.x - radius * Math.cos(exit.angle), exit.y - radius * Math.sin(exit.angle)];
    marks.push({ ...symbol, shape: 'arrow', centres: [x, y], radius, angle: exit.angle });
  } else if (path.stop !== 'steps') {
    const shape = path.stop === 'converged' ? style.marker : 'cross';
    const ink = shape === 'cross' ? { stroke: style.color, width: theme.lineWidth } : {};
    marks.push({
      ...symbol,
      ...ink,
      shape,
      centres: dotAt(pixels, last, plot),
      radius: 1.7 * theme.dotRadius,
    });
  }
  if (step !== undefined && step <= last) {
    const centres = dotAt(pixels, step, plot);
    marks.push({
      ...symbol,
      centres,
      radius: 1.8 * theme.dotRadius,
      fill: theme.halo,
      stroke: style.color,
      width: theme.lineWidth,
    });
  }
  return marks;
}

/** Interleaved px of the steps up to the first value that is not finite. */
function lossPixels(values: Float64Array, frame: LossFrame): Float64Array {
  const pixels = new Float64Array(2 * values.length);
  const toPixel = lossToPixel(frame);
  let length = 0;
  for (; length < pixels.length; length += 2) {
    const value = values[length / 2] ?? NaN;
    const y = toPixel(value);
    if (!Number.isFinite(value) || !Number.isFinite(y)) break;
    pixels[length] = stepToPixel(frame, length / 2);
    pixels[length + 1] = y;
  }
  return pixels.subarray(0, length);
}

function stepLine(step: number, frame: LossFrame, theme: FigureTheme): Mark {
  const { plot } = frame;
  const x = stepToPixel(frame, step);
  const lines = isInside(x, plot.y, plot) ? [[x, plot.y, x, plot.y + plot.height]] : [];
  return { kind: 'line', lines, stroke: theme.mutedText, width: theme.fontSize / 14, dash: [3, 3] };
}
