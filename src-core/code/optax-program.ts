import { functionCode } from './function-code.ts';
import { definition, heading, helperParts, LAST, loop, pointText, type Parts } from './layout.ts';
import { JAX } from './library.ts';
import type { Names } from './names.ts';
import { optaxCall } from './optax-methods.ts';
import { rateOf, type CodeRun } from './run.ts';

/** By the function of Optax that makes the same steps; the derivative is JAX's. */
export function optaxParts(run: CodeRun, names: Names): Parts {
  const rate = rateOf(run);
  const { call, differences = [] } = optaxCall(run.optimizer.id, run.settings, rate === null ? null : 'rate');
  const f = functionCode(run, JAX, names);
  const needsMath = rate?.join().includes('math.') ?? false;
  return [
    heading(run, [
      ...(needsMath ? ['import math', ''] : []),
      'import jax',
      'import jax.numpy as jnp',
      'import optax',
    ]),
    ['jax.config.update("jax_enable_x64", True)'],
    f.parameters,
    ...helperParts(f.helpers, JAX),
    definition(f.value),
    definition(rate ?? []),
    [
      'gradient = jax.jit(jax.grad(f))',
      ...differences.map((line) => `# ${line}`),
      `optimizer = ${call}`,
      `p = jnp.array(${pointText(run.start)})`,
      'state = optimizer.init(p)',
    ],
    loop(run, JAX, {
      look: ['g = gradient(p)'],
      gradient: 'g',
      step: ['updates, state = optimizer.update(g, state, p)', 'p = optax.apply_updates(p, updates)'],
    }),
    LAST,
  ];
}
