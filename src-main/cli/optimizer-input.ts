/** --optimizer and settings → the registry's. */
import {
  findOptimizer,
  OPTIMIZERS,
  settingsOf,
  type Optimizer,
  type Settings,
} from '../../src-core/optimizers/index.ts';
import { BadInput, quote } from './bad-input.ts';
import { readNumber, readTextAssignments } from './values.ts';

export const OPTIMIZER_IDS = OPTIMIZERS.map(({ id }) => id).join(', ');

/** An optimizer and the settings that were named. */
export interface ChosenOptimizer {
  readonly optimizer: Optimizer;
  readonly settings: Settings;
}

/** @throws BadInput */
export function readOptimizer(id: string): Optimizer {
  const optimizer = findOptimizer(id);
  if (optimizer === undefined) {
    throw new BadInput(`--optimizer: there is no ${quote(id)}; there are ${OPTIMIZER_IDS}.`);
  }
  return optimizer;
}

/**
 * `beta1=0.9`, several of them: numbers, and words for the settings that are choices. Unknown names are left to
 * `checkedSettings`.
 * @throws BadInput
 */
export function readSettings(
  optimizer: Optimizer,
  texts: readonly string[],
  where: string,
): Record<string, number | string> {
  return Object.fromEntries(
    [...readTextAssignments(texts, where)].map(([name, text]) => {
      const isChoice = optimizer.settings.some((spec) => spec.name === name && spec.kind === 'choice');
      return [name, isChoice ? text.trim() : readNumber(text, `${where} ${name}`)];
    }),
  );
}

/**
 * All settings, the defaults included.
 * @param where the option they belong to, for the message
 * @throws BadInput for a name that is not known or a value out of range
 */
export function checkedSettings(
  of: Pick<Optimizer, 'id' | 'settings'>,
  chosen: Settings,
  where: string,
): Settings {
  try {
    return settingsOf(of, chosen);
  } catch (error) {
    if (error instanceof RangeError) throw new BadInput(`${where}: ${error.message}`);
    throw error;
  }
}

/**
 * `adam`, or `adam:learningRate=0.1,beta1=0.8`.
 * @throws BadInput
 */
export const readChosenOptimizers = (texts: readonly string[]): readonly ChosenOptimizer[] =>
  texts.map(readChosenOptimizer);

function readChosenOptimizer(text: string): ChosenOptimizer {
  const colon = text.indexOf(':');
  const optimizer = readOptimizer((colon < 0 ? text : text.slice(0, colon)).trim());
  const assignments = colon < 0 ? [] : text.slice(colon + 1).split(',');
  if (assignments.some((assignment) => !assignment.includes('='))) {
    throw new BadInput(
      `--optimizer ${quote(text)}: write the settings as name=value with commas between, such as ${optimizer.id}:learningRate=0.1.`,
    );
  }
  const where = `--optimizer ${optimizer.id}`;
  const settings = readSettings(optimizer, assignments, where);
  checkedSettings(optimizer, settings, where);
  return { optimizer, settings };
}
