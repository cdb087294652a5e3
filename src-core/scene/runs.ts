import { descend, type Trajectory } from '../descent/index.ts';
import { nameOf } from '../document/index.ts';
import type { LabDocument, OptimizerChoice, OptimizerEntry, PinnedRun } from '../document/lab-document.ts';
import { isNoisy } from '../document/noise-edits.ts';
import type { PointFunction } from '../kernel/index.ts';
import {
  findOptimizer,
  learningRateIn,
  settingsOf,
  type Optimizer,
  type Settings,
} from '../optimizers/index.ts';
import { portion, type Work } from '../work/index.ts';
import { cloudOf } from './cloud.ts';
import { luckOf, scheduledRates } from './run-inputs.ts';
import type { PathScene } from './scene.ts';

export interface Runs {
  /** Ghosts first, then the shown optimizers in the document's order. */
  readonly paths: readonly PathScene[];
  readonly focused: OptimizerEntry;
  /** The focused optimizer's, whether it is shown or not. */
  readonly focusPath: PathScene;
}

/**
 * Runs every shown optimizer, and the focused one whether it is shown or not.
 * @param tell whether the runs of other seeds, which make a cloud, are wanted too
 */
export function* runAll(
  f: PointFunction,
  document: LabDocument,
  tell: 'all' | 'picture' = 'all',
): Work<Runs> {
  const focused = document.optimizers.find(({ key }) => key === document.focus) ?? document.optimizers[0];
  if (focused === undefined) throw new RangeError('A lab needs at least one optimizer.');
  const choices = [
    ...document.pinned,
    ...document.optimizers.filter((entry) => entry.visibility === 'shown' || entry === focused),
  ];
  const paths: PathScene[] = [];
  let focusPath: PathScene | undefined;
  for (const [index, choice] of choices.entries()) {
    const path = yield* portion(
      pathOf(f, document, choice, tell),
      index / choices.length,
      (index + 1) / choices.length,
    );
    if (choice === focused) focusPath = path;
    if (choice !== focused || focused.visibility === 'shown') paths.push(path);
  }
  if (focusPath === undefined) throw new Error('The focused optimizer did not run.');
  return { paths, focused, focusPath };
}

function* pathOf(
  f: PointFunction,
  document: LabDocument,
  choice: OptimizerEntry | PinnedRun,
  tell: 'all' | 'picture',
): Work<PathScene> {
  const { optimizer, settings } = optimizerOf(choice);
  const { steps, tolerance, noise } = document;
  const learningRates = scheduledRates(choice, settings, steps);
  const isGhost = !('key' in choice);
  const start = isGhost ? choice.start : document.start;
  const count = tell === 'all' && !isGhost && isNoisy(document) ? noise.seeds : 1;
  const runs: Trajectory[] = [];
  for (let k = 0; k < count; k++) {
    const task = { function: f, optimizer, settings, start, steps, tolerance, learningRates };
    const luck = luckOf(f, document, noise.seed + k);
    runs.push(yield* portion(descend({ ...task, ...luck }), k / count, (k + 1) / count));
  }
  const [first] = runs;
  if (first === undefined) throw new Error('An optimizer runs at least once.');
  return {
    ...first,
    key: isGhost ? '' : choice.key,
    optimizer: optimizer.id,
    name: nameOf(choice),
    kind: isGhost ? 'ghost' : 'run',
    series: choice.series,
    learningRate: learningRateIn(settings) ?? Number.NaN,
    scheduledRates: learningRates,
    cloud: count > 1 ? cloudOf(runs) : null,
  };
}

export function optimizerOf({ id, settings }: Pick<OptimizerChoice, 'id' | 'settings'>): {
  optimizer: Optimizer;
  settings: Settings;
} {
  const optimizer = findOptimizer(id);
  if (optimizer === undefined) throw new RangeError(`There is no optimizer ${id}.`);
  return { optimizer, settings: settingsOf(optimizer, settings) };
}
