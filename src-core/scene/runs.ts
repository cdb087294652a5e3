import { descendTogether, type DescentTask, type Trajectory } from '../descent/index.ts';
import { nameOf } from '../document/index.ts';
import type {
  Domain,
  LabDocument,
  OptimizerChoice,
  OptimizerEntry,
  PinnedRun,
} from '../document/lab-document.ts';
import { isNoisy } from '../document/noise-edits.ts';
import type { PointFunction } from '../kernel/index.ts';
import { findLandscape } from '../landscapes/index.ts';
import {
  findOptimizer,
  learningRateIn,
  settingsOf,
  type Optimizer,
  type Settings,
} from '../optimizers/index.ts';
import type { Work } from '../work/index.ts';
import { cloudOf, type CloudScene } from './cloud.ts';
import { minimumReached } from './minimum-reached.ts';
import { luckOf, scheduledRates } from './run-inputs.ts';
import type { PathScene } from './scene.ts';

export interface Runs {
  /** Ghosts first, then the shown optimizers in the document's order. */
  readonly paths: readonly PathScene[];
  readonly focused: OptimizerEntry;
  /** The focused optimizer's, whether it is shown or not. */
  readonly focusPath: PathScene;
}

/** Points that all clouds of a picture may have together: some 200 kB of SVG. */
const MOST_CLOUD_POINTS = 15_000;

/**
 * Runs every shown optimizer, and the focused one whether it is shown or not.
 * @param view what of the plane is seen, for what there is to see of clouds
 * @param tell whether the runs of other seeds, which make a cloud, are wanted too
 */
export function* runAll(
  f: PointFunction,
  document: LabDocument,
  view: Domain,
  tell: 'all' | 'picture' = 'all',
): Work<Runs> {
  const focused = focusedOf(document);
  const choices = [
    ...document.pinned,
    ...document.optimizers.filter((entry) => entry.visibility === 'shown' || entry === focused),
  ].map((choice) => ({ choice, tasks: tasksOf(f, document, choice, tell) }));
  // The runs that are seen are side by side in the kernel, then those of other seeds, a method at a time.
  const tasks = [
    ...choices.flatMap(({ tasks: [first] }) => first ?? []),
    ...choices.flatMap(({ tasks: [, ...others] }) => others),
  ];
  const landscape = findLandscape(document.landscape);
  const trajectories = yield* descendTogether(tasks);
  const runOf = new Map(tasks.map((task, k) => [task, trajectories[k]]));
  const clouds = choices.filter((choice) => choice.tasks.length > 1).length;
  const cloud = (runs: readonly Trajectory[]): CloudScene => cloudOf(runs, view, MOST_CLOUD_POINTS / clouds);
  const paths: PathScene[] = [];
  for (const { choice, tasks: own } of choices) {
    const runs = own.flatMap((task) => runOf.get(task) ?? []);
    const path = pathOf(choice, runs, own[0]?.learningRates ?? null, cloud);
    paths.push(
      showsDistance(document) ? { ...path, minimum: yield* minimumReached(f, landscape, path) } : path,
    );
  }
  const focusPath = paths[choices.findIndex(({ choice }) => choice === focused)];
  if (focusPath === undefined) throw new Error('The focused optimizer did not run.');
  const isSeen = (path: PathScene): boolean => path !== focusPath || focused.visibility === 'shown';
  return { paths: paths.filter(isSeen), focused, focusPath };
}

const showsDistance = ({ charts }: LabDocument): boolean => charts.shown.includes('distance');

/** The entry that the slider and the readouts speak of. */
export function focusedOf({ optimizers, focus }: LabDocument): OptimizerEntry {
  const focused = optimizers.find(({ key }) => key === focus) ?? optimizers[0];
  if (focused === undefined) throw new RangeError('A lab needs at least one optimizer.');
  return focused;
}

/** The run of an optimizer as the document has it; where that is noisy, with its first seed's luck. */
export function taskOf(
  f: PointFunction,
  document: LabDocument,
  choice: OptimizerEntry | PinnedRun,
): DescentTask {
  const { optimizer, settings } = optimizerOf(choice);
  const { steps, tolerance, noise } = document;
  const learningRates = scheduledRates(choice, settings, steps);
  const start = isPinned(choice) ? choice.start : document.start;
  const luck = luckOf(f, document, noise.seed);
  return { function: f, optimizer, settings, start, steps, tolerance, learningRates, ...luck };
}

/** One task, or one a seed where a cloud is wanted. */
function tasksOf(
  f: PointFunction,
  document: LabDocument,
  choice: OptimizerEntry | PinnedRun,
  tell: 'all' | 'picture',
): readonly DescentTask[] {
  const task = taskOf(f, document, choice);
  const { seed, seeds } = document.noise;
  const count = tell === 'all' && !isPinned(choice) && isNoisy(document) ? seeds : 1;
  return Array.from({ length: count }, (_, k) => ({ ...task, ...luckOf(f, document, seed + k) }));
}

const isPinned = (choice: OptimizerEntry | PinnedRun): choice is PinnedRun => !('key' in choice);

function pathOf(
  choice: OptimizerEntry | PinnedRun,
  runs: readonly Trajectory[],
  scheduled: Float64Array | null,
  cloud: (runs: readonly Trajectory[]) => CloudScene,
): PathScene {
  const [first] = runs;
  if (first === undefined) throw new Error('An optimizer runs at least once.');
  const { optimizer, settings } = optimizerOf(choice);
  return {
    ...first,
    key: isPinned(choice) ? '' : choice.key,
    optimizer: optimizer.id,
    name: nameOf(choice),
    kind: isPinned(choice) ? 'ghost' : 'run',
    series: choice.series,
    learningRate: learningRateIn(settings) ?? Number.NaN,
    scheduledRates: scheduled,
    cloud: runs.length > 1 ? cloud(runs) : null,
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
