import type { PointFunction } from '../../kernel/index.ts';
import { roundingAt, type Frame } from './frame.ts';
import { localModel, type LocalModel } from './local-model.ts';

const MAXIMUM_STEPS = 80;
/** Cells that one step may take, and that the way may lead from where it began: beyond, others begin. */
const LONGEST_STEP = 2;
const FARTHEST = 8;
/** Steps without a shorter one, after which rounding is all that moves the point. */
const PATIENCE = 8;
/** Where |λ| is less than this share of the other, a valley's floor is sought across it alone. */
const SOFT = 1e-3;

export interface Arrival {
  readonly at: LocalModel;
  /** In cells: what the last steps still moved. */
  readonly lastStep: number;
}

/**
 * Newton's method for ∇f = 0 from a point, by the eigenpairs of H, so that it goes to minima, maxima and
 * saddles alike. To a degenerate point it converges by a fixed factor r a step; there the rest of the
 * way, r/(1 − r) of the last step, is taken at once where it lowers ‖∇f‖ (Aitken). Ends at a step of rounding size.
 * @param across only along the steep direction: to the floor of a valley, where the soft one would lead along it
 */
export function newton(
  f: PointFunction,
  frame: Frame,
  x0: number,
  y0: number,
  across: boolean,
): Arrival | null {
  const [hx, hy] = frame.cell;
  let here = localModel(f, frame, x0, y0);
  if (here === null) return null;
  let best = here;
  let shortest = Number.POSITIVE_INFINITY;
  let [previous, previousRatio] = [Number.NaN, Number.NaN];
  for (let step = 0, idle = 0; step < MAXIMUM_STEPS && idle < PATIENCE; step++) {
    const [right, up] = newtonStep(here, frame, across);
    const length = Math.hypot(right, up);
    const next = localModel(f, frame, here.x + right * hx, here.y + up * hy);
    if (next === null || isFar(next, x0, y0, frame)) return null;
    here = next;
    if (sizeOf(here) <= sizeOf(best)) best = here;
    idle = length < 0.99 * shortest ? 0 : idle + 1;
    shortest = Math.min(shortest, length);
    if (length <= roundingAt(frame, here.x, here.y)) break;
    const ratio = length / previous;
    if (ratio > 0.3 && ratio < 0.97 && Math.abs(ratio - previousRatio) < 0.02) {
      const rest = ratio / (1 - ratio);
      const ahead = localModel(f, frame, here.x + right * rest * hx, here.y + up * rest * hy);
      if (ahead !== null && sizeOf(ahead) < sizeOf(here) && !isFar(ahead, x0, y0, frame)) here = best = ahead;
      previous = Number.NaN;
    } else previous = length;
    previousRatio = ratio;
  }
  return { at: best, lastStep: shortest };
}

const sizeOf = ({ gradient }: LocalModel): number => Math.hypot(gradient[0], gradient[1]);

function isFar({ x, y }: LocalModel, x0: number, y0: number, { cell: [hx, hy] }: Frame): boolean {
  return Math.abs(x - x0) > FARTHEST * hx || Math.abs(y - y0) > FARTHEST * hy;
}

/** −H⁻¹∇f in cells, along each eigenvector at most so long; none where both are rounding alone. */
function newtonStep(
  { x, y, gradient, hessian, eigen }: LocalModel,
  { cell }: Frame,
  across: boolean,
): readonly [number, number] {
  const largest = Math.max(...eigen.values.map(Math.abs));
  const [xx, xy, yy] = hessian.map(Math.abs) as [number, number, number];
  const [inX, inY] = [Math.abs(x) / cell[0], Math.abs(y) / cell[1]];
  const rounding = [xx * inX + xy * inY, xy * inX + yy * inY] as const;
  let [right, up] = [0, 0];
  eigen.values.forEach((value, i) => {
    const [vx = 0, vy = 0] = eigen.vectors[i] ?? [];
    const along = vx * gradient[0] + vy * gradient[1];
    if (value === 0 || along === 0 || (across && Math.abs(value) < SOFT * largest)) return;
    let length = -along / value;
    if (Math.abs(length) > LONGEST_STEP) {
      const noise = 4 * Number.EPSILON * (Math.abs(vx) * rounding[0] + Math.abs(vy) * rounding[1]);
      if (Math.abs(along) <= noise) return;
      length = LONGEST_STEP * Math.sign(length);
    }
    right += length * vx;
    up += length * vy;
  });
  return [right, up];
}
