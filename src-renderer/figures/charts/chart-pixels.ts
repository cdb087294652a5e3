/** From values by step to px of a chart. */
import { placeOf, type Cursor } from '../../../src-core/scene/cursor.ts';
import type { PathScene } from '../../../src-core/scene/scene.ts';
import { placeToPixel, valueToPixel, type ChartFrame } from './chart-frame.ts';

/** Interleaved px of every step; NaN where there is no value. */
export function pixelsOf(
  values: Float64Array,
  path: PathScene,
  frame: ChartFrame,
  over: Cursor['over'],
): Float64Array {
  const pixels = new Float64Array(2 * values.length);
  const toPixel = valueToPixel(frame);
  for (let k = 0; k < values.length; k++) {
    const value = values[k] ?? NaN;
    const y = Number.isFinite(value) ? toPixel(value) : NaN;
    const isThere = Number.isFinite(y);
    pixels[2 * k] = isThere ? placeToPixel(frame, placeOf(path, over, k)) : NaN;
    pixels[2 * k + 1] = isThere ? y : NaN;
  }
  return pixels;
}
