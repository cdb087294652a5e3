import { gradientFunction, hessianFunction } from './formula.ts';
import { functionCode } from './function-code.ts';
import { definition, heading, helperParts, LAST, loop, pointText, type Parts } from './layout.ts';
import { NUMPY } from './library.ts';
import { methodCode, orderOf } from './method-code.ts';
import type { Names } from './names.ts';
import { rateOf, VARIABLES, type CodeRun } from './run.ts';

/** The update and the derivatives are written out. */
export function numpyParts(run: CodeRun, names: Names): Parts {
  const method = methodCode(run, 'numpy', NUMPY, names);
  const f = functionCode(run, NUMPY, names);
  const rate = rateOf(run) ?? [];
  const derivatives = [
    gradientFunction(f.gradient, VARIABLES),
    ...(orderOf(run.optimizer, run.settings) === 2 ? [hessianFunction(f.hessian, VARIABLES)] : []),
  ];
  const helpers = new Set([
    ...f.helpers,
    ...method.helpers,
    ...derivatives.flatMap((part) => [...part.helpers]),
  ]);
  return [
    heading(run, [...(rate.join().includes('math.') ? ['import math', ''] : []), 'import numpy as np']),
    f.parameters,
    ...helperParts(helpers, NUMPY),
    definition(f.value),
    ...derivatives.map(({ lines }) => definition(lines)),
    definition(rate),
    definition(method.functions),
    [`p = np.array(${pointText(run.start)})`, ...method.before],
    loop(run, NUMPY, { look: ['g = gradient(p)'], gradient: 'g', step: method.step }),
    LAST,
  ];
}
