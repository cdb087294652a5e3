/** Many runs of which only the end is kept: final loss and cost against the learning rate, or any other setting. */
import { ELEMENTARY, SCALAR } from '../arithmetic/index.ts';
import type { Settings } from '../optimizers/index.ts';
import { portion, type Work } from '../work/index.ts';
import { descendTogether, MOST_TOGETHER } from './descend.ts';
import type { StopReason } from './stop-reason.ts';
import type { DescentTask } from './task.ts';
import { concatenate } from './trajectory.ts';

/** Entry k of each belongs to run k. */
export interface SweepResult {
  /** f where the run ended; of one that diverged it may be anything. */
  readonly values: Float64Array;
  /** Steps that it took: to the tolerance, where it converged. */
  readonly steps: Float64Array;
  /** Evaluations of f or ∇f that they took. */
  readonly evaluations: Float64Array;
  readonly stops: readonly StopReason[];
}

/** Runs every task to its end, as many at once as go together, pausing now and then with the share that is done. */
export function* sweep(tasks: readonly DescentTask[]): Work<SweepResult> {
  const count = tasks.length;
  const values = new Float64Array(count);
  const steps = new Float64Array(count);
  const evaluations = new Float64Array(count);
  const stops: StopReason[] = [];
  while (stops.length < count) {
    const from = stops.length;
    const to = Math.min(from + MOST_TOGETHER, count);
    const runs = yield* portion(descendTogether(tasks.slice(from, to)), from / count, to / count);
    for (const run of runs) {
      const k = stops.push(run.stop) - 1;
      values[k] = run.values.at(-1) ?? Number.NaN;
      steps[k] = run.steps;
      evaluations[k] = run.evaluations.at(-1) ?? Number.NaN;
    }
    yield to / count;
  }
  return { values, steps, evaluations, stops };
}

/** Results of parts of a sweep, in their order, as one. */
export const joinedSweeps = (parts: readonly SweepResult[]): SweepResult => ({
  values: concatenate(parts.map(({ values }) => values)),
  steps: concatenate(parts.map(({ steps }) => steps)),
  evaluations: concatenate(parts.map(({ evaluations }) => evaluations)),
  stops: parts.flatMap(({ stops }) => stops),
});

/** From one positive number to another, both included, each the same factor above the last; the same on every machine. */
export const logSpaced = (from: number, to: number, count: number): readonly number[] =>
  Array.from({ length: count }, (_, k) =>
    k === count - 1 ? to : from * ELEMENTARY.pow(SCALAR, to / from, k / (count - 1)),
  );

/** The settings of each run of a sweep over one setting … */
export const settingsAlong = (name: string, values: readonly number[]): readonly Settings[] =>
  values.map((value) => ({ [name]: value }));

/** … and over two, row by row: entry j·values.length + i has value i of the first and row j's of the second. */
export const settingsAcross = (
  first: { readonly name: string; readonly values: readonly number[] },
  second: { readonly name: string; readonly values: readonly number[] },
): readonly Settings[] =>
  second.values.flatMap((row) => first.values.map((value) => ({ [first.name]: value, [second.name]: row })));
