import type { DerivativeFormulas } from '../../src-core/derivatives/index.ts';
import type { LabDocument } from '../../src-core/document/lab-document.ts';
import { WorkerError, type CoreClient } from '../../src-core/worker/client.ts';

/** ∇f and H of the lab's function as formulas; they follow the formula, not the parameters' values. */
export class DerivativeFormulasStore {
  readonly #client: CoreClient;
  #key = '';
  formulas = $state.raw<DerivativeFormulas | null>(null);

  constructor(client: CoreClient) {
    this.#client = client;
  }

  async load({ formula, parameters }: Pick<LabDocument, 'formula' | 'parameters'>): Promise<void> {
    const names = parameters.map(({ name }) => name);
    const key = JSON.stringify([formula, names]);
    if (key === this.#key) return;
    this.#key = key;
    this.formulas = null;
    try {
      const input = { formula, variables: ['x', 'y'], parameters: names };
      const outcome = await this.#client.request('derivatives', input, { channel: 'derivatives' });
      if (key === this.#key && outcome.kind === 'done') this.formulas = outcome.output;
    } catch (error) {
      // What is wrong with the formula is said where it is typed; here there is only nothing to show.
      if (!(error instanceof WorkerError)) throw error;
    }
  }
}
