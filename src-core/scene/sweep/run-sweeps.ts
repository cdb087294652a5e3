import type { DescentTask } from '../../descent/index.ts';
import { sweep, type SweepResult } from '../../descent/sweep.ts';
import type { LabDocument } from '../../document/lab-document.ts';
import { checkInput, InputError } from '../../input-error.ts';
import type { PointFunction } from '../../kernel/index.ts';
import type { Settings } from '../../optimizers/index.ts';
import { portion, type Work } from '../../work/index.ts';
import { luckOf, scheduledRates } from '../run-inputs.ts';
import { optimizerOf } from '../runs.ts';

/** Runs of one entry of the lab, each with these settings in place of its own. */
export interface SweepRuns {
  readonly key: string;
  readonly settings: readonly Settings[];
}

/**
 * One result a sweep.
 * @throws InputError where the lab has no such entry, or a setting is out of its range
 */
export function* runSweeps(
  f: PointFunction,
  document: LabDocument,
  sweeps: readonly SweepRuns[],
): Work<readonly SweepResult[]> {
  const tasks = sweeps.map((runs) => tasksOf(f, document, runs));
  const count = tasks.reduce((sum, { length }) => sum + length, 0);
  const results: SweepResult[] = [];
  let done = 0;
  for (const own of tasks) {
    const to = done + own.length;
    results.push(yield* portion(sweep(own), done / count, to / count));
    done = to;
  }
  return results;
}

/** Each run as the lab would have it, with its schedule and the luck of the first seed. */
function tasksOf(
  f: PointFunction,
  document: LabDocument,
  { key, settings }: SweepRuns,
): readonly DescentTask[] {
  const { start, steps, tolerance, noise } = document;
  const entry = document.optimizers.find((one) => one.key === key);
  if (entry === undefined) throw new InputError(`The lab compares no optimizer ${key}.`);
  const luck = luckOf(f, document, noise.seed);
  return settings.map((chosen) => {
    const run = checkInput(() => optimizerOf({ id: entry.id, settings: { ...entry.settings, ...chosen } }));
    const learningRates = scheduledRates(entry, run.settings, steps);
    return { function: f, ...run, start, steps, tolerance, learningRates, ...luck };
  });
}
