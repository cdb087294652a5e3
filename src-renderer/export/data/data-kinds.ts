/** The registry of data that a lab can be taken home as. Adding one is its table and one entry here. */
import type { LabDocument } from '../../../src-core/document/index.ts';
import type { FunctionInput } from '../../../src-core/worker/protocol.ts';
import { ask, type Core } from '../ask.ts';
import { criticalPointsTable } from './critical-points-table.ts';
import type { DataTable } from './data-table.ts';
import { GRID_CELLS, gridNodes, gridTable } from './grid-table.ts';
import { rankingTable } from './ranking-table.ts';
import { sweptParts } from '../swept-parts.ts';
import { sweepTable } from './sweep-table.ts';
import { trajectoryTable } from './trajectory-table.ts';

export interface DataKind {
  readonly id: string;
  /** On menus. */
  readonly name: string;
  /** What it is, in a line. */
  readonly about: string;
  /**
   * Of the document's function in its domain, whatever its bench shows.
   * @throws GivenUp
   * @throws WorkerError where the function cannot be computed
   */
  make(document: LabDocument, core: Core): Promise<DataTable>;
}

export const DATA_KINDS: readonly DataKind[] = [
  {
    id: 'trajectories',
    name: 'Paths',
    about: 'every step of every path: place, f and ‖∇f‖',
    make: async (document, core) => trajectoryTable(await ask(core, 'paths', { document })),
  },
  {
    id: 'ranking',
    name: 'Ranking',
    about: 'what every run needed, where it ended, and how',
    make: async (document, core) => rankingTable(await ask(core, 'paths', { document }), document),
  },
  {
    id: 'sweep',
    name: 'Sweep',
    about: 'how runs end by learning rate, or by two settings',
    make: async (document, core) => sweepTable(await sweptParts(document, core), document),
  },
  {
    id: 'grid',
    name: 'Grid of f',
    about: `f on a grid of ${GRID_CELLS + 1} × ${GRID_CELLS + 1} places, and the overlay where one is shown`,
    make: async (document, core) => {
      const points = gridNodes(document.domain, GRID_CELLS);
      const { results } = await ask(core, 'analyse', { ...functionOf(document), points });
      return gridTable(results, document.view.overlay);
    },
  },
  {
    id: 'critical-points',
    name: 'Critical points',
    about: 'where ∇f vanishes in the domain, and what is there',
    make: async (document, core) =>
      criticalPointsTable(
        await ask(core, 'criticalPoints', { ...functionOf(document), domain: document.domain }),
      ),
  },
];

function functionOf({ formula, parameters }: LabDocument): FunctionInput {
  return {
    formula,
    variables: ['x', 'y'],
    parameters: Object.fromEntries(parameters.map(({ name, value }) => [name, value])),
  };
}
