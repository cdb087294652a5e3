/** FORMULA, --variables and --param → what the core wants to know of a function. */
import type { Domain } from '../../src-core/document/lab-document.ts';
import { findLandscape, type Landscape } from '../../src-core/landscapes/index.ts';
import type { CoreClient } from '../../src-core/worker/client.ts';
import type { FunctionInput } from '../../src-core/worker/protocol.ts';
import { onlyOperand, single, type Arguments, type OptionSpec } from './arguments.ts';
import { ask, askAboutNames, formulaFault } from './ask.ts';
import { BadInput, quote } from './bad-input.ts';
import { readAssignments, readPoint, readVariables } from './values.ts';

export const FUNCTION_OPTIONS: readonly OptionSpec[] = [
  {
    name: 'variables',
    value: 'x,y',
    meaning: 'names of the variables, at most 50 (x,y, or the only free name)',
  },
  { name: 'param', value: 'k=10', repeats: true, meaning: 'the value of another name in the formula' },
];

export const FUNCTION_NOTES: readonly string[] = [
  'FORMULA is mathjs syntax in quotes, such as "x^2 y + sin(x y)", or the id of a',
  'function of `functions`, whose parameters --param may set. It may begin with -.',
];

const DEFAULT_VARIABLES = ['x', 'y'];

/**
 * @param dimension the number of coordinates of the points that were typed
 * @throws BadInput
 */
export async function readFunction(
  given: Arguments,
  dimension: number,
  core: CoreClient,
): Promise<FunctionInput> {
  const typed = onlyOperand(given, 'formula');
  const chosen = readAssignments(given.values.get('param') ?? [], '--param');
  const landscape = findLandscape(typed);
  const formula = landscape?.formula ?? typed;
  const parameters = landscape === undefined ? chosen : withDefaults(landscape, chosen);
  const names = single(given, 'variables');
  const variables =
    names !== undefined
      ? readVariables(names)
      : landscape !== undefined
        ? DEFAULT_VARIABLES
        : await inferVariables(formula, [...parameters.keys()], dimension, core);
  // Faults of the formula are reported before those of the point: they are the ones to mend first.
  const report = await ask(core, 'formula', { formula, variables, parameters: [...parameters.keys()] });
  for (const name of chosen.keys()) {
    if (!report.usedParameters.includes(name))
      throw new BadInput(`--param ${name}: the formula has no ${name}.`);
  }
  if (variables.length !== dimension) throw wrongDimension(variables, dimension);
  return { formula, variables, parameters: Object.fromEntries(parameters) };
}

/** --domain, where it is given. */
export function readDomain(given: Arguments): Domain | undefined {
  const text = single(given, 'domain');
  if (text === undefined) return undefined;
  const numbers = readPoint(text, '--domain');
  const [x0, x1, y0, y1] = numbers;
  if (x0 === undefined || x1 === undefined || y0 === undefined || y1 === undefined || numbers.length !== 4)
    throw new BadInput(`--domain: four numbers are wanted, X0,X1,Y0,Y1, not ${numbers.length}.`);
  return { x: [x0, x1], y: [y0, y1] };
}

function withDefaults(
  landscape: Landscape,
  chosen: ReadonlyMap<string, number>,
): ReadonlyMap<string, number> {
  checkOwnParameters(landscape, chosen.keys());
  return new Map(landscape.parameters.map(({ name, value }) => [name, chosen.get(name) ?? value]));
}

/** @throws BadInput where a name is none of the landscape's parameters */
export function checkOwnParameters({ id, parameters }: Landscape, names: Iterable<string>): void {
  const own = parameters.map(({ name }) => name);
  for (const name of names) {
    if (own.includes(name)) continue;
    const has = own.length === 0 ? 'none' : own.join(', ');
    throw new BadInput(`--param: ${id} has no parameter ${quote(name)}; it has ${has}.`);
  }
}

function wrongDimension(variables: readonly string[], dimension: number): BadInput {
  const coordinates = `${dimension} ${dimension === 1 ? 'coordinate' : 'coordinates'}`;
  const has = variables.length === 1 ? '1 variable' : `${variables.length} variables`;
  return new BadInput(
    `The point has ${coordinates}, but there ${variables.length === 1 ? 'is' : 'are'} ${has} (${variables.join(', ')}); --variables names others.`,
  );
}

/**
 * x, y; but where the points have one coordinate and the formula one name that is free, that name.
 * So `x^2` is a function of x at `3` and of x and y at `3,4`.
 */
async function inferVariables(
  formula: string,
  parameters: readonly string[],
  dimension: number,
  core: CoreClient,
): Promise<readonly string[]> {
  const variables = DEFAULT_VARIABLES.filter((name) => !parameters.includes(name));
  const reading = await askAboutNames(core, 'formula', { formula, variables, parameters });
  if ('output' in reading) {
    const { usedVariables } = reading.output;
    return dimension === 1 && usedVariables.length === 1 ? usedVariables : variables;
  }
  const free = reading.unknown.names ?? [];
  if (dimension === 1 && free.length === 1) {
    const again = await askAboutNames(core, 'formula', { formula, variables: free, parameters });
    if ('output' in again) return free;
  }
  throw formulaFault(formula, reading.unknown);
}
