import { DocumentFunctions } from '../../scene/document-functions.ts';
import { runSweeps } from '../../scene/sweep/run-sweeps.ts';
import { portion } from '../../work/index.ts';
import type { Handler } from '../host.ts';

const functions = new DocumentFunctions();

export const sweep: Handler<'sweep'> = function* ({ document, sweeps }) {
  const f = yield* portion(functions.prepare(document), 0, 0);
  return yield* runSweeps(f, document, sweeps);
};
