/** Lab document → scenes: everything the window and the files draw, as plain data. */
import { OverlayFunction } from '../curvature/index.ts';
import { commonRate } from '../document/index.ts';
import type { Domain, LabDocument, OptimizerEntry, Point2 } from '../document/lab-document.ts';
import { isNoisy } from '../document/noise-edits.ts';
import {
  availableBackend,
  type Backend,
  type CompiledFunction,
  type PointFunction,
} from '../kernel/index.ts';
import { findLandscape } from '../landscapes/index.ts';
import { learningRateIn } from '../optimizers/index.ts';
import { portion, type Work } from '../work/index.ts';
import { arrivalsOf, type Arrival } from './arrivals.ts';
import { DocumentFunctions } from './document-functions.ts';
import { knownMinimumValue, makeGround } from './ground.ts';
import { kinkAt, marksOf } from './marks.ts';
import { reportOf, type PathReport } from './path-report.ts';
import { makeProbe, type ProbeScene } from './probe.ts';
import { optimizerOf, runAll } from './runs.ts';
import type { GroundScene, MapMark, PathScene } from './scene.ts';
import { sentence } from './sentence.ts';
import { makeSurface, SURFACE_CELLS, type SurfaceScene } from './surface.ts';
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
  /** `picture` leaves out what is only said, in words and numbers: under a moving hand nobody can read it. */
  readonly tell: 'all' | 'picture';
  /** Key of the ground that the asker has; it is not made and sent again. */
  readonly have: string | null;
}

/** What is said of the optimizer that the slider speaks of. */
export interface FocusScene {
  /** Key of its entry. */
  readonly key: string;
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
  /** Of what lies under everything else: the ground, or the graph of f. */
  readonly groundKey: string;
  /** Null where the asker has it already, or the figure has none. */
  readonly ground: GroundScene | null;
  readonly tell: SceneRequest['tell'];
  /** Ghosts first, then the shown optimizers in the document's order; none where the bench shows none. */
  readonly paths: readonly PathScene[];
  /** Null where only the picture was asked for, or the bench speaks of no optimizer. */
  readonly focus: FocusScene | null;
  /** Where those of the runs that converged came to rest, by key, as far as it can be told; none where `focus` is null. */
  readonly arrivals: Readonly<Record<string, Arrival>>;
  /** Null where the bench has no probe. */
  readonly probe: ProbeScene | null;
  /** The graph of f in place of a ground, for the figure that shows it; null where the asker has it already. */
  readonly surface: SurfaceScene | null;
}

/** Makes scenes, keeping what the next can use again. */
export class SceneMaker {
  readonly functions = new DocumentFunctions();
  #overlay: { readonly of: CompiledFunction; readonly function: OverlayFunction } | undefined;

  *make(request: SceneRequest): Work<LabScene> {
    const { document, tell } = request;
    const figure = figureOf(document);
    const f = yield* portion(this.functions.prepare(document), 0, 0.2);
    const descent = yield* portion(descentOn(f, request), 0.2, 0.5);
    const probe = document.bench === 'curvature' ? probeOn(f, request) : null;
    const groundKey = keyOf(request);
    const isWanted = groundKey !== request.have;
    const ground = isWanted && figure === 'map' ? yield* portion(this.#groundOf(f, request), 0.5, 1) : null;
    const surface = isWanted && figure === 'surface' ? yield* portion(surfaceOf(f, request), 0.5, 1) : null;
    return { backend: availableBackend(), tell, groundKey, ground, ...descent, probe, surface };
  }

  #groundOf(f: PointFunction, request: SceneRequest): Work<GroundScene> {
    const { document, gridSize } = request;
    return makeGround({
      function: f,
      domain: request.domain,
      gridSize,
      levelGridSize: request.levelGridSize ?? gridSize,
      levelScale: document.view.levels,
      levelCount: request.levelCount,
      minimumValue: knownMinimumValue(f, findLandscape(document.landscape)),
      overlay: this.#overlayOf(f.compiled, document.view.overlay),
    });
  }

