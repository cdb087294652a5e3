import { graphData } from '../../derivatives/graph-data.ts';
import { parseFormula } from '../../expression/index.ts';
import { checkNames } from '../../expression/names.ts';
import { checkInput } from '../../input-error.ts';
import type { Handler } from '../host.ts';

export const graphs: Handler<'graphs'> = function* ({ formula, variables, parameters, order, mostNodes }) {
  // A pause before the parser, which cannot be interrupted.
  yield 0;
  checkInput(() => checkNames(variables, parameters));
  return yield* graphData(parseFormula(formula, variables, parameters), order, mostNodes);
};
