/** Runs of one optimizer under many seeds, and what is typical of them. */
import type { Trajectory } from '../descent/index.ts';
import type { Domain } from '../document/lab-document.ts';
import { thinCloud } from './thin-cloud.ts';

/** Row k of each array belongs to step k; a run that has ended stays where it ended. */
export interface CloudScene {
  /** One a seed, the first seed first: what can be seen of its path in this view, as `thinCloud` gives it. */
  readonly seeds: readonly Float64Array[];
  /** Interleaved: at each step the median of the x, and of the y, of all runs. */
  readonly median: Float64Array;
  /** Of f at each step. */
  readonly loss: Quantiles;
}

export interface Quantiles {
  /** 10 % */
  readonly lower: Float64Array;
  readonly median: Float64Array;
  /** 90 % */
  readonly upper: Float64Array;
}

/** @param most points to keep of all paths together */
export function cloudOf(runs: readonly Trajectory[], view: Domain, most: number): CloudScene {
  const rows = Math.max(...runs.map(({ values }) => values.length));
  const median = new Float64Array(2 * rows);
  const loss: Quantiles = {
    lower: new Float64Array(rows),
    median: new Float64Array(rows),
    upper: new Float64Array(rows),
  };
  const column = new Float64Array(runs.length);
  /** The numbers of all runs at one step, ascending; those that are none come last. */
  const sorted = (at: (run: Trajectory, last: number) => number, row: number): Float64Array => {
    runs.forEach((run, k) => {
      column[k] = at(run, Math.min(row, run.values.length - 1));
    });
    return column.sort();
  };
  for (let row = 0; row < rows; row++) {
    median[2 * row] = quantile(
      sorted(({ points }, k) => points[2 * k] ?? NaN, row),
      0.5,
    );
    median[2 * row + 1] = quantile(
      sorted(({ points }, k) => points[2 * k + 1] ?? NaN, row),
      0.5,
    );
    const values = sorted((run, k) => run.values[k] ?? NaN, row);
    loss.lower[row] = quantile(values, 0.1);
    loss.median[row] = quantile(values, 0.5);
    loss.upper[row] = quantile(values, 0.9);
  }
  const seeds = thinCloud(
    runs.map(({ points }) => points),
    view,
    most,
  );
  return { seeds, median, loss };
}

/** Between the two numbers about the place, linearly. (Hyndman & Fan 1996, type 7, as NumPy's default.) */
function quantile(ascending: Float64Array, share: number): number {
  const place = share * (ascending.length - 1);
  const below = ascending[Math.floor(place)] ?? NaN;
  const above = ascending[Math.ceil(place)] ?? NaN;
  // Of two equal infinities the difference is no number.
  return below === above ? below : below + (place - Math.floor(place)) * (above - below);
}
