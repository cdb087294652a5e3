/** What the export dialog shows of a lab's data: the table that is chosen, as the file will hold it. */
import type { Lab } from '../../lab/lab.svelte.ts';
import { GivenUp, type Core } from '../ask.ts';
import { csvOf } from '../data/csv.ts';
import { DATA_KINDS } from '../data/data-kinds.ts';
import type { DataTable } from '../data/data-table.ts';
import { jsonOf } from '../data/json.ts';
import { savedAs } from './saved-as.ts';

export type DataType = 'csv' | 'json';

/** One table is made at a time. */
const CHANNEL = 'export-data';

export class DataExporter {
  readonly lab: Lab;
  kind = $state.raw('trajectories');
  type = $state.raw<DataType>('csv');
  table = $state.raw<DataTable | null>(null);
  problem = $state.raw<string | null>(null);
  readonly #core: Core = {
    request: (name, input, options) => this.lab.core.request(name, input, { ...options, channel: CHANNEL }),
  };
  #makings = 0;

  constructor(lab: Lab) {
    this.lab = lab;
  }

  get fileName(): string {
    return `zigzag-${this.lab.landscape}-${this.kind}.${this.type}`;
  }

  /** Makes the table that is now chosen, of what the map shows. */
  async make(): Promise<void> {
    const making = ++this.#makings;
    const kind = DATA_KINDS.find(({ id }) => id === this.kind);
    if (kind === undefined) return;
    const { document, drawnDomain } = this.lab;
    this.table = null;
    this.problem = null;
    try {
      const table = await kind.make({ ...document, domain: drawnDomain ?? document.domain }, this.#core);
      if (making === this.#makings) this.table = table;
    } catch (error) {
      if (making === this.#makings && !(error instanceof GivenUp))
        this.problem = error instanceof Error ? error.message : String(error);
    }
  }

  /** Gives up what is asked. */
  close(): void {
    this.lab.core.cancel(CHANNEL);
  }

  /** @returns what was done, in words */
  async save(): Promise<string> {
    if (this.table === null) throw new Error('There is no table yet.');
    const text = this.type === 'csv' ? csvOf(this.table) : jsonOf(this.table);
    const type = this.type === 'csv' ? 'text/csv' : 'application/json';
    return savedAs(await this.lab.shell.saveFile(this.fileName, new Blob([text], { type })));
  }
}
