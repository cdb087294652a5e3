import type { Samples } from './sample-grid.ts';

/** A difference of gradients counts as a jump where H leaves so much of it unexplained. */
const UNEXPLAINED = 0.2;

/** Whether f at a sample is lower than, or as low as, at its eight neighbours, all of which it is defined at. */
function isLowest({ value, x: { length: n } }: Samples, index: number): boolean {
  const here = value[index] ?? NaN;
  if (!Number.isFinite(here)) return false;
  return [-n - 1, -n, -n + 1, -1, 1, n - 1, n, n + 1].every((by) => here <= (value[index + by] ?? NaN));
}

/**
 * Whether f may have a minimum without a gradient near a sample: f is lowest there, and the gradient jumps to a
 * neighbour, Δ∇f ≠ ½(H₁ + H₂)·h, or does not exist.
 */
export function mayHaveKink(s: Samples, index: number): boolean {
  const n = s.x.length;
  const [i, j] = [index % n, Math.floor(index / n)];
  if (i === 0 || j === 0 || i === n - 1 || j === n - 1 || !isLowest(s, index)) return false;
  return [-1, 1, -n, n].some((by) => {
    const isAcross = Math.abs(by) === 1;
    const [first, second] = isAcross ? [s.xx, s.xy] : [s.xy, s.yy];
    return jumps(s.gx, first, index, by) || jumps(s.gy, second, index, by);
  });
}

function jumps(g: Float64Array, curvature: Float64Array, index: number, by: number): boolean {
  const difference = (g[index + by] ?? NaN) - (g[index] ?? NaN);
  const explained = (Math.sign(by) * ((curvature[index + by] ?? NaN) + (curvature[index] ?? NaN))) / 2;
  const size = Math.max(Math.abs(difference), Math.abs(explained));
  return !(Math.abs(difference - explained) <= UNEXPLAINED * size);
}
