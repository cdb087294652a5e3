/** The band of a line: between which values runs of other seeds are. */
import type { Cursor } from '../../../src-core/scene/cursor.ts';
import type { PathScene } from '../../../src-core/scene/scene.ts';
import type { AreaMark } from '../marks.ts';
import { seriesStyle, type FigureTheme } from '../theme.ts';
import type { ChartFrame } from './chart-frame.ts';
import type { ChartLine } from './chart-kind.ts';
import { pixelsOf } from './chart-pixels.ts';

/** px between two corners along the axis. */
const FINEST = 0.7;
const OPACITY = 0.16;

/** A polygon, cut to the plot, over the steps at which both edges have a value. */
export function bandMarks(
  { lower, upper }: NonNullable<ChartLine['band']>,
  path: PathScene,
  frame: ChartFrame,
  over: Cursor['over'],
  theme: FigureTheme,
): readonly AreaMark[] {
  const [below, above] = [pixelsOf(lower, path, frame, over), pixelsOf(upper, path, frame, over)];
  const { y, height } = frame.plot;
  const inside = (pixel: number): number => Math.min(Math.max(pixel, y), y + height);
  const [there, back]: [number[], number[]] = [[], []];
  let before = -Infinity;
  for (let k = 0; k < above.length; k += 2) {
    const x = above[k] ?? NaN;
    if (Number.isNaN(below[k]) || !(x - before >= FINEST)) continue;
    there.push(x, inside(above[k + 1] ?? NaN));
    back.unshift(x, inside(below[k + 1] ?? NaN));
    before = x;
  }
  if (there.length < 4) return [];
  const fill = seriesStyle(theme, path.series).color;
  return [{ kind: 'area', points: [...there, ...back], sizes: [there.length], fill, opacity: OPACITY }];
}
