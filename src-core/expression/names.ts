import { excerpt } from './formula-error.ts';
import { CONSTANTS, isFunctionName } from './functions.ts';

/** Names of variables and parameters: a letter, then letters, digits and underscores; 32 characters at most. */
const NAME = /^[A-Za-z][A-Za-z0-9_]{0,31}$/;

// Words that mathjs reads as operators or values, so they can never reach us as names.
const RESERVED: ReadonlySet<string> = new Set([
  ...['mod', 'to', 'in', 'and', 'or', 'xor', 'not', 'end'],
  ...['true', 'false', 'null', 'undefined', 'NaN', 'Infinity', 'i'],
]);

/** Why a name cannot be a variable's or parameter's, or null where it can. */
export function nameProblem(name: string): string | null {
  if (!NAME.test(name)) return `“${excerpt(name)}” is not a name: use a letter, then letters, digits or _.`;
  if (CONSTANTS.has(name)) return `“${name}” is a constant and cannot be redefined.`;
  if (isFunctionName(name)) return `“${name}” is a function and cannot be redefined.`;
  if (RESERVED.has(name)) return `“${name}” is a reserved word.`;
  return null;
}

/**
 * The letters of a name such as `xy` where each is a one-letter variable; null for any other name,
 * and for our own: `abs` stays a function where a, b and s are variables.
 */
export function productOfVariables(name: string, variables: readonly string[]): readonly string[] | null {
  if (isFunctionName(name) || CONSTANTS.has(name)) return null;
  const letters = [...name];
  return letters.length > 1 && letters.every((letter) => variables.includes(letter)) ? letters : null;
}

/** @throws RangeError where a name cannot serve or occurs twice */
export function checkNames(variables: readonly string[], parameters: readonly string[]): void {
  const all = [...variables, ...parameters];
  for (const [index, name] of all.entries()) {
    const problem = nameProblem(name);
    if (problem !== null) throw new RangeError(problem);
    if (all.indexOf(name) !== index) throw new RangeError(`The name “${name}” is given twice.`);
  }
  for (const name of all) {
    const letters = productOfVariables(name, variables);
    if (letters !== null) {
      throw new RangeError(`“${name}” is read as the product ${letters.join('·')}, so it cannot be a name.`);
    }
  }
}
