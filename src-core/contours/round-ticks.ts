import { ticks } from 'd3-array';

/** Below this the arithmetic of ticks underflows. */
const SMALLEST_RANGE = 1e-290;

/** About `count` round numbers from `low` to `high`; none where the range is empty, not finite, or next to nothing. */
export function roundTicks(low: number, high: number, count: number): readonly number[] {
  return high - low > SMALLEST_RANGE && high - low < Infinity ? ticks(low, high, count) : [];
}