  #overlayOf(of: CompiledFunction, id: LabDocument['view']['overlay']): OverlayFunction | null {
    if (id === 'none') return null;
    if (this.#overlay?.of !== of || this.#overlay.function.id !== id)
      this.#overlay = { of, function: new OverlayFunction(of, id) };
    return this.#overlay.function;
  }

  /** The paths alone, whatever the bench shows. */
  *paths(document: LabDocument): Work<readonly PathScene[]> {
    const f = yield* portion(this.functions.prepare(document), 0, 0.2);
    return (yield* portion(runAll(f, document, document.domain), 0.2, 1)).paths;
  }

  /** f and ‖∇f‖ at a point. */
  *probe(document: LabDocument, point: Point2): Work<{ value: number; gradientNorm: number }> {
    const f = yield* this.functions.prepare(document);
    const { value, gradient } = f.firstOrder(point);
    return { value, gradientNorm: Math.hypot(...gradient) };
  }
}

function figureOf({ bench, curvature }: LabDocument): 'map' | 'surface' {
  return bench === 'curvature' && curvature.figure === 'surface' ? 'surface' : 'map';
}

/** The paths, where the figure shows them, and on the Descent bench what is said of the focused one. */
function* descentOn(
  f: PointFunction,
  { document, domain, tell }: SceneRequest,
): Work<Pick<LabScene, 'paths' | 'focus' | 'arrivals'>> {
  const { bench, curvature } = document;
  const isOnSurface = figureOf(document) === 'surface' && curvature.surface.parts.includes('path');
  if (bench !== 'descent' && !isOnSurface) return { paths: [], focus: null, arrivals: {} };
  const { paths, focused, focusPath } = yield* portion(runAll(f, document, domain, tell), 0, 0.7);
  if (bench !== 'descent' || tell === 'picture') return { paths, focus: null, arrivals: {} };
  const focus = yield* portion(focusOn(f, document, focused, focusPath), 0.7, 1);
  return { paths, focus, arrivals: arrivalsOf(f, paths) };
}

function surfaceOf(f: PointFunction, request: SceneRequest): Work<SurfaceScene> {
  const { document, domain, gridSize, levelCount } = request;
  return makeSurface({
    function: f,
    domain,
    cells: SURFACE_CELLS,
    levelGridSize: gridSize,
    levelScale: document.view.levels,
    levelCount,
    minimumValue: knownMinimumValue(f, findLandscape(document.landscape)),
  });
}

/** The gradient step has the learning rate of plain gradient descent, or where that is not compared, the common one. */
function probeOn(f: PointFunction, { document }: SceneRequest): ProbeScene {
  const descent = document.optimizers.find(({ id }) => id === 'gradient-descent');
  return makeProbe({
    function: f,
    point: document.curvature.probe,
    uncertainty: document.curvature.probeUncertainty,
    learningRate: learningRateIn(descent?.settings ?? {}) ?? commonRate(document),
  });
}

function* focusOn(
  f: PointFunction,
  document: LabDocument,
  choice: OptimizerEntry,
  path: PathScene,
): Work<FocusScene> {
  const { optimizer, settings } = optimizerOf(choice);
  const theory = yield* theoryOf(f, path, optimizer, settings);
  const report = reportOf(path, theory, optimizer, settings);
  const landscape = findLandscape(document.landscape);
  const kink = kinkAt(f, landscape, path);
  return {
    key: choice.key,
    optimizer: optimizer.id,
    marks: marksOf(f, landscape, theory),
    theory,
    report,
    sentence: sentence({
      path,
      theory,
      report,
      kink,
      tolerance: document.tolerance,
      isNoisy: isNoisy(document),
    }),
  };
}

/** Everything that the ground, or the graph, depends on. */
function keyOf({ document, domain, gridSize, levelCount }: SceneRequest): string {
  const { formula, parameters, landscape, view } = document;
  const values = parameters.map(({ name, value }) => [name, value]);
  const drawn = [figureOf(document), domain, gridSize, levelCount, view.levels, view.overlay];
  return JSON.stringify([formula, values, landscape, ...drawn]);
}
