import type { Domain } from '../../document/lab-document.ts';
import { InputError } from '../../input-error.ts';
import type { PointFunction } from '../../kernel/index.ts';
import { portion, type Work } from '../../work/index.ts';
import { hasShortStep, hasSignChanges, isFlatCell } from './candidates.ts';
import type { CriticalPoint, CriticalPoints } from './critical-point.ts';
import { checkDomain, frameOf } from './frame.ts';
import { mayHaveKink } from './kink-candidates.ts';
import { PAUSE_AFTER, sampleGrid, type Samples } from './sample-grid.ts';
import { Search } from './search.ts';

/** The search is given up at so many. */
export const MAXIMUM_POINTS = 5000;

/**
 * Cells a side of the grids, one after the other until one finds nothing new. No size divides another: what
 * is hidden between the lines of one, or between samples of a wave, is not in the next.
 */
const GRIDS = [128, 197, 389, 761];
/** The first ones are always gone through. */
const ALWAYS = 2;
/** Lengths are measured in cells of a grid of so many, whichever grid a point was found by. */
const MEASURE = 256;

/**
 * The critical points of a function of two variables in a domain, with no start given: Newton's method for
 * ∇f = 0 from every place of a grid where ∇f changes its sign or Newton's step is short, and minima without a gradient.
 * What is narrower than the finest grid may be missed; what is reported has been checked.
 * @throws InputError
 */
export function* findCriticalPoints(f: PointFunction, domain: Domain): Work<CriticalPoints> {
  if (f.dimension !== 2)
    throw new InputError(`Critical points are searched for with two variables, not ${f.dimension}.`);
  checkDomain(domain);
  const search = new Search(f, frameOf(domain, MEASURE));
  for (const [level, cells] of GRIDS.entries()) {
    const before = search.found.size;
    const share = (done: number): number => (level + done) / GRIDS.length;
    const samples = yield* portion(sampleGrid(f, frameOf(domain, cells), cells), share(0), share(0.3));
    yield* portion(searchGrid(search, samples, level < ALWAYS), share(0.3), share(1));
    if (search.found.size >= MAXIMUM_POINTS) break;
    if (level + 1 >= ALWAYS && search.found.size === before) break;
  }
  return {
    // One place may lead to two.
    points: search.found.points.slice(0, MAXIMUM_POINTS).sort(byValue),
    continuum: search.continuum,
    truncated: search.found.size >= MAXIMUM_POINTS,
  };
}

function* searchGrid(search: Search, samples: Samples, withKinks: boolean): Work<void> {
  const { x, y } = samples;
  const [hx, hy] = samples.frame.cell;
  const n = x.length;
  const stride = strideOver(n * n);
  let paused = performance.now();
  for (let count = 0, index = 0; count < n * n && search.found.size < MAXIMUM_POINTS; count++) {
    index = (index + stride) % (n * n);
    const [i, j] = [index % n, Math.floor(index / n)];
    const [atX, atY] = [x[i] ?? NaN, y[j] ?? NaN];
    const hasCell = i < n - 1 && j < n - 1;
    if (hasCell && isFlatCell(samples, index)) {
      search.continuum ||= i > 0 && j > 0 && i < n - 2 && j < n - 2;
      continue;
    }
    if (hasShortStep(samples, index)) search.tryFrom(atX, atY);
    if (hasCell && hasSignChanges(samples, index)) search.tryFrom(atX + hx / 2, atY + hy / 2);
    if (withKinks && mayHaveKink(samples, index)) search.tryKink(atX, atY);
    if (performance.now() - paused > PAUSE_AFTER) {
      yield count / (n * n);
      paused = performance.now();
    }
  }
}

/**
 * About the golden section of a number, and with no factor in common with it: steps of it go to every place of a grid
 * once, all over it from the first on, so that a search that is given up has been everywhere a little.
 */
function strideOver(size: number): number {
  let stride = Math.round(size * (Math.sqrt(5) - 1) * 0.5);
  while (commonFactor(stride, size) > 1) stride++;
  return stride;
}

const commonFactor = (a: number, b: number): number => (b === 0 ? a : commonFactor(b, a % b));

const byValue = (a: CriticalPoint, b: CriticalPoint): number =>
  a.value - b.value || a.point[0] - b.point[0] || a.point[1] - b.point[1];
