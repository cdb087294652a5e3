/** Lab document → scenes: everything the window and the files draw, as plain data. */
import { descend, type Trajectory } from '../descent/index.ts';
import type { Domain, LabDocument, OptimizerChoice, Point2 } from '../document/lab-document.ts';
import { parseFormula } from '../expression/index.ts';
import { availableBackend, CompiledFunction, PointFunction, type Backend } from '../kernel/index.ts';
import { findLandscape } from '../landscapes/index.ts';
import { findOptimizer, settingsOf, type Optimizer, type Settings } from '../optimizers/index.ts';
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
  readonly gridSize: number;
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

  *make(request: SceneRequest): Generator<number, LabScene, void> {
    const { document } = request;
    const f = this.#functionOf(document);
    const paths: PathScene[] = [];
    for (const run of document.pinned) {
      paths.push(yield* this.#path(f, document, run, 'ghost', run.start));
    }
    const focused = document.optimizers.find(({ id }) => id === document.focus) ?? document.optimizers[0];
    if (focused === undefined) throw new RangeError('A lab needs at least one optimizer.');
    let focusPath: PathScene | undefined;
    for (const entry of document.optimizers) {
      if (entry.visibility === 'hidden' && entry !== focused) continue;
      const path = yield* this.#path(f, document, entry, 'run', document.start);
      if (entry === focused) focusPath = path;
      if (entry.visibility === 'shown') paths.push(path);
    }
    if (focusPath === undefined) throw new Error('The focused optimizer did not run.');
    const focus = request.tell === 'all' ? focusOn(f, document, focused, focusPath) : null;
    const groundKey = keyOf(request);
    const landscape = findLandscape(document.landscape);
    const known = knownMinimumValue(f, landscape);
    const ground =
      groundKey === request.have
        ? null
        : yield* makeGround({
            function: f,
            domain: request.domain,
            gridSize: request.gridSize,
            levelScale: document.view.levels,
            levelCount: request.levelCount,
            minimumValue: known,
          });
    return { backend: availableBackend(), groundKey, ground, paths, focus };
  }

  /** f and ‖∇f‖ at a point. */
  probe(document: LabDocument, point: Point2): { value: number; gradientNorm: number } {
    const { value, gradient } = this.#functionOf(document).firstOrder(point);
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

  *#path(
    f: PointFunction,
    document: LabDocument,
    choice: OptimizerChoice,
    kind: PathScene['kind'],
    start: Point2,
  ): Generator<number, PathScene, void> {
    const { optimizer, settings } = optimizerOf(choice);
    const { steps, tolerance } = document;
    const trajectory: Trajectory = yield* descend({
      function: f,
      optimizer,
      settings,
      start,
      steps,
      tolerance,
    });
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
}

function optimizerOf({ id, settings }: OptimizerChoice): { optimizer: Optimizer; settings: Settings } {
  const optimizer = findOptimizer(id);
  if (optimizer === undefined) throw new RangeError(`There is no optimizer ${id}.`);
  return { optimizer, settings: settingsOf(optimizer, settings) };
}

function focusOn(
  f: PointFunction,
  document: LabDocument,
  choice: OptimizerChoice,
  path: PathScene,
): FocusScene {
  const { optimizer, settings } = optimizerOf(choice);
  const theory = theoryOf(f, path, optimizer, settings);
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
