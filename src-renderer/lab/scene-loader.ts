import type { LabDocument } from '../../src-core/document/index.ts';
import { CoreClient, WorkerError, type Outcome } from '../../src-core/worker/client.ts';
import type { LabScene, SceneRequest } from '../../src-core/scene/lab-scene.ts';
import type { WorkerProblem } from '../../src-core/worker/protocol.ts';

export interface SceneListener {
  /** `document` is the one the scene was made of. */
  onScene(scene: LabScene, document: LabDocument): void;
  onProblem(problem: WorkerProblem): void;
  /** The share that is done of work that takes long, or null when there is none under way. */
  onProgress(share: number | null): void;
}

/** ms that work may take before it is told how far it is: what comes and goes sooner only disturbs. */
const PATIENCE = 500;

/**
 * Asks for scenes, newest first, and hands them over. Scenes that come in while the hand moves are
 * handed over once a frame, since no more can be seen.
 */
export class SceneLoader {
  readonly #client: CoreClient;
  readonly #listener: SceneListener;
  #groundKey: string | null = null;
  #arrived: { readonly scene: LabScene; readonly document: LabDocument } | null = null;
  #asked = 0;
  /** How far the newest work is, as far as it has said. */
  #share = 0;
  #isLong = false;
  #patience: ReturnType<typeof setTimeout> | undefined;

  constructor(client: CoreClient, listener: SceneListener) {
    this.#client = client;
    this.#listener = listener;
  }

  ask(request: Omit<SceneRequest, 'have'>, delivery: 'at once' | 'next frame'): void {
    const asked = ++this.#asked;
    this.#beginToWait();
    const onProgress = (share: number): void => {
      this.#share = share;
      if (this.#isLong) this.#listener.onProgress(share);
    };
    this.#client
      .request('scene', { ...request, have: this.#groundKey }, { channel: 'scene', onProgress })
      .then((outcome) => {
        if (this.#isStale(outcome)) {
          this.#groundKey = null;
          if (asked === this.#asked) this.ask(request, delivery);
          return;
        }
        if (asked === this.#asked || outcome.kind === 'done') this.#endWaiting();
        if (asked !== this.#asked) this.#beginToWait();
        if (outcome.kind === 'done') this.#receive(outcome.output, request.document, delivery);
      })
      .catch((error: unknown) => {
        if (asked === this.#asked) this.#endWaiting();
        if (!(error instanceof WorkerError)) throw error;
        if (asked === this.#asked) this.#listener.onProblem(error.problem);
      });
  }

  /** From the first request that is not answered: that newer ones follow makes the wait no shorter. */
  #beginToWait(): void {
    if (this.#patience !== undefined) return;
    this.#share = 0;
    this.#patience = setTimeout(() => {
      this.#isLong = true;
      this.#listener.onProgress(this.#share);
    }, PATIENCE);
  }

  #endWaiting(): void {
    clearTimeout(this.#patience);
    this.#patience = undefined;
    if (this.#isLong) this.#listener.onProgress(null);
    this.#isLong = false;
  }

  /** A scene made for a ground that another answer has replaced since it was asked for. */
  #isStale(outcome: Outcome<LabScene>): boolean {
    return (
      outcome.kind === 'done' &&
      outcome.output.ground === null &&
      outcome.output.surface === null &&
      outcome.output.groundKey !== this.#groundKey
    );
  }

  #receive(scene: LabScene, document: LabDocument, delivery: 'at once' | 'next frame'): void {
    this.#groundKey = scene.groundKey;
    const waiting = this.#arrived;
    // A scene that is passed over may have brought the ground or graph that this one relies on.
    const ground = scene.ground ?? waiting?.scene.ground ?? null;
    const surface = scene.surface ?? waiting?.scene.surface ?? null;
    this.#arrived = { document, scene: { ...scene, ground, surface } };
    if (delivery === 'at once') this.#deliver();
    else if (waiting === null) requestAnimationFrame(() => this.#deliver());
  }

  #deliver(): void {
    const arrived = this.#arrived;
    this.#arrived = null;
    if (arrived !== null) this.#listener.onScene(arrived.scene, arrived.document);
  }
}
