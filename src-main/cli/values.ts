/** Values of options: numbers, points, names and assignments, read strictly. */
import { nameProblem } from '../../src-core/expression/names.ts';
import { BadInput, quote } from './bad-input.ts';

export const MAXIMUM_VARIABLES = 50;

const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;

/**
 * A finite number in decimal notation.
 * @param where the option it belongs to, for the message
 * @throws BadInput
 */
export function readNumber(text: string, where: string): number {
  const trimmed = text.trim();
  if (trimmed === '') throw new BadInput(`${where}: a number is missing.`);
  if (!NUMBER.test(trimmed)) throw new BadInput(`${where}: ${quote(text)} is not a finite number.`);
  const value = Number(trimmed);
  if (!Number.isFinite(value)) throw new BadInput(`${where}: ${quote(text)} is too large for a number.`);
  return value;
}

/** @throws BadInput unless it is a whole number from `minimum` to `maximum` */
export function readInteger(text: string, where: string, minimum: number, maximum: number): number {
  const value = readNumber(text, where);
  if (!Number.isInteger(value) || value < minimum || value > maximum) {
    throw new BadInput(`${where}: ${quote(text)} is not a whole number from ${minimum} to ${maximum}.`);
  }
  return value;
}

/** `-1,2` → [-1, 2]. */
export function readPoint(text: string, where: string): readonly number[] {
  const point = text.split(',').map((coordinate, index, all) => {
    const one =
      all.length === 1 ? `${where} ${quote(text)}` : `${where} ${quote(text)}, coordinate ${index + 1}`;
    return readNumber(coordinate, one);
  });
  if (point.length > MAXIMUM_VARIABLES) {
    throw new BadInput(
      `${where}: ${point.length} coordinates are too many; at most ${MAXIMUM_VARIABLES} variables are possible.`,
    );
  }
  return point;
}

/** `x,y` → ['x', 'y']. */
export function readVariables(text: string): readonly string[] {
  const names = text.split(',').map((name) => name.trim());
  if (names.length > MAXIMUM_VARIABLES) {
    throw new BadInput(
      `--variables: ${names.length} are too many; at most ${MAXIMUM_VARIABLES} are possible.`,
    );
  }
  names.forEach((name, index) => {
    checkName(name, '--variables');
    if (names.indexOf(name) !== index) throw new BadInput(`--variables: ${quote(name)} is named twice.`);
  });
  return names;
}

/** `k=10`, several of them → values by name. */
export function readAssignments(texts: readonly string[], where: string): ReadonlyMap<string, number> {
  const values = [...readTextAssignments(texts, where)];
  return new Map(values.map(([name, text]) => [name, readNumber(text, `${where} ${name}`)]));
}

/** The same with the values as they were typed. */
export function readTextAssignments(texts: readonly string[], where: string): ReadonlyMap<string, string> {
  const values = new Map<string, string>();
  for (const text of texts) {
    const equals = text.indexOf('=');
    if (equals < 0)
      throw new BadInput(`${where} ${quote(text)}: write a name, = and a number, such as ${where} k=10.`);
    const name = text.slice(0, equals).trim();
    checkName(name, where);
    if (values.has(name)) throw new BadInput(`${where}: ${quote(name)} is given twice.`);
    values.set(name, text.slice(equals + 1));
  }
  return values;
}

function checkName(name: string, where: string): void {
  if (name === '') throw new BadInput(`${where}: a name is missing.`);
  const problem = nameProblem(name);
  // The core's message repeats the name, which may hold anything here.
  if (problem !== null) throw new BadInput(`${where}: ${problem.replace(`“${name}”`, quote(name))}`);
}
