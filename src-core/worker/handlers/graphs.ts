import { graphData, type GraphData } from '../../derivatives/index.ts';
import { parseFormula } from '../../expression/index.ts';
import { checkNames } from '../../expression/names.ts';
import { checkInput } from '../../input-error.ts';
import type { Work } from '../../work/index.ts';
import type { Requests } from '../protocol.ts';

export function* graphs({
  formula,
  variables,
  parameters,
  order,
  mostNodes,
}: Requests['graphs']['input']): Work<GraphData | null> {
  yield 0;
  checkInput(() => checkNames(variables, parameters));
  return yield* graphData(parseFormula(formula, variables, parameters), order, mostNodes);
}
