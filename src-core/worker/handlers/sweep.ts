import { sweep as sweepTasks, type SweepResult } from '../../descent/sweep.ts';
import type { DescentTask } from '../../descent/index.ts';
import type { LabDocument } from '../../document/lab-document.ts';
import { checkInput, InputError } from '../../input-error.ts';
import type { PointFunction } from '../../kernel/index.ts';
import { DocumentFunctions } from '../../scene/document-functions.ts';
import { luckOf, scheduledRates } from '../../scene/run-inputs.ts';
import { optimizerOf } from '../../scene/runs.ts';
import { portion } from '../../work/index.ts';
import type { Handler } from '../host.ts';
import type { SweepRuns } from '../protocol.ts';

const functions = new DocumentFunctions();

export const sweep: Handler<'sweep'> = function* ({ document, sweeps }) {
  const f = yield* portion(functions.prepare(document), 0, 0);
  const tasks = sweeps.map((runs) => tasksOf(f, document, runs));
  const count = tasks.reduce((sum, { length }) => sum + length, 0);
  const results: SweepResult[] = [];
  let done = 0;
  for (const own of tasks) {
    const to = done + own.length;
    results.push(yield* portion(sweepTasks(own), done / count, to / count));
    done = to;
  }
  return results;
};

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
