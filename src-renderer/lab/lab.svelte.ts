/** The one store of the window: the document that the person changes, and the scenes that the worker makes of it. */
import { defaultDocument, type LabDocument, type Theme } from '../../src-core/document/index.ts';
import type { LabScene } from '../../src-core/scene/lab-scene.ts';
import { CoreClient } from '../../src-core/worker/client.ts';
import { CorePool } from '../../src-core/worker/pool.ts';
import type { WorkerPort, WorkerProblem } from '../../src-core/worker/protocol.ts';
import type { FileReference } from '../shell/files.ts';
import type { Shell } from '../shell/shell.ts';
import { keep, restore } from './autosave.ts';
import { CriticalPointsStore } from './critical-points.svelte.ts';
import { DerivativeFormulasStore } from './derivative-formulas.svelte.ts';
import { LabFile, type LabOnDisk } from './lab-file.svelte.ts';
import { SceneLoader } from './scene-loader.ts';
import { ScreenStore } from './screen-store.svelte.ts';
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

/** While the hand moves, words and numbers change this often, in ms: as quickly as they can be read. */
const READING_PACE = 800;
/** Where the hand stays for so long, in ms, it rests: what it stopped at is told at once. */
const RESTING = 80;

/** Samples along one side of the map at rest, and while the hand changes the ground. */
const GRID_AT_REST = 256;
const GRID_IN_MOTION = 64;
const LEVELS = 16;

export class Lab extends ScreenStore {
  readonly shell: Shell;
  readonly file: LabFile;
  readonly core: CoreClient;
  readonly criticalPoints: CriticalPointsStore;
  readonly derivatives: DerivativeFormulasStore;
  readonly sweeps: SweepStore;
  readonly thumbnails: Thumbnails;
  readonly #loader: SceneLoader;

  problem = $state.raw<WorkerProblem | null>(null);
  #notice = $state.raw<Notice | null>(null);
  /** Whether the work for the present document was given up. */
  #isGivenUp = $state.raw(false);
  /** Share of long work that is done. */
  progress = $state.raw<number | null>(null);

  #isKnownAsSlow = false;
  #reminder: ReturnType<typeof setTimeout> | undefined;

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

  /** A frame after that: what needs further fonts may come. */
  isSettled = $state(false);
  /** Whether what is to be seen first is there, so that what can wait may come. */
  readonly hasPicture = $derived(
    this.ground !== null || this.surface !== null || this.problem !== null || this.showsMatrices,
  );
  readonly noticeAction = $derived(this.#notice?.action ?? null);
  /** Whether what is on screen belongs to a document before the present one, and no scene of this one is to come. */
  readonly isOutdated = $derived(this.hasTold && (this.#isGivenUp || this.problem !== null));

  /** Asks for the scene of what is now chosen; called whenever that changes. */
  requestScene(hand: 'moves' | 'rests' = this.gesture === 'none' ? 'rests' : 'moves'): void {
    const domain = this.drawnDomain;
    // A graph that is only turned is the same graph.
    if (domain === null || this.gesture === 'view') return;
    clearTimeout(this.#reminder);
    // The hand may rest now: where it stopped is told, and drawn finely, even if no move follows.
    if (hand === 'moves') this.#reminder = setTimeout(() => this.requestScene('rests'), RESTING);
    const isTime = hand === 'rests' || performance.now() - this.toldAt >= READING_PACE;
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

  /** Gives up long work under way; what is on screen stays, and is said to be outdated. */
  cancelWork(): void {
    this.core.cancel('scene');
    this.progress = null;
    this.#isGivenUp = true;
  }

  #show(scene: LabScene, document: LabDocument): void {
    if (scene.backend === 'interpreter' && !this.#isKnownAsSlow && this.notice === null) {
      this.#isKnownAsSlow = true;
      this.notice =
        'Computing is slower here: this browser does not let the lab use WebAssembly. The numbers are the same.';
    }
    this.put(scene, document);
    this.problem = null;
    this.#isGivenUp = false;
  }
}

function later(milliseconds: number, then: () => void): () => void {
  const timer = setTimeout(then, milliseconds);
  return () => clearTimeout(timer);
}

function preferredTheme(): Theme {
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}
