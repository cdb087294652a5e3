/** The run of one of a lab's optimizers as programs, one a library. */
import type { LabDocument, OptimizerEntry } from '../document/index.ts';
import { isNoisy } from '../document/noise-edits.ts';
import { findOptimizer, settingsOf } from '../optimizers/index.ts';
import type { CoreClient } from '../worker/client.ts';
import { orderOf } from './method-code.ts';
import { programText } from './program.ts';
import { NotWritten } from './recording.ts';
import type { CodeLibrary, CodeRun } from './run.ts';

/** Larger graphs make no short program. */
export const MOST_NODES = 2000;

export const CODE_LIBRARIES: readonly { readonly id: CodeLibrary; readonly name: string }[] = [
  { id: 'pytorch', name: 'PyTorch' },
  { id: 'numpy', name: 'NumPy' },
  { id: 'optax', name: 'Optax' },
];

/** Either its text, or in words why there is none. */
export type Program = { readonly text: string } | { readonly reason: string };

export interface LibraryProgram {
  readonly library: CodeLibrary;
  /** On menus: `NumPy`. */
  readonly name: string;
  readonly program: Program;
}

export function programFor(library: CodeLibrary, run: CodeRun): Program {
  try {
    return { text: programText(library, run) };
  } catch (error) {
    if (error instanceof NotWritten) return { reason: error.message };
    throw error;
  }
}

/** @throws WorkerError where the function cannot be computed */
export async function programsOf(
  document: LabDocument,
  entry: OptimizerEntry,
  core: Pick<CoreClient, 'request'>,
): Promise<readonly LibraryProgram[]> {
  const optimizer = findOptimizer(entry.id);
  if (optimizer === undefined) throw new RangeError(`There is no optimizer ${entry.id}.`);
  const settings = settingsOf(optimizer, entry.settings);
  const { formula, parameters, start, steps, tolerance } = document;
  const outcome = await core.request('graphs', {
    formula,
    variables: ['x', 'y'],
    parameters: parameters.map(({ name }) => name),
    order: orderOf(optimizer, settings),
    mostNodes: MOST_NODES,
  });
  const graphs = outcome.kind === 'done' ? outcome.output : null;
  const { schedule } = entry;
  const run = {
    ...{ formula, parameters, graphs, optimizer, settings, schedule, start, steps, tolerance },
    isNoisy: isNoisy(document),
  };
  return CODE_LIBRARIES.map(({ id, name }) => ({ library: id, name, program: programFor(id, run) }));
}
