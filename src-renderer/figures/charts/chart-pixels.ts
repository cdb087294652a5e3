/** From values by step to px of a chart. */
import type { Cursor } from '../../../src-core/scene/cursor.ts';
import type { PathScene } from '../../../src-core/scene/scene.ts';
import type { Pixels } from '../project-path.ts';
import { valueToPixel, type ChartFrame } from './chart-frame.ts';

/**
 * Interleaved px of every step; NaN where there is no value. Done for each line at each move of a drag: what is the
 * same for all steps is taken out of the loop (`placeToPixel`, `placeOf`).
 */
export function pixelsOf(
  values: Float64Array,
  { evaluations }: PathScene,
  { plot, last, ...frame }: ChartFrame,
  over: Cursor['over'],
): Pixels {
  const count = values.length;
  const pixels = new Array<number>(2 * count).fill(NaN);
  const toPixel = valueToPixel({ ...frame, plot });
  const { x: left, width } = plot;
  for (let k = 0; k < count; k++) {
    const value = values[k] ?? NaN;
    // Neither NaN nor infinite.
    if (value - value !== 0) continue;
    const y = toPixel(value);
    if (y - y !== 0) continue;
    const place = over === 'steps' ? k : (evaluations[k] ?? Infinity);
    pixels[2 * k] = left + (place / last) * width;
    pixels[2 * k + 1] = y;
  }
  return pixels;
}
