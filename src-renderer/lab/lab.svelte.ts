/** The one store of the window: the document that the person changes, and the scenes that the worker makes of it. */
import { defaultDocument, type Domain, type LabDocument, type Theme } from '../../src-core/document/index.ts';
import { endOf, nextPlace, placeOf, stepAt, type Cursor } from '../../src-core/scene/cursor.ts';
import type { FocusScene, LabScene } from '../../src-core/scene/lab-scene.ts';
import type { ProbeScene } from '../../src-core/scene/probe.ts';
import type { GroundScene, MapMark, PathScene } from '../../src-core/scene/scene.ts';
import type { SurfaceScene } from '../../src-core/scene/surface.ts';
import { CoreClient } from '../../src-core/worker/client.ts';
import { CorePool } from '../../src-core/worker/pool.ts';
import type { WorkerPort, WorkerProblem } from '../../src-core/worker/protocol.ts';
import { mapFrame } from '../figures/frame.ts';
import type { FileReference } from '../shell/files.ts';
import type { Shell } from '../shell/shell.ts';
import { keep, restore } from './autosave.ts';
import { CriticalPointsStore } from './critical-points.svelte.ts';
import { DerivativeFormulasStore } from './derivative-formulas.svelte.ts';
import { DocumentStore, entryOf, learningRateOf, type Gesture } from './document-store.svelte.ts';
import { LabFile, type LabOnDisk } from './lab-file.svelte.ts';
import { SceneLoader } from './scene-loader.ts';
import { SweepStore } from './sweeps.svelte.ts';
import { Thumbnails } from './thumbnails.svelte.ts';

interface Notice {
  readonly text: string;
  /** What can be done about it; null where that is nothing. */
  readonly action: NoticeAction | null;
}

interface NoticeAction {
  readonly label: string;
  readonly run: () => void;
}

/** What is told in words, numbers and labels, and the document it belongs to. */
interface Told {
  readonly document: LabDocument;
  /** Null where the bench speaks of no optimizer. */
  readonly focus: FocusScene | null;
  /** Null where the bench has no probe. */
  readonly probe: ProbeScene | null;
  /** The ground that the colour bar names the levels of. */
  readonly ground: GroundScene | null;
  /** The paths that labels and axes are laid out for. */
  readonly paths: readonly PathScene[];
  /** Where runs came to rest, by key. */
  readonly arrivals: LabScene['arrivals'];
  /** The path of the focused optimizer; null where it is not shown. */
  readonly path: PathScene | null;
}

/** While the hand moves, words and numbers change this often, in ms: as quickly as they can be read. */
const READING_PACE = 800;
/** Where the hand stays for so long, in ms, it rests: what it stopped at is told at once. */
const RESTING = 80;

/** Samples along one side of the map at rest, and while the hand changes the ground. */
const GRID_AT_REST = 256;
const GRID_IN_MOTION = 64;
const LEVELS = 16;

export class Lab extends DocumentStore {
  readonly shell: Shell;
  readonly file: LabFile;
  readonly core: CoreClient;
  readonly criticalPoints: CriticalPointsStore;
  readonly derivatives: DerivativeFormulasStore;
  readonly sweeps: SweepStore;
  readonly thumbnails: Thumbnails;
  readonly #loader: SceneLoader;

  mapSize = $state.raw({ width: 0, height: 0 });
  problem = $state.raw<WorkerProblem | null>(null);
  #notice = $state.raw<Notice | null>(null);
  /** Whether the work for the present document was given up. */
  #isGivenUp = $state.raw(false);
  /** Share of long work that is done. */
  progress = $state.raw<number | null>(null);

  ground = $state.raw<GroundScene | null>(null);
  surface = $state.raw<SurfaceScene | null>(null);
  paths = $state.raw<readonly PathScene[]>([]);
  /** Where the probe is now; what is said of it may lag behind. */
  probeScene = $state.raw<ProbeScene | null>(null);
  #told = $state.raw<Told | null>(null);
  #toldAt = Number.NEGATIVE_INFINITY;
  #isKnownAsSlow = false;
  #reminder: ReturnType<typeof setTimeout> | undefined;
  /** The marks on the slider do not move under the hand that drags along them. */
  #frozen = $state.raw<FocusScene | null>(null);

