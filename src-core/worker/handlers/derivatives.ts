import { typesetDerivatives } from '../../derivatives/display/typeset-derivatives.ts';
import { parseFormula } from '../../expression/index.ts';
import { checkNames } from '../../expression/names.ts';
import { checkInput } from '../../input-error.ts';
import type { Handler } from '../host.ts';

export const derivatives: Handler<'derivatives'> = function* ({ formula, variables, parameters }) {
  // A pause before the parser, which cannot be interrupted.
  yield 0;
  checkInput(() => checkNames(variables, parameters));
  return yield* typesetDerivatives(parseFormula(formula, variables, parameters));
};
