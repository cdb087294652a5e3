/**
 * The error along each eigenvector as marks: its size as a line, its sign by filled (+) and hollow (−) markers, and the
 * factor of a step written at the line.
 */
import { formatNumber } from '../../../src-core/scene/format-number.ts';
import type { ErrorSplit, MatrixScene } from '../../../src-core/scene/matrix-scene.ts';
import { told } from '../../../src-core/scene/matrix-words.ts';
import type { Rectangle } from '../frame.ts';
import { placeToPixel, valueToPixel, type ChartFrame } from '../charts/chart-frame.ts';
import type { Mark, TextMark } from '../marks.ts';
import { probesAlong, type Probes } from '../path-probes.ts';
import { cutPolyline, exitOf, isInside, type Pixels } from '../project-path.ts';
import { boxDistance, textBox } from '../text-box.ts';
import { textWidth } from '../text-width.ts';
import { seriesStyle, type FigureTheme, type SeriesStyle } from '../theme.ts';
import { AXIS_SERIES } from './matrix-marks.ts';

interface Drawn {
  readonly split: ErrorSplit;
  readonly style: SeriesStyle;
  readonly pixels: Pixels;
  readonly lines: readonly number[][];
}

export function splitMarks(
  [steep, flat]: MatrixScene['split'],
  frame: ChartFrame,
  theme: FigureTheme,
): readonly Mark[] {
  const drawn = [
    drawnSplit(flat, seriesStyle(theme, AXIS_SERIES.flat), frame),
    drawnSplit(steep, seriesStyle(theme, AXIS_SERIES.steep), frame),
  ];
  const marks = drawn.flatMap((split) => lineMarks(split, frame, theme));
  const probes = drawn.map(({ lines }) => probesAlong(lines));
  const labels: Mark[] = [];
  for (const split of drawn) labels.push(...labelOf(split, probes, labels, frame, theme));
  return [...marks, ...labels];
}

function drawnSplit(split: ErrorSplit, style: SeriesStyle, frame: ChartFrame): Drawn {
  const { components } = split;
  const toPixel = valueToPixel(frame);
  const pixels: number[] = [];
  for (let k = 0; k < components.length; k++) {
    const size = Math.abs(components[k] ?? NaN);
    if (!Number.isFinite(size)) break;
    pixels.push(placeToPixel(frame, k), toPixel(size));
  }
  return { split, style, pixels, lines: cutPolyline(pixels, 0, pixels.length / 2 - 1, frame.plot) };
}

function lineMarks({ split, style, pixels, lines }: Drawn, frame: ChartFrame, theme: FigureTheme): Mark[] {
  const width = 0.8 * theme.lineWidth;
  const signs = signMarkers(split, pixels, frame, theme);
  const symbol = {
    kind: 'symbol',
    shape: style.marker,
    radius: theme.dotRadius,
    stroke: style.color,
    width: 0.5 * theme.lineWidth,
  } as const;
  const marks: Mark[] = [
    { kind: 'line', lines, stroke: style.color, width },
    { ...symbol, centres: signs.positive, fill: style.color },
    { ...symbol, centres: signs.negative, fill: theme.halo },
  ];
  const exit = exitOf(pixels, pixels.length / 2 - 1, frame.plot);
  if (exit !== null) {
    const radius = 2.2 * theme.dotRadius;
    const centres = [exit.x - radius * Math.cos(exit.angle), exit.y - radius * Math.sin(exit.angle)];
    marks.push({ kind: 'symbol', shape: 'arrow', centres, radius, angle: exit.angle, fill: style.color });
  }
  return marks;
}

/** Room of a marker in radii. */
const SPACING = 2.6;