  constructor(shell: Shell, spawn: () => WorkerPort) {
    const { document, file, problem } = restore(shell);
    super(document ?? { ...defaultDocument(), theme: preferredTheme() });
    this.shell = shell;
    this.file = new LabFile(() => this.document, file);
    if (problem !== null) this.tell(problem.message, this.#savingAsFile(problem.setAside));
    this.core = new CoreClient(spawn, {
      onRestart: () => {
        this.notice = 'The computation had to be started again; nothing of your lab is lost.';
      },
      later,
    });
    this.sweeps = new SweepStore(new CorePool(spawn, { processors: shell.processors, later }));
    this.criticalPoints = new CriticalPointsStore(this.core);
    this.derivatives = new DerivativeFormulasStore(this.core);
    this.thumbnails = new Thumbnails(this.core);
    this.#loader = new SceneLoader(this.core, {
      onScene: (scene, document) => this.#show(scene, document),
      onProblem: (problem) => {
        this.problem = problem;
      },
      onProgress: (share) => {
        this.progress = share;
      },
    });
  }

  readonly frame = $derived(
    mapFrame({
      ...this.mapSize,
      domain: this.domain,
      aspect: this.view.aspect,
      theme: this.theme,
      legend: 'color-bar',
    }),
  );
  /** A frame after that: what needs further fonts may come. */
  isSettled = $state(false);
  /** Whether what is to be seen first is there, so that what can wait may come. */
  readonly hasPicture = $derived(
    this.ground !== null || this.surface !== null || this.problem !== null || this.showsMatrices,
  );
  readonly noticeAction = $derived(this.#notice?.action ?? null);
  /** What is said of the focused optimizer; while the hand moves it changes at the pace of reading. */
  readonly focus: FocusScene | null = $derived(this.#told?.focus ?? null);
  readonly toldProbe: ProbeScene | null = $derived(this.#told?.probe ?? null);
  readonly toldPath: PathScene | null = $derived(this.#told?.path ?? null);
  readonly toldGround: GroundScene | null = $derived(this.#told?.ground ?? null);
  readonly toldPaths: readonly PathScene[] = $derived(this.#told?.paths ?? []);
  readonly toldArrivals: LabScene['arrivals'] = $derived(this.#told?.arrivals ?? {});
  readonly #toldRuns = $derived(this.toldPaths.filter(({ kind }) => kind === 'run'));
  readonly marks: readonly MapMark[] = $derived(this.#told?.focus?.marks ?? []);
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
  readonly shownStep = $derived(
    this.toldPath === null
      ? 0
      : this.cursor === null
        ? this.toldPath.steps
        : stepAt(this.toldPath, this.cursor),
  );
  /** The step that is pointed out; null: the last one. */
  readonly step = $derived(this.cursor === null ? null : this.shownStep);
  /** The place along the charts' axis at which the last run ends … */
  readonly lastPlace = $derived(endOf(this.#toldRuns, this.charts.over));
  /** … and that of the cursor, which may be from before the axis was changed. */
  readonly place = $derived.by(() => {
    const { over } = this.charts;
    if (this.cursor === null || this.toldPath === null) return this.lastPlace;
    return this.cursor.over === over ? this.cursor.at : placeOf(this.toldPath, over, this.shownStep);
  });
  /** Where the pointer on a chart looks; null: nowhere. */
  hover = $state.raw<Cursor | null>(null);
  /** Whether the cursor goes on by itself, or is dragged. */
  isWalking = $state.raw(false);

  /** What the figure on screen shows of f: a map widens the domain to its shape; null where nothing of f is shown. */
  readonly drawnDomain: Domain | null = $derived.by(() => {
    const figure = this.bench === 'curvature' ? this.curvature.figure : 'map';
    if (figure === 'map') return this.mapSize.width === 0 ? null : this.frame.domain;
    return figure === 'surface' ? this.domain : null;
  });

  /** Asks for the scene of what is now chosen; called whenever that changes. */
  requestScene(hand: 'moves' | 'rests' = this.gesture === 'none' ? 'rests' : 'moves'): void {
    const domain = this.drawnDomain;
    // A graph that is only turned is the same graph.
    if (domain === null || this.gesture === 'view') return;
    clearTimeout(this.#reminder);
    // The hand may rest now: where it stopped is told, and drawn finely, even if no move follows.
    if (hand === 'moves') this.#reminder = setTimeout(() => this.requestScene('rests'), RESTING);
    const isTime = hand === 'rests' || performance.now() - this.#toldAt >= READING_PACE;
    this.#loader.ask(
      {
        document: this.document,
        domain,
        gridSize: this.gesture === 'ground' && hand === 'moves' ? GRID_IN_MOTION : GRID_AT_REST,
        levelGridSize: GRID_AT_REST,
        levelCount: LEVELS,
        tell: isTime ? 'all' : 'picture',
      },
      this.gesture === 'none' ? 'at once' : 'next frame',
    );
  }

  get notice(): string | null {
    return this.#notice?.text ?? null;
  }

  set notice(text: string | null) {
    this.#notice = text === null ? null : { text, action: null };
  }

  /** A notice with what can be done about it. */
  tell(text: string, action: NoticeAction): void {
    this.#notice = { text, action };
  }

  /** Another lab in place of this one: what was opened, from which file if it has one of its own. */
  open(document: LabDocument, reference: FileReference | null): void {
    this.replace(document);
    this.file.onDisk = { reference, saved: document };
  }

  /** Gives a lab that could not be read to the person as a file: a newer Zigzag may open it. */
  #savingAsFile(setAside: string): NoticeAction {
    return {
      label: 'Save the lab you left as a file',
      run: () => {
        const content = new Blob([setAside], { type: 'application/json' });
        void this.shell.saveFile('zigzag-lab.json', content).catch((error: unknown) => {
          this.notice = `The lab you left was not saved: ${error instanceof Error ? error.message : String(error)}.`;
        });
      },
    };
  }

  save(document: LabDocument, onDisk: LabOnDisk): void {
    if (!keep(this.shell, document, onDisk)) {
      this.notice = 'This window cannot keep your lab: it will be gone when you close it.';
    }
  }

  override beginGesture(gesture: Gesture): void {
    super.beginGesture(gesture);
    if (gesture === 'learning-rate') this.#frozen = this.focus;
  }

  override endGesture(label = ''): void {
    super.endGesture(label);
    this.#frozen = null;
  }

  /** Gives up long work under way; what is on screen stays, and is said to be outdated. */
  cancelWork(): void {
    this.core.cancel('scene');
    this.progress = null;
    this.#isGivenUp = true;
  }

  /** Points out a step of the focused path. */
  goToStep(step: number): void {
    const { over } = this.charts;
    this.goToPlace(this.toldPath === null ? step : placeOf(this.toldPath, over, Math.max(0, step)));
  }

  /** Looks at the runs at a place along the charts' axis; from the last on, at their ends. */
  goToPlace(at: number): void {
    this.cursor = at >= this.lastPlace ? null : { over: this.charts.over, at: Math.max(0, at) };
  }

  /** Moves the cursor by so many places at which a run takes a step; forwards from the ends is anew from the start. */
  walk(strides: number): void {
    if (this.cursor === null && strides > 0) {
      this.goToPlace(0);
      return;
    }
    const { over } = this.charts;
    const direction = strides < 0 ? -1 : 1;
    let at = this.place;
    for (let k = 0; k < Math.abs(strides); k++) at = nextPlace(this.#toldRuns, { over, at }, direction);
    this.goToPlace(at);
  }

  #show(scene: LabScene, document: LabDocument): void {
    if (scene.backend === 'interpreter' && !this.#isKnownAsSlow && this.notice === null) {
      this.#isKnownAsSlow = true;
      this.notice =
        'Computing is slower here: this browser does not let the lab use WebAssembly. The numbers are the same.';
    }
    if (scene.ground !== null) this.ground = scene.ground;
    if (scene.surface !== null) this.surface = scene.surface;
    this.paths = scene.paths;
    this.problem = null;
    this.#isGivenUp = false;
    this.probeScene = scene.probe;
    if (scene.tell !== 'all') return;
    const { focus, probe, paths, arrivals } = scene;
    this.#toldAt = performance.now();
    const path = paths.find(({ kind, key }) => kind === 'run' && key === focus?.key);
    this.#told = { document, focus, probe, ground: this.ground, paths, arrivals, path: path ?? null };
  }
}

function later(milliseconds: number, then: () => void): () => void {
  const timer = setTimeout(then, milliseconds);
  return () => clearTimeout(timer);
}

function preferredTheme(): Theme {
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}
