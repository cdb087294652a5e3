/** What requests bring with them, made ready. */
import { parseFormula } from '../../expression/index.ts';
import { checkNames } from '../../expression/names.ts';
import { checkInput, InputError } from '../../input-error.ts';
import { CompiledFunction, PointFunction } from '../../kernel/index.ts';
import { portion, type Work } from '../../work/index.ts';
import type { FunctionInput } from '../protocol.ts';

export function* functionOf({ formula, variables, parameters }: FunctionInput): Work<PointFunction> {
  const names = Object.keys(parameters);
  checkInput(() => checkNames(variables, names));
  const expression = parseFormula(formula, variables, names);
  const unused = names.find((name) => !expression.usedParameters.includes(name));
  if (unused !== undefined) throw new InputError(`The parameter ${unused} does not occur in the formula.`);
  const compiled = new CompiledFunction(expression);
  yield* portion(compiled.prepare(), 0, 0);
  return new PointFunction(compiled, Object.values(parameters));
}

export function checkLength(point: readonly number[], dimension: number): void {
  if (point.length === dimension) return;
  throw new InputError(`A point needs ${dimension} coordinates, one for each variable, not ${point.length}.`);
}
