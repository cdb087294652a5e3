import katex from 'katex';
import { expect, test } from 'vitest';
import { OPTIMIZERS, settingsOf, updateTex } from '../../src-core/optimizers/index.ts';

test.each(OPTIMIZERS)('the update of $id can be set in type, whatever is switched on', (optimizer) => {
  const on = Object.fromEntries(
    optimizer.settings.map((spec): [string, number | string] =>
      spec.kind === 'choice'
        ? [spec.name, spec.options.at(-1) ?? '']
        : [spec.name, spec.default === 0 ? 0.5 * Math.min(1, spec.maximum) : spec.default],
    ),
  );
  for (const settings of [settingsOf(optimizer, {}), on])
    for (const line of updateTex(optimizer, settings))
      expect(() => katex.renderToString(line, { throwOnError: true, strict: 'error' })).not.toThrow();
});
