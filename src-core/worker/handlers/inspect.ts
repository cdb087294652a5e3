import type { DocumentFunctions } from '../../scene/document-functions.ts';
import { StepInspector } from '../../scene/inspector.ts';
import { portion } from '../../work/index.ts';
import type { Handler } from '../host.ts';

const inspector = new StepInspector();

/** With the functions that the scenes are made of: they are compiled already. */
export const inspectOn = (functions: DocumentFunctions): Handler<'inspect'> =>
  function* ({ document, step, domain }) {
    const f = yield* portion(functions.prepare(document), 0, 0.2);
    return yield* portion(inspector.inspect(f, document, step, domain), 0.2, 1);
  };
