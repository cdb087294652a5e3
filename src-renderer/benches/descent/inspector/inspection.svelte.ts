import type { Domain, LabDocument } from '../../../../src-core/document/lab-document.ts';
import type { StepScene } from '../../../../src-core/scene/inspector.ts';
import { WorkerError, type CoreClient } from '../../../../src-core/worker/client.ts';

/** Words and numbers change at most this often, in ms, however quickly the steps go by. */
const READING_PACE = 250;
/** While the runs are walked: setting an update in type takes the time of several frames. */
const WALKING_PACE = 1000;

/** The step that is inspected: asked for anew whenever that changes. */
export class Inspection {
  readonly #client: CoreClient;
  #asked = 0;
  /** The newest. */
  scene = $state.raw<StepScene | null>(null);
  /** The one that is told in words and numbers. */
  told = $state.raw<StepScene | null>(null);
  problem = $state.raw<string | null>(null);
  #pace = READING_PACE;
  #toldAt = Number.NEGATIVE_INFINITY;
  #next: ReturnType<typeof setTimeout> | undefined;

  constructor(client: CoreClient) {
    this.#client = client;
  }

  /** @param step null: the last one that was taken */
  async ask(document: LabDocument, step: number | null, domain: Domain, isWalking: boolean): Promise<void> {
    const asked = ++this.#asked;
    this.#pace = isWalking ? WALKING_PACE : READING_PACE;
    try {
      const outcome = await this.#client.request(
        'inspect',
        { document, step, domain },
        { channel: 'inspect' },
      );
      if (outcome.kind === 'superseded') return;
      this.problem = null;
      this.scene = outcome.output;
      this.#tellInTime();
    } catch (error) {
      if (!(error instanceof WorkerError)) throw error;
      if (asked === this.#asked) this.problem = error.problem.message;
    }
  }

  /** No one looks any more. */
  close(): void {
    clearTimeout(this.#next);
    this.#client.cancel('inspect');
  }

  #tellInTime(): void {
    clearTimeout(this.#next);
    const rest = this.#toldAt + this.#pace - performance.now();
    if (rest > 0) {
      this.#next = setTimeout(() => this.#tellInTime(), rest);
      return;
    }
    this.#toldAt = performance.now();
    this.told = this.scene;
  }
}
