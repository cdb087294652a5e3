import katex from 'katex';
import { expect, test } from 'vitest';
import { defaultDocument, withOptimizer } from '../../../../src-core/document/index.ts';
import { OPTIMIZERS } from '../../../../src-core/optimizers/index.ts';
import { createHandlers } from '../../../../src-core/worker/handlers.ts';
import { runToEnd } from '../../../../src-core/work/index.ts';

test.each(OPTIMIZERS.map(({ id }) => id))('KaTeX reads the update of %s with its numbers', async (id) => {
  const lab = withOptimizer(defaultDocument(), id);
  const domain = { x: [-3, 3], y: [-2, 2] } as const;
  const inspect = await createHandlers().inspect.load();
  const { taken, memory } = runToEnd(inspect({ document: lab, step: 0, domain }));
  const lines = (taken?.update ?? []).flatMap(({ symbols, numbers }) => [symbols, numbers ?? '']);
  const kept = memory.flatMap(({ symbols, before, after }) => [
    `${symbols.before} = ${before}`,
    `${symbols.after} = ${after ?? ''}`,
  ]);
  for (const tex of [...lines, ...kept])
    expect(() => katex.renderToString(tex, { throwOnError: true, strict: 'ignore' })).not.toThrow();
});
