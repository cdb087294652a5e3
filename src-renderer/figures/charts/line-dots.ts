/** Where the lines of a chart are interrupted, and the dots on them. */
import type { PathScene } from '../../../src-core/scene/scene.ts';
import type { Rectangle } from '../frame.ts';
import { dotAt, thinDots, type Pixels } from '../project-path.ts';
import type { FigureTheme } from '../theme.ts';

/** From here on, in px a step, every step has its dot … */
const ROOM_FOR_DOTS = 9;
/** … and else there is one every so many font sizes, so that lines are told apart without colour. */
const DOT_SPACING = 7;

/** From the first to the last of steps, or other places along an axis, that follow each other with a value each. */
export type Stretch = readonly [first: number, last: number];

export function stretchesOf(pixels: Pixels): readonly Stretch[] {
  const stretches: Stretch[] = [];
  let first = -1;
  const count = pixels.length / 2;
  for (let k = 0; k <= count; k++) {
    const isThere = k < count && !Number.isNaN(pixels[2 * k]);
    if (isThere && first < 0) first = k;
    if (!isThere && first >= 0) {
      stretches.push([first, k - 1]);
      first = -1;
    }
  }
  return stretches;
}

/** Dots at steps: at all of them where there is room, and at those that no line leads to. */
export function dotsOf(
  pixels: Pixels,
  stretches: readonly Stretch[],
  { series }: Pick<PathScene, 'series'>,
  plot: Rectangle,
  theme: FigureTheme,
): number[] {
  const alone = stretches.flatMap(([first, last]) => (first === last ? dotAt(pixels, first, plot) : []));
  const [from, to] = [stretches[0]?.[0] ?? 0, stretches.at(-1)?.[1] ?? 0];
  const perStep = ((pixels[2 * to] ?? 0) - (pixels[2 * from] ?? 0)) / Math.max(1, to - from);
  if (perStep >= ROOM_FOR_DOTS) return [...alone, ...thinDots(pixels, from, to, plot, 2)];
  const spacing = DOT_SPACING * theme.fontSize;
  // Each series begins elsewhere, so that the dots of lines that run together stand side by side.
  let next = plot.x + ((series * 0.382 + 0.5) % 1) * spacing;
  for (let k = from; k <= to; k++) {
    if (!((pixels[2 * k] ?? NaN) >= next)) continue;
    alone.push(...dotAt(pixels, k, plot));
    next += spacing;
  }
  return alone;
}
