/** Lab document → scenes: everything the window and the files draw, as plain data. */
import { descend } from '../descent/index.ts';
import type {
  Domain,
  LabDocument,
  OptimizerChoice,
  OptimizerEntry,
  Point2,
} from '../document/lab-document.ts';
import { parseFormula } from '../expression/index.ts';
import { availableBackend, CompiledFunction, PointFunction, type Backend } from '../kernel/index.ts';
import { findLandscape } from '../landscapes/index.ts';
import { findOptimizer, settingsOf, type Optimizer, type Settings } from '../optimizers/index.ts';
import { portion, type Work } from '../work/index.ts';
import { knownMinimumValue, makeGround } from './ground.ts';
import { kinkAt, marksOf } from './marks.ts';
import { reportOf, type PathReport } from './path-report.ts';
import type { GroundScene, MapMark, PathScene } from './scene.ts';
import { sentence } from './sentence.ts';
import { theoryOf, type TheoryScene } from './theory.ts';

export interface SceneRequest {
  readonly document: LabDocument;
  /** What the map really shows: the document's domain, widened where units are to be equal. */
  readonly domain: Domain;
  /** Samples along one side of the map, for its contours … */
  readonly gridSize: number;
  /** … and for the choice of their levels; absent: the same. */
  readonly levelGridSize?: number;
  readonly levelCount: number;
  /** `paths` leaves out what is said of the focused optimizer: under a moving hand nobody can read it. */
  readonly tell: 'all' | 'paths';
  /** Key of the ground that the asker has; it is not made and sent again. */
  readonly have: string | null;
}

/** What is said of the optimizer that the slider speaks of. */
export interface FocusScene {
  /** Places on the map: known minima and the one that was reached. */
  readonly marks: readonly MapMark[];
  readonly optimizer: string;
  readonly theory: TheoryScene;
  readonly report: PathReport;
  readonly sentence: string;
}

export interface LabScene {
  /** What computed it: the interpreter, several times slower, where WebAssembly is missing or refused. */
  readonly backend: Backend;
  readonly groundKey: string;
  /** Null where the asker has it already. */
  readonly ground: GroundScene | null;
  /** Ghosts first, then the shown optimizers in the document's order. */
  readonly paths: readonly PathScene[];
  /** Null where only paths were asked for. */
  readonly focus: FocusScene | null;
}

/** Makes scenes, keeping the compiled formula from one to the next. */
export class SceneMaker {
  #compiled: { readonly key: string; readonly function: CompiledFunction } | undefined;

  *make(request: SceneRequest): Work<LabScene> {
    const { document } = request;
    const f = yield* portion(this.#prepare(document), 0, 0.2);
    const { paths, focused, focusPath } = yield* portion(runAll(f, document), 0.2, 0.4);
    const focus =
      request.tell === 'all' ? yield* portion(focusOn(f, document, focused, focusPath), 0.4, 0.5) : null;
    const groundKey = keyOf(request);
    const landscape = findLandscape(document.landscape);
    const known = knownMinimumValue(f, landscape);
    const ground =
      groundKey === request.have
        ? null
        : yield* portion(
            makeGround({
              function: f,
              domain: request.domain,
              gridSize: request.gridSize,
              levelGridSize: request.levelGridSize ?? request.gridSize,
              levelScale: document.view.levels,
              levelCount: request.levelCount,
              minimumValue: known,
            }),
            0.5,
            1,
          );
    return { backend: availableBackend(), groundKey, ground, paths, focus };
  }

  /** f and ‖∇f‖ at a point. */
  *probe(document: LabDocument, point: Point2): Work<{ value: number; gradientNorm: number }> {
    const f = yield* this.#prepare(document);
    const { value, gradient } = f.firstOrder(point);
    return { value, gradientNorm: Math.hypot(...gradient) };
  }

  #functionOf({ formula, parameters }: LabDocument): PointFunction {
    const names = parameters.map(({ name }) => name);
    const key = JSON.stringify([formula, names]);
    if (this.#compiled?.key !== key) {
      this.#compiled = { key, function: new CompiledFunction(parseFormula(formula, ['x', 'y'], names)) };
    }
    return new PointFunction(
      this.#compiled.function,
      parameters.map(({ value }) => value),
    );
  }

  /** The document's function, compiled with pauses. */
  *#prepare(document: LabDocument): Work<PointFunction> {
    // A pause before the parser, which cannot be interrupted.
    yield 0;
    const f = this.#functionOf(document);
    yield* f.compiled.prepare();
    return f;
  }
}

interface Runs {
  /** Ghosts first, then the shown optimizers in the document's order. */
  readonly paths: readonly PathScene[];
  readonly focused: OptimizerEntry;
  /** The focused optimizer's, whether it is shown or not. */
  readonly focusPath: PathScene;
}

function* runAll(f: PointFunction, document: LabDocument): Work<Runs> {
  const focused = document.optimizers.find(({ id }) => id === document.focus) ?? document.optimizers[0];
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
  choice: OptimizerChoice,
  kind: PathScene['kind'],
  start: Point2,
): Work<PathScene> {
  const { optimizer, settings } = optimizerOf(choice);
  const { steps, tolerance } = document;
  const trajectory = yield* descend({ function: f, optimizer, settings, start, steps, tolerance });
  return {
    ...trajectory,
    optimizer: optimizer.id,
    name: optimizer.name,
    kind,
    series: Math.max(
      0,
      document.optimizers.findIndex(({ id }) => id === optimizer.id),
    ),
    learningRate: settings['learningRate'] ?? Number.NaN,
  };
}

function optimizerOf({ id, settings }: OptimizerChoice): { optimizer: Optimizer; settings: Settings } {
  const optimizer = findOptimizer(id);
  if (optimizer === undefined) throw new RangeError(`There is no optimizer ${id}.`);
  return { optimizer, settings: settingsOf(optimizer, settings) };
}

function* focusOn(
  f: PointFunction,
  document: LabDocument,
  choice: OptimizerChoice,
  path: PathScene,
): Work<FocusScene> {
  const { optimizer, settings } = optimizerOf(choice);
  const theory = yield* theoryOf(f, path, optimizer, settings);
  const report = reportOf(path, theory, optimizer, settings);
  const landscape = findLandscape(document.landscape);
  const kink = kinkAt(f, landscape, path);
  return {
    optimizer: optimizer.id,
    marks: marksOf(f, landscape, theory),
    theory,
    report,
    sentence: sentence({ path, theory, report, kink, tolerance: document.tolerance }),
  };
}

/** Everything that the ground depends on. */
function keyOf({ document, domain, gridSize, levelCount }: SceneRequest): string {
  const { formula, parameters, landscape, view } = document;
  const values = parameters.map(({ name, value }) => [name, value]);
  return JSON.stringify([formula, values, landscape, domain, gridSize, levelCount, view.levels]);
}