/** Every step, or where there is no room every third, fifth, …: an odd stride still shows a sign that alternates. */
function signMarkers(
  { components }: ErrorSplit,
  pixels: Pixels,
  { plot, last }: ChartFrame,
  { dotRadius }: FigureTheme,
): { readonly positive: number[]; readonly negative: number[] } {
  const least = (SPACING * dotRadius * last) / plot.width;
  const stride = 2 * Math.ceil((least - 1) / 2) + 1;
  const found = { positive: [] as number[], negative: [] as number[] };
  for (let k = 0; 2 * k + 1 < pixels.length; k += Math.max(1, stride)) {
    const [x, y] = [pixels[2 * k] ?? NaN, pixels[2 * k + 1] ?? NaN];
    if (isInside(x, y, plot)) found[(components[k] ?? 0) < 0 ? 'negative' : 'positive'].push(x, y);
  }
  return found;
}

/** Of a label's baseline from its line, in font sizes: above, below, and farther below. */
const OFFSETS = [-0.9, 1.7, 2.6, 3.6];

interface Placed {
  readonly label: TextMark;
  /** From 1 on it covers something of the lines. */
  readonly cost: number;
}

/** The factor where it covers least of the lines and nothing written; said the shorter the less room there is. */
function labelOf(
  drawn: Drawn,
  probes: readonly Probes[],
  present: readonly Mark[],
  frame: ChartFrame,
  theme: FigureTheme,
): readonly Mark[] {
  const { eigenvalue, factor } = drawn.split;
  const [name, times] = [`λ = ${formatNumber(eigenvalue, 3)}`, `× ${told(factor)}`];
  const place = (text: string): Placed | null => placed(text, drawn, probes, present, frame, theme);
  const long = place(`${name}: error ${times}`);
  const short = long === null || long.cost >= 1 ? place(`${name}: ${times}`) : null;
  const best = short !== null && short.cost < (long?.cost ?? Infinity) ? short : long;
  const label = (best ?? place(times))?.label;
  return label === undefined ? [] : [label];
}

function placed(
  text: string,
  { style, lines }: Drawn,
  probes: readonly Probes[],
  present: readonly Mark[],
  { plot }: ChartFrame,
  theme: FigureTheme,
): Placed | null {
  const { fontSize, fontFamily, halo } = theme;
  const width = textWidth(text, fontSize);
  const [first, last] = [plot.x + 4, plot.x + plot.width - width - 2];
  // Beside the chart are the ticks.
  if (last < first) return null;
  const own = probesAlong(lines);
  const taken = present.flatMap(textBox);
  let best: Placed | null = null;
  for (let k = 0; k + 1 < own.length; k += 2) {
    const [x, y] = [own[k] ?? 0, own[k + 1] ?? 0];
    for (const offset of OFFSETS) {
      for (const left of [x - width / 2, x + 0.5 * fontSize, x - width - 0.5 * fontSize]) {
        const label: TextMark = {
          kind: 'text',
          text,
          x: Math.min(Math.max(left, first), last),
          y: y + offset * fontSize,
          anchor: 'start',
          fontSize,
          fontFamily,
          fontWeight: 600,
          fill: style.color,
          halo,
        };
        const [box] = textBox(label);
        if (box === undefined || box.y < plot.y || box.y + box.height > plot.y + plot.height) continue;
        if (taken.some((other) => boxDistance(box, other) < 0.3 * fontSize)) continue;
        const room = grown(box, 1.6 * theme.dotRadius);
        // Near its own line and the right end, where what a factor comes to is seen.
        const far = (plot.x + plot.width - x) / plot.width + Math.abs(offset);
        const cost = probes.reduce((sum, points) => sum + within(points, room), 0) + far / 10;
        if (cost < (best?.cost ?? Infinity)) best = { label, cost };
      }
    }
  }
  return best;
}

/** With the room that markers take beside the line. */
const grown = ({ x, y, width, height }: Rectangle, by: number): Rectangle => ({
  x: x - by,
  y: y - by,
  width: width + 2 * by,
  height: height + 2 * by,
});

function within(points: Probes, box: Rectangle): number {
  let count = 0;
  for (let k = 0; k + 1 < points.length; k += 2)
    if (isInside(points[k] ?? NaN, points[k + 1] ?? NaN, box)) count++;
  return count;
}
