/** Labs of many long runs, as the window keeps the one that was left. */
import { fileURLToPath } from 'node:url';
import { importBundled } from './bundle.mjs';

const EIGHT = 'gradient-descent momentum nesterov adagrad rmsprop adam amsgrad adamw'.split(' ');
const TEN = [...EIGHT, 'nadam', 'radam'];

const core = await importBundled(fileURLToPath(new URL('pool-parts.ts', import.meta.url)));

/** Tolerance 0, so that each run has all its steps; one rate for all, small enough that none diverges. */
function lab(optimizers, steps, charts) {
  const rosenbrock = core.withLandscape(core.defaultDocument(), core.findLandscape('rosenbrock'));
  const [first] = rosenbrock.optimizers;
  return {
    ...rosenbrock,
    steps,
    tolerance: 0,
    charts: { shown: charts, over: 'steps' },
    focus: optimizers[0],
    optimizers: optimizers.map((id, series) => ({
      ...first,
      id,
      key: id,
      series,
      visibility: 'shown',
      settings: { learningRate: 1e-3 },
    })),
  };
}

export const eightLongRuns = (charts) => core.writeCompactly(lab(EIGHT, 1000, charts));
export const tenLongerRuns = (charts) => core.writeCompactly(lab(TEN, 2000, charts));

/** Before the page is loaded: its window finds this lab as the one that was left. */
export const leaveLab = (page, text) =>
  page.addInitScript((kept) => localStorage.setItem('zigzag.lab', kept), text);
