import { sweep as sweepTasks } from '../../descent/sweep.ts';
import { checkInput, InputError } from '../../input-error.ts';
import { DocumentFunctions } from '../../scene/document-functions.ts';
import { luckOf, scheduledRates } from '../../scene/run-inputs.ts';
import { optimizerOf } from '../../scene/runs.ts';
import { portion } from '../../work/index.ts';
import type { Handler } from '../host.ts';

const functions = new DocumentFunctions();

export const sweep: Handler<'sweep'> = function* ({ document, key, settings }) {
  const { start, steps, tolerance, noise } = document;
  const entry = document.optimizers.find((one) => one.key === key);
  if (entry === undefined) throw new InputError(`The lab compares no optimizer ${key}.`);
  const f = yield* portion(functions.prepare(document), 0, 0);
  const luck = luckOf(f, document, noise.seed);
  const tasks = settings.map((chosen) => {
    const run = checkInput(() => optimizerOf({ id: entry.id, settings: { ...entry.settings, ...chosen } }));
    const learningRates = scheduledRates(entry, run.settings, steps);
    return { function: f, ...run, start, steps, tolerance, learningRates, ...luck };
  });
  return yield* sweepTasks(tasks);
};
