/** The one store of the window, over the lab document: named actions in, document and scene out. */
import {
  defaultDocument,
  withDomain,
  withFormula,
  withLandscape,
  withLearningRate,
  withParameter,
  withPin,
  withSetting,
  withStart,
  withSteps,
  withTolerance,
  withVisibility,
  type Domain,
  type LabDocument,
  type OptimizerEntry,
  type Parameter,
  type Point2,
  type Theme,
} from '../../src-core/document/index.ts';
import { InputError } from '../../src-core/input-error.ts';
import type { Landscape } from '../../src-core/landscapes/index.ts';
import type { FocusScene, LabScene } from '../../src-core/scene/lab-scene.ts';
import type { GroundScene, MapMark, PathScene } from '../../src-core/scene/scene.ts';
import { CoreClient } from '../../src-core/worker/client.ts';
import type { WorkerPort, WorkerProblem } from '../../src-core/worker/protocol.ts';
import { mapFrame } from '../figures/frame.ts';
import { figureTheme } from '../figures/theme.ts';
import type { Shell } from '../shell/shell.ts';
import { keep, restore } from './autosave.ts';
import { historyOf, record, redo, undo } from './history.ts';
import { SceneLoader } from './scene-loader.ts';

/** What the hand is moving: only paths change, or the ground under them too. */
export type Gesture = 'none' | 'learning-rate' | 'start' | 'ground';

/** What is told in words, numbers and labels, and the document it belongs to. */
interface Told {
  readonly document: LabDocument;
  readonly focus: FocusScene;
  /** The ground that the colour bar names the levels of. */
  readonly ground: GroundScene | null;
  /** The paths that labels and axes are laid out for. */
  readonly paths: readonly PathScene[];
  /** The path of the focused optimizer; null where it is not shown. */
  readonly path: PathScene | null;
}

/** While the hand moves, words and numbers change this often, in ms: as quickly as they can be read. */
const READING_PACE = 800;
/** Where the hand stays for so long, in ms, it rests: what it stopped at is told at once. */
const RESTING = 80;

/** Changes of the learning rate that follow each other closely are one step to undo. */
export const LEARNING_RATE = 'learning rate';

/** Samples along one side of the map at rest, and while the hand changes the ground. */
const GRID_AT_REST = 256;
const GRID_IN_MOTION = 64;
const LEVELS = 16;

export class Lab {
  readonly shell: Shell;
  readonly core: CoreClient;
  readonly #loader: SceneLoader;
  #history = $state.raw(historyOf(defaultDocument()));
  #moving = $state.raw<LabDocument | null>(null);

  gesture = $state.raw<Gesture>('none');
  mapSize = $state.raw({ width: 0, height: 0 });
  /** The step that is pointed out; null: the last one. */
  step = $state.raw<number | null>(null);
  /** What is typed in the formula box and cannot be read yet; null: the document's formula. */
  formulaDraft = $state.raw<string | null>(null);
  notice = $state.raw<string | null>(null);
  problem = $state.raw<WorkerProblem | null>(null);
  /** A kept lab that could not be read, until the notice of it is closed. */
  #setAside = $state.raw<string | null>(null);
  /** Whether the work for the present document was given up. */
  #isGivenUp = $state.raw(false);
  /** Share of long work that is done. */
  progress = $state.raw<number | null>(null);

  ground = $state.raw<GroundScene | null>(null);
  paths = $state.raw<readonly PathScene[]>([]);
  #told = $state.raw<Told | null>(null);
  #toldAt = Number.NEGATIVE_INFINITY;
  #isKnownAsSlow = false;
  #reminder: ReturnType<typeof setTimeout> | undefined;
  /** The marks on the slider do not move under the hand that drags along them. */
  #frozen = $state.raw<FocusScene | null>(null);

