/** What the matrices figure shows: the scenes that the worker makes of the lab's matrices, and each matrix by its axes. */
import { matrixOf, spectrumOf, type Spectrum2 } from '../../src-core/curvature/spectrum.ts';
import type { Domain, MatrixLab, SymmetricMatrix } from '../../src-core/document/lab-document.ts';
import type { MatrixScene } from '../../src-core/scene/matrix-scene.ts';
import type { GroundScene } from '../../src-core/scene/scene.ts';
import { WorkerError } from '../../src-core/worker/client.ts';
import { mapFrame, type MapFrame } from '../figures/frame.ts';
import type { Lab } from './lab.svelte.ts';
import { radiusAround } from '../figures/matrices/matrix-view.ts';

/** A scene with its ground, whether that came with it or was there before. */
export interface ShownMatrix extends Omit<MatrixScene, 'ground'> {
  readonly ground: GroundScene;
}

interface Told {
  readonly matrixLab: MatrixLab;
  readonly scenes: readonly ShownMatrix[];
}

/** While the hand moves, words and numbers change this often, in ms. */
const READING_PACE = 400;
/** Where the hand stays for so long, in ms, it rests. */
const RESTING = 80;
/** Samples along one side of a map at rest, and while the hand changes the matrix. */
const GRID_AT_REST = 192;
const GRID_IN_MOTION = 64;

export class MatrixScenes {
  readonly #lab: Lab;
  /** Two maps beside each other are of one size. */
  mapSize = $state.raw({ width: 0, height: 0 });
  scenes = $state.raw<readonly ShownMatrix[]>([]);
  problem = $state.raw<string | null>(null);
  #told = $state.raw<Told | null>(null);
  #toldAt = Number.NEGATIVE_INFINITY;
  #asked = 0;
  #frame = 0;
  #reminder: ReturnType<typeof setTimeout> | undefined;
  /** As they were last set: a round matrix does not say by itself how its axes were turned. */
  #set = $state.raw<readonly Spectrum2[]>([]);
  #last: readonly Spectrum2[] = [];
  #radius: number | undefined;

  constructor(lab: Lab) {
    this.#lab = lab;
  }

  readonly matrixLab = $derived.by(() => this.#lab.curvature.matrixLab);
  readonly matrices = $derived(this.matrixLab.matrices);
  /** Half the side of what the maps show: changed by what is chosen, never under the hand. */
  readonly #radiusShown = $derived.by(() => {
    const [x, y] = this.matrixLab.start;
    if (this.#lab.gesture !== 'start' || this.#radius === undefined)
      this.#radius = radiusAround(Math.max(Math.abs(x), Math.abs(y)), this.#radius);
    return this.#radius;
  });
  readonly frame: MapFrame = $derived.by(() => {
    const side = [-this.#radiusShown, this.#radiusShown] as const;
    const domain: Domain = { x: side, y: side };
    return mapFrame({
      ...this.mapSize,
      domain,
      aspect: 'equal',
      theme: this.#lab.theme,
      legend: 'none',
    });
  });
  readonly spectra: readonly Spectrum2[] = $derived.by(() => {
    this.#last = this.matrices.map((matrix, k) => {
      const known = [this.#set[k], this.#last[k]].find(
        (spectrum) => spectrum !== undefined && isSame(matrixOf(spectrum), matrix),
      );
      return known ?? spectrumOf(matrix, this.#last[k]);
    });
    return this.#last;
  });
  /** What words and numbers belong to. */
  readonly told: readonly ShownMatrix[] = $derived(this.#told?.scenes ?? []);
  readonly toldLab: MatrixLab = $derived.by(() =>
    this.#lab.gesture === 'none' ? this.matrixLab : (this.#told?.matrixLab ?? this.matrixLab),
  );
  readonly toldSpectra: readonly Spectrum2[] = $derived(
    this.toldLab === this.matrixLab
      ? this.spectra
      : this.toldLab.matrices.map((matrix, k) => spectrumOf(matrix, this.spectra[k])),
  );

  /** @throws InputError where an entry is no number that can be shown */
  setMatrix(index: number, matrix: SymmetricMatrix, label = ''): void {
    this.setLab({ matrices: this.matrices.map((other, k) => (k === index ? matrix : other)) }, label);
  }

  /** @throws InputError where the eigenvalues give no entries that can be shown */
  setSpectrum(index: number, spectrum: Spectrum2, label = ''): void {
    this.setMatrix(index, matrixOf(spectrum), label);
    this.#set = this.spectra.map((other, k) => (k === index ? spectrum : other));
  }

  setLab(change: Partial<MatrixLab>, label = ''): void {
    this.#lab.setCurvature({ matrixLab: { ...this.matrixLab, ...change } }, label);
  }

  /** Asks for the scenes of what is now chosen; called whenever that changes. */
  request(hand: 'moves' | 'rests' = this.#lab.gesture === 'none' ? 'rests' : 'moves'): void {
    const { matrixLab, frame } = this;
    const { gesture } = this.#lab;
    if (this.mapSize.width === 0) return;
    clearTimeout(this.#reminder);
    if (hand === 'moves') this.#reminder = setTimeout(() => this.request('rests'), RESTING);
    const gridSize = gesture === 'matrix' && hand === 'moves' ? GRID_IN_MOTION : GRID_AT_REST;
    void this.#ask(matrixLab, frame.domain, gridSize, hand, 'what is missing');
  }

  async #ask(
    matrixLab: MatrixLab,
    domain: Domain,
    gridSize: number,
    hand: 'moves' | 'rests',
    send: 'what is missing' | 'all',
  ): Promise<void> {
    const asked = ++this.#asked;
    const have = matrixLab.matrices.map((_, k) =>
      send === 'all' ? null : (this.scenes[k]?.groundKey ?? null),
    );
    try {
      const outcome = await this.#lab.core.request(
        'matrices',
        { matrixLab, domain, gridSize, have },
        { channel: 'matrices' },
      );
      if (outcome.kind === 'superseded') return;
      const scenes = outcome.output.flatMap((scene, k): readonly ShownMatrix[] => {
        const present = this.scenes[k];
        const ground = scene.ground ?? (present?.groundKey === scene.groundKey ? present.ground : null);
        return ground === null ? [] : [{ ...scene, ground }];
      });
      this.problem = null;
      if (scenes.length === outcome.output.length) this.#deliver({ matrixLab, scenes }, hand);
      // A ground that it counted on has been replaced since it was asked for.
      else if (asked === this.#asked) await this.#ask(matrixLab, domain, gridSize, hand, 'all');
    } catch (error) {
      if (!(error instanceof WorkerError)) throw error;
      if (asked === this.#asked) this.problem = error.problem.message;
    }
  }

  #deliver(told: Told, hand: 'moves' | 'rests'): void {
    const isTime = hand === 'rests' || performance.now() - this.#toldAt >= READING_PACE;
    const show = (): void => {
      this.scenes = told.scenes;
      if (!isTime) return;
      this.#told = told;
      this.#toldAt = performance.now();
    };
    cancelAnimationFrame(this.#frame);
    // Under a moving hand once a frame is as much as can be seen.
    if (hand === 'rests') show();
    else this.#frame = requestAnimationFrame(show);
  }
}

const isSame = (a: SymmetricMatrix, b: SymmetricMatrix): boolean =>
  a.xx === b.xx && a.xy === b.xy && a.yy === b.yy;
