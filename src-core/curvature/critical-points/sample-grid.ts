import type { PointFunction } from '../../kernel/index.ts';
import type { Work } from '../../work/index.ts';
import { gridLines, type Frame } from './frame.ts';

/** ms of work between two pauses. */
export const PAUSE_AFTER = 4;
/** Samples before it is known how long they take. */
const FIRST_SAMPLES = 64;

/** f, ∇f and H at the crossings of a grid's lines: entry j·n + i belongs to (x[i], y[j]). Derivatives in cells. */
export interface Samples {
  readonly frame: Frame;
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly value: Float64Array;
  readonly gx: Float64Array;
  readonly gy: Float64Array;
  readonly xx: Float64Array;
  readonly xy: Float64Array;
  readonly yy: Float64Array;
}

export function* sampleGrid(f: PointFunction, frame: Frame, cells: number): Work<Samples> {
  const x = gridLines(frame.domain.x, cells);
  const y = gridLines(frame.domain.y, cells);
  const [hx, hy] = frame.cell;
  const n = x.length;
  const factors = [1, hx, hy, hx * hx, hx * hy, hy * hy];
  const columns = factors.map(() => new Float64Array(n * n));
  let atOnce = FIRST_SAMPLES;
  for (let from = 0; from < n * n;) {
    const [i, j] = [from % n, Math.floor(from / n)];
    const width = i === 0 ? Math.min(n, atOnce) : Math.min(n - i, atOnce);
    const height = width === n ? Math.min(n - j, Math.floor(atOnce / n)) : 1;
    const began = performance.now();
    const outputs = f.compiled.hessian.grid(
      x.subarray(i, i + width),
      y.subarray(j, j + height),
      f.parameters,
    );
    columns.forEach((column, k) => {
      const output = outputs[k];
      const factor = factors[k] ?? 1;
      if (output === undefined) return;
      for (let at = 0; at < width * height; at++) column[from + at] = (output[at] ?? NaN) * factor;
    });
    const took = performance.now() - began;
    if (took < PAUSE_AFTER / 2) atOnce *= 2;
    else if (took > 2 * PAUSE_AFTER) atOnce = Math.max(1, Math.floor(atOnce / 2));
    from += width * height;
    yield from / (n * n);
  }
  const none = new Float64Array(0);
  const [value = none, gx = none, gy = none, xx = none, xy = none, yy = none] = columns;
  return { frame, x, y, value, gx, gy, xx, xy, yy };
}
