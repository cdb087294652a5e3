import type { CriticalPoint, CriticalPoints } from '../../src-core/curvature/index.ts';
import type { Domain, LabDocument, Point2 } from '../../src-core/document/lab-document.ts';
import { WorkerError, type CoreClient } from '../../src-core/worker/client.ts';

/** A search may take so long, in ms, before it is told how far it is. */
const PATIENCE = 500;

/** What a search was for: the function and the domain. */
const keyOf = ({ formula, parameters }: LabDocument, domain: Domain): string =>
  JSON.stringify([formula, parameters.map(({ name, value }) => [name, value]), domain]);

/** The critical points of the lab's function in its domain: searched for when asked, kept until either changes. */
export class CriticalPointsStore {
  readonly #client: CoreClient;
  #key = '';
  found = $state.raw<CriticalPoints | null>(null);
  state = $state.raw<'none' | 'searching' | 'done' | 'given up'>('none');
  problem = $state.raw<string | null>(null);
  /** The share that is done of a search that takes long. */
  progress = $state.raw<number | null>(null);

  constructor(client: CoreClient) {
    this.#client = client;
  }

  /** Searches, unless what is found is of this very function and domain. */
  async search(document: LabDocument, domain: Domain): Promise<void> {
    const key = keyOf(document, domain);
    if (key === this.#key) return;
    this.#key = key;
    this.found = null;
    this.problem = null;
    this.progress = null;
    this.state = 'searching';
    const began = performance.now();
    const { formula, parameters } = document;
    const input = {
      formula,
      variables: ['x', 'y'],
      parameters: Object.fromEntries(parameters.map(({ name, value }) => [name, value])),
      domain,
    };
    const onProgress = (share: number): void => {
      if (key === this.#key && performance.now() - began > PATIENCE) this.progress = share;
    };
    try {
      const outcome = await this.#client.request('criticalPoints', input, {
        channel: 'critical-points',
        onProgress,
      });
      if (key !== this.#key) return;
      if (outcome.kind === 'done') this.found = outcome.output;
      this.state = outcome.kind === 'done' ? 'done' : 'given up';
    } catch (error) {
      if (!(error instanceof WorkerError)) throw error;
      if (key !== this.#key) return;
      this.problem = error.problem.message;
      this.state = 'done';
    }
    this.progress = null;
  }

  /** Searches for the same once more, after it was given up. */
  again(document: LabDocument, domain: Domain): Promise<void> {
    this.#key = '';
    return this.search(document, domain);
  }

  /** Gives up the search under way; it is not begun again until the function or the domain changes. */
  cancel(): void {
    this.#client.cancel('critical-points');
    this.state = 'given up';
    this.progress = null;
  }

  /** What was found exactly where the probe is; null where it is elsewhere. */
  at(probe: Point2): CriticalPoint | null {
    return this.found?.points.find(({ point: [x, y] }) => x === probe[0] && y === probe[1]) ?? null;
  }
}
