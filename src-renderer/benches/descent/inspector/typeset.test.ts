import katex from 'katex';
import { expect, test } from 'vitest';
import { defaultDocument, withOptimizer } from '../../../../src-core/document/index.ts';
import { OPTIMIZERS } from '../../../../src-core/optimizers/index.ts';
import { SceneMaker } from '../../../../src-core/scene/lab-scene.ts';
import { runToEnd } from '../../../../src-core/work/index.ts';

test.each(OPTIMIZERS.map(({ id }) => id))('KaTeX reads the update of %s with its numbers', (id) => {
  const lab = withOptimizer(defaultDocument(), id);
  const domain = { x: [-3, 3], y: [-2, 2] } as const;
  const { taken, memory } = runToEnd(new SceneMaker().inspect(lab, 0, domain));
  const lines = (taken?.update ?? []).flatMap(({ symbols, numbers }) => [symbols, numbers ?? '']);
  const kept = memory.flatMap(({ symbols, before, after }) => [
    `${symbols?.before ?? ''} = ${before}`,
    `${symbols?.after ?? ''} = ${after ?? ''}`,
  ]);
  for (const tex of [...lines, ...kept])
    expect(() => katex.renderToString(tex, { throwOnError: true, strict: 'ignore' })).not.toThrow();
});
