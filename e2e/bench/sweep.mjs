/**
 * `npm run bench`, sweeps: how ten optimizers end at 200 learning rates each, 1,000 steps, over all workers of a pool.
 * Workers are started and the formula compiled before it is measured: a person sweeps more than once.
 */
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { importBundled } from './bundle.mjs';
import { judge } from './goals.mjs';
import { quantiles } from './quantiles.mjs';

const OPTIMIZERS = 'gradient-descent momentum nesterov adagrad rmsprop adam amsgrad adamw nadam newton'.split(
  ' ',
);
const RUNS = 5;

const core = await importBundled(fileURLToPath(new URL('pool-parts.ts', import.meta.url)));
const lab = core.withLandscape(core.defaultDocument(), core.findLandscape('rosenbrock'));
const [entry] = lab.optimizers;
const document = {
  ...lab,
  steps: 1000,
  // No run ends before its last step, unless it diverges.
  tolerance: 0,
  optimizers: OPTIMIZERS.map((id) => ({ ...entry, id, key: id, settings: {} })),
};
const settings = core.settingsAlong('learningRate', core.logSpaced(1e-5, 1e-2, 200));

const script = new URL('../../out/main/core-worker.js', import.meta.url);
const processors = availableParallelism();
const pool = new core.CorePool(() => core.workerThread(script), { processors });
const sweeps = OPTIMIZERS.map((key) => ({ key, settings }));
const sweepAll = () => core.sweepInPool(pool, { document, sweeps });

const times = [];
for (let run = 0; run <= RUNS; run++) {
  const from = performance.now();
  await sweepAll();
  times.push(performance.now() - from);
}
pool.close();
const [first, ...others] = times;
const { median } = quantiles(others);
console.log(`\n200 rates × 10 optimizers × 1,000 steps, ${processors} processors`);
console.log(`with the workers' start ${first.toFixed(0)} ms, then ${median.toFixed(0)} ms`);
judge([{ name: 'sweep of 10 optimizers', value: median, most: 1000, unit: 'ms' }]);