  constructor(shell: Shell, spawn: () => WorkerPort) {
    this.shell = shell;
    this.core = new CoreClient(spawn, {
      onRestart: () => {
        this.notice = 'The computation had to be started again; nothing of your lab is lost.';
      },
      later: (milliseconds, then) => {
        const timer = setTimeout(then, milliseconds);
        return () => clearTimeout(timer);
      },
    });
    this.#loader = new SceneLoader(this.core, {
      onScene: (scene, document) => this.#show(scene, document),
      onProblem: (problem) => {
        this.problem = problem;
      },
      onProgress: (share) => {
        this.progress = share;
      },
    });
    const { document, problem } = restore(shell);
    this.#history = historyOf(document ?? { ...defaultDocument(), theme: preferredTheme() });
    this.notice = problem?.message ?? null;
    this.#setAside = problem?.setAside ?? null;
  }

  readonly document: LabDocument = $derived(this.#moving ?? this.#history.present);
  // Each part on its own, so that only what shows a part is made anew when that part changes.
  readonly landscape = $derived(this.document.landscape);
  readonly domain = $derived(this.document.domain);
  readonly start = $derived(this.document.start);
  readonly optimizers = $derived(this.document.optimizers);
  readonly focusedId = $derived(this.document.focus);
  readonly learningRates = $derived(this.document.learningRates);
  readonly steps = $derived(this.document.steps);
  readonly tolerance = $derived(this.document.tolerance);
  readonly pinned = $derived(this.document.pinned);
  readonly view = $derived(this.document.view);
  readonly themeName = $derived(this.document.theme);
  readonly theme = $derived(figureTheme(this.themeName));
  readonly formula = $derived(this.document.formula);
  readonly parameters = $derived(this.document.parameters);
  readonly frame = $derived(
    mapFrame({
      ...this.mapSize,
      domain: this.domain,
      aspect: this.view.aspect,
      theme: this.theme,
      legend: 'color-bar',
    }),
  );
  readonly hasSetAside = $derived(this.#setAside !== null);
  readonly canUndo = $derived(this.#history.past.length > 0);
  readonly canRedo = $derived(this.#history.future.length > 0);
  readonly focusEntry = $derived(entryOf(this.optimizers, this.focusedId));
  readonly learningRate = $derived(learningRateOf(this.focusEntry));
  /** What is said of the focused optimizer; while the hand moves it changes at the pace of reading. */
  readonly focus: FocusScene | null = $derived(this.#told?.focus ?? null);
  readonly toldPath: PathScene | null = $derived(this.#told?.path ?? null);
  readonly toldGround: GroundScene | null = $derived(this.#told?.ground ?? null);
  readonly toldPaths: readonly PathScene[] = $derived(this.#told?.paths ?? []);
  readonly marks: readonly MapMark[] = $derived(this.#told?.focus.marks ?? []);
  /** Whether what is on screen belongs to a document before the present one, and no scene of this one is to come. */
  readonly isOutdated = $derived(this.#told !== null && (this.#isGivenUp || this.problem !== null));
  /** The document that boxes show: the present one at rest. */
  readonly toldDocument = $derived(
    this.gesture === 'none' ? this.document : (this.#told?.document ?? this.document),
  );
  readonly toldLearningRate = $derived(
    learningRateOf(entryOf(this.toldDocument.optimizers, this.toldDocument.focus)),
  );
  readonly sliderFocus = $derived(this.#frozen ?? this.focus);
  /** The step that all readouts speak of. */
  readonly shownStep = $derived(Math.min(this.step ?? Infinity, this.toldPath?.steps ?? 0));

  /** Asks for the scene of what is now chosen; called whenever that changes. */
  requestScene(hand: 'moves' | 'rests' = this.gesture === 'none' ? 'rests' : 'moves'): void {
    if (this.mapSize.width === 0) return;
    clearTimeout(this.#reminder);
    // The hand may rest now: where it stopped is told, and drawn finely, even if no move follows.
    if (hand === 'moves') this.#reminder = setTimeout(() => this.requestScene('rests'), RESTING);
    const isTime = hand === 'rests' || performance.now() - this.#toldAt >= READING_PACE;
    this.#loader.ask(
      {
        document: this.document,
        domain: this.frame.domain,
        gridSize: this.gesture === 'ground' && hand === 'moves' ? GRID_IN_MOTION : GRID_AT_REST,
        levelGridSize: GRID_AT_REST,
        levelCount: LEVELS,
        tell: isTime ? 'all' : 'paths',
      },
      this.gesture === 'none' ? 'at once' : 'next frame',
    );
  }

  /** Gives the lab that could not be read to the person as a file: a newer Zigzag may open it. */
  saveSetAside(): void {
    if (this.#setAside === null) return;
    this.shell.saveFile('zigzag-lab.json', new Blob([this.#setAside], { type: 'application/json' }));
  }

  closeNotice(): void {
    this.notice = null;
    this.#setAside = null;
  }

  save(document: LabDocument): void {
    if (!keep(this.shell, document)) {
      this.notice = 'This window cannot keep your lab: it will be gone when you close it.';
    }
  }

  /** From here to `endGesture` the document changes with the hand, and all of it is one step to undo. */
  beginGesture(gesture: Gesture): void {
    this.gesture = gesture;
    if (gesture === 'learning-rate') this.#frozen = this.focus;
  }

  /** With a label the gesture joins what was done under that label just before and after it. */
  endGesture(label = ''): void {
    if (this.#moving !== null) this.#history = record(this.#history, this.#moving, label, performance.now());
    this.#moving = null;
    this.gesture = 'none';
    this.#frozen = null;
  }

  undo(): void {
    // A drag is undone when it is over; what cannot be read is the last thing that was typed.
    if (this.gesture !== 'none') return;
    if (this.formulaDraft !== null) {
      this.formulaDraft = null;
      return;
    }
    this.#history = undo(this.#history);
  }

  redo(): void {
    if (this.gesture !== 'none') return;
    this.formulaDraft = null;
    this.#history = redo(this.#history);
  }

  pickLandscape(landscape: Landscape): void {
    this.step = null;
    this.formulaDraft = null;
    this.#edit(withLandscape(this.document, landscape), '');
  }

  setFormula(formula: string, parameters: readonly string[]): void {
    this.step = null;
    this.formulaDraft = null;
    this.#edit(withFormula(this.document, formula, parameters), 'formula');
  }

  setLearningRate(value: number): void {
    this.#edit(withLearningRate(this.document, value), LEARNING_RATE);
  }

  setSetting(id: string, name: string, value: number): void {
    this.#edit(withSetting(this.document, id, name, value), `${id} ${name}`);
  }

  setStart(start: Point2): void {
    this.#edit(withStart(this.document, start), 'start');
  }

  setDomain(domain: Domain): void {
    this.#edit(withDomain(this.document, domain), 'domain');
  }

  setParameter(name: string, change: Partial<Parameter>): void {
    this.#edit(withParameter(this.document, name, change), `parameter ${name}`);
  }

  setSteps(steps: number): void {
    this.#edit(withSteps(this.document, steps), 'steps');
  }

  setTolerance(tolerance: number): void {
    this.#edit(withTolerance(this.document, tolerance), 'tolerance');
  }

  setVisibility(id: string, visibility: OptimizerEntry['visibility']): void {
    this.#edit(withVisibility(this.document, id, visibility), '');
  }

  setFocus(id: string): void {
    this.#edit({ ...withVisibility(this.document, id, 'shown'), focus: id }, 'focus');
  }

  setLearningRates(learningRates: LabDocument['learningRates']): void {
    this.#edit(withLearningRate({ ...this.document, learningRates }, this.learningRate), '');
  }

  /** Gives up long work under way; what is on screen stays, and is said to be outdated. */
  cancelWork(): void {
    this.core.cancel('scene');
    this.progress = null;
    this.#isGivenUp = true;
  }

  setView(change: Partial<LabDocument['view']>): void {
    this.#edit({ ...this.document, view: { ...this.document.view, ...change } }, '');
  }

  setTheme(theme: Theme): void {
    this.#edit({ ...this.document, theme }, 'theme');
  }

  pin(): void {
    this.#edit(withPin(this.document), '');
  }

  unpin(): void {
    this.#edit({ ...this.document, pinned: [] }, '');
  }

  /** Points out a step of the focused path, within its length. */
  goToStep(step: number): void {
    const last = this.toldPath?.steps ?? 0;
    this.step = step >= last ? null : Math.max(0, step);
  }

  /** An edit by hand on the map: at the ends of what numbers can tell apart it changes nothing. */
  steer(edit: () => void): void {
    try {
      edit();
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
    }
  }

  #edit(document: LabDocument, label: string): void {
    if (this.gesture === 'none') this.#history = record(this.#history, document, label, performance.now());
    else this.#moving = document;
  }

  #show(scene: LabScene, document: LabDocument): void {
    if (scene.backend === 'interpreter' && !this.#isKnownAsSlow && this.notice === null) {
      this.#isKnownAsSlow = true;
      this.notice =
        'Computing is slower here: this browser does not let the lab use WebAssembly. The numbers are the same.';
    }
    if (scene.ground !== null) this.ground = scene.ground;
    this.paths = scene.paths;
    this.problem = null;
    this.#isGivenUp = false;
    const { focus, paths } = scene;
    if (focus === null) return;
    this.#toldAt = performance.now();
    const path = paths.find(({ kind, optimizer }) => kind === 'run' && optimizer === focus.optimizer);
    this.#told = { document, focus, ground: this.ground, paths, path: path ?? null };
  }
}

function entryOf(optimizers: readonly OptimizerEntry[], id: string): OptimizerEntry {
  const entry = optimizers.find((candidate) => candidate.id === id) ?? optimizers[0];
  if (entry === undefined) throw new Error('A lab document has at least one optimizer.');
  return entry;
}

const learningRateOf = ({ settings }: OptimizerEntry): number => settings['learningRate'] ?? 0;

function preferredTheme(): Theme {
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}
