/** The box round the graph: its floor, the axes on the edges that face the eye, ticks, names. */
import type { Interval } from '../../../src-core/document/lab-document.ts';
import type { Rectangle } from '../frame.ts';
import type { Mark, TextMark } from '../marks.ts';
import { boxDistance, textBox } from '../text-box.ts';
import { textWidth } from '../text-width.ts';
import type { FigureTheme } from '../theme.ts';
import { axisTicks } from '../ticks.ts';
import { FLOOR, type Relief } from './relief.ts';
import type { SurfaceFrame } from './surface-frame.ts';

type Pixel = readonly [x: number, y: number];

/** What lies behind the graph: the floor and the farther edges of the box. */
export function backMarks(relief: Relief, frame: SurfaceFrame, theme: FigureTheme): readonly Mark[] {
  const [x, y] = [relief.sides[0] / 2, relief.sides[1] / 2];
  const at = frame.toPixel;
  const floor = [at(-x, -y, FLOOR), at(x, -y, FLOOR), at(x, y, FLOOR), at(-x, y, FLOOR)];
  const [ex, ey] = frame.camera.eye;
  const [farX, farY] = [ex > 0 ? -x : x, ey > 0 ? -y : y];
  const post = (px: number, py: number): readonly number[] => [...at(px, py, FLOOR), ...at(px, py, 1)];
  return [
    {
      kind: 'area',
      points: floor.flat(),
      sizes: [4],
      fill: theme.grid,
      opacity: 0.3,
    },
    {
      kind: 'line',
      lines: [
        [...floor.flat(), ...(floor[0] ?? [])],
        post(farX, farY),
        post(-farX, farY),
        post(farX, -farY),
        [...at(farX, -farY, 1), ...at(farX, farY, 1), ...at(-farX, farY, 1)],
      ],
      stroke: theme.grid,
      width: theme.fontSize / 12,
    },
  ];
}

/** The axes, drawn over all else: nothing of the graph lies before the edges that face the eye. */
export function axisMarks(relief: Relief, frame: SurfaceFrame, theme: FigureTheme): readonly Mark[] {
  const [x, y] = [relief.sides[0] / 2, relief.sides[1] / 2];
  const [ex, ey] = frame.camera.eye;
  const [nearX, nearY] = [ex > 0 ? x : -x, ey > 0 ? y : -y];
  const at = frame.toPixel;
  const value = (height: number): number => relief.low * (1 - height) + relief.high * height;
  // The upright edge that is farthest to the left, unless it stands before the graph.
  const corners: readonly Pixel[] = [
    [-x, -y],
    [x, -y],
    [x, y],
    [-x, y],
  ];
  const [left = [-x, -y]] = [...corners].sort(
    (a, b) => at(a[0], a[1], 0)[0] - at(b[0], b[1], 0)[0] || a[0] * ex + a[1] * ey - b[0] * ex - b[1] * ey,
  );
  return apart([
    ...axis(
      { name: 'x', interval: relief.domain.x, from: at(-x, nearY, FLOOR), to: at(x, nearY, FLOOR) },
      outward(at(0, 0, FLOOR), at(0, nearY, FLOOR)),
      theme,
    ),
    ...axis(
      { name: 'y', interval: relief.domain.y, from: at(nearX, -y, FLOOR), to: at(nearX, y, FLOOR) },
      outward(at(0, 0, FLOOR), at(nearX, 0, FLOOR)),
      theme,
    ),
    ...axis(
      { name: 'f', interval: [value(0), value(1)], from: at(...left, 0), to: at(...left, 1) },
      [-1, 0],
      theme,
    ),
  ]);
}

/** Without the labels that would touch an earlier one, as where two axes meet. */
function apart(marks: readonly Mark[]): readonly Mark[] {
  const taken: Rectangle[] = [];
  return marks.filter((mark) => {
    const boxes = textBox(mark);
    if (boxes.some((box) => taken.some((other) => boxDistance(box, other) < 3))) return false;
    taken.push(...boxes);
    return true;
  });
}

interface Axis {
  readonly name: string;
  readonly interval: Interval;
  readonly from: Pixel;
  readonly to: Pixel;
}

/** A unit vector on the picture away from the middle. */
function outward(middle: Pixel, edge: Pixel): Pixel {
  const [dx, dy] = [edge[0] - middle[0], edge[1] - middle[1]];
  const length = Math.hypot(dx, dy);
  return length > 1e-6 ? [dx / length, dy / length] : [0, 1];
}

/** Nothing where the axis is seen end-on: no label would fit. */
function axis({ name, interval, from, to }: Axis, out: Pixel, theme: FigureTheme): readonly Mark[] {
  const em = theme.fontSize;
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
  const length = Math.hypot(dx, dy);
  if (length < 2.5 * em) return [];
  // Labels lie beside each other on an axis that runs across, below each other on one that runs down.
  const isUpright = Math.abs(dy) > 1.2 * Math.abs(dx);
  // The upright axis is short: its labels may stand closer than those of a map.
  const ticks = isUpright
    ? axisTicks(interval, length, 'vertical', 0.8 * em)
    : axisTicks(interval, length, 'horizontal', em);
  const place = (value: number): Pixel => {
    const t = (value / 2 - interval[0] / 2) / (interval[1] / 2 - interval[0] / 2);
    return [from[0] + t * dx, from[1] + t * dy];
  };
  const widest = Math.max(0, ...ticks.map(({ label }) => textWidth(label, em)));
  // The name stands farther out than the longest label, by what of that lies in its way.
  const clear = 0.9 * em + Math.abs(out[0]) * (widest + 0.9 * em) + Math.abs(out[1]) * 2.1 * em;
  return [
    {
      kind: 'line',
      lines: [
        [...from, ...to],
        ...ticks.map(({ value }) => {
          const [x, y] = place(value);
          return [x, y, x + 6 * out[0], y + 6 * out[1]];
        }),
      ],
      stroke: theme.axis,
      width: em / 14,
    },
    ...ticks.map(({ value, label }) => labelAt(place(value), out, 10, label, 400, theme)),
    labelAt([from[0] + dx / 2, from[1] + dy / 2], out, clear, name, 600, theme),
  ];
}

/** Text whose nearest side stands `distance` px out from a place. */
function labelAt(
  [x, y]: Pixel,
  [outX, outY]: Pixel,
  distance: number,
  text: string,
  fontWeight: TextMark['fontWeight'],
  theme: FigureTheme,
): TextMark {
  const em = theme.fontSize;
  const width = textWidth(text, em);
  const middle = x + outX * (distance + width / 2);
  return {
    kind: 'text',
    text,
    x: middle,
    y: y + outY * (distance + 0.45 * em) + 0.36 * em,
    anchor: 'middle',
    fontSize: em,
    fontFamily: theme.fontFamily,
    fontWeight,
    fill: theme.text,
    halo: theme.halo,
  };
}
