import { descend } from '../descent/index.ts';
import { nameOf } from '../document/index.ts';
import type {
  LabDocument,
  OptimizerChoice,
  OptimizerEntry,
  PinnedRun,
  Point2,
} from '../document/lab-document.ts';
import type { PointFunction } from '../kernel/index.ts';
import {
  findOptimizer,
  learningRateIn,
  settingsOf,
  type Optimizer,
  type Settings,
} from '../optimizers/index.ts';
import { portion, type Work } from '../work/index.ts';
import type { PathScene } from './scene.ts';

export interface Runs {
  /** Ghosts first, then the shown optimizers in the document's order. */
  readonly paths: readonly PathScene[];
  readonly focused: OptimizerEntry;
  /** The focused optimizer's, whether it is shown or not. */
  readonly focusPath: PathScene;
}

/** Runs every shown optimizer, and the focused one whether it is shown or not. */
export function* runAll(f: PointFunction, document: LabDocument): Work<Runs> {
  const focused = document.optimizers.find(({ key }) => key === document.focus) ?? document.optimizers[0];
  if (focused === undefined) throw new RangeError('A lab needs at least one optimizer.');
  const runs = [
    ...document.pinned.map((choice) => ({ choice, kind: 'ghost', start: choice.start }) as const),
    ...document.optimizers
      .filter((entry) => entry.visibility === 'shown' || entry === focused)
      .map((choice) => ({ choice, kind: 'run', start: document.start }) as const),
  ];
  const paths: PathScene[] = [];
  let focusPath: PathScene | undefined;
  for (const [index, { choice, kind, start }] of runs.entries()) {
    const path = yield* portion(
      pathOf(f, document, choice, kind, start),
      index / runs.length,
      (index + 1) / runs.length,
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
  kind: PathScene['kind'],
  start: Point2,
): Work<PathScene> {
  const { optimizer, settings } = optimizerOf(choice);
  const { steps, tolerance } = document;
  const trajectory = yield* descend({ function: f, optimizer, settings, start, steps, tolerance });
  return {
    ...trajectory,
    key: 'key' in choice ? choice.key : '',
    optimizer: optimizer.id,
    name: nameOf(choice),
    kind,
    series: choice.series,
    learningRate: learningRateIn(settings) ?? Number.NaN,
  };
}

export function optimizerOf({ id, settings }: OptimizerChoice): { optimizer: Optimizer; settings: Settings } {
  const optimizer = findOptimizer(id);
  if (optimizer === undefined) throw new RangeError(`There is no optimizer ${id}.`);
  return { optimizer, settings: settingsOf(optimizer, settings) };
}
