import type { LabDocument } from '../../src-core/document/index.ts';
import { sweepPlan } from '../../src-core/scene/sweep/sweep-plan.ts';
import type { SweptPart } from '../../src-core/scene/sweep/sweep-scene.ts';
import { ask, type Core } from './ask.ts';

/**
 * The sweeps of a document in its view, whole; none where it has nothing to sweep.
 * @throws GivenUp
 */
export async function sweptParts(document: LabDocument, core: Core): Promise<readonly SweptPart[]> {
  const { sweeps } = sweepPlan(document);
  if (sweeps.length === 0) return [];
  const asked = sweeps.map(({ key, settings }) => ({ key, settings }));
  const results = await ask(core, 'sweep', { document, sweeps: asked });
  return results.flatMap((result, k) => {
    const sweep = sweeps[k];
    return sweep === undefined ? [] : [{ sweep, result }];
  });
}
