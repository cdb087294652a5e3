/**
 * Command-line words → options and operands. Node's own `parseArgs` refuses values and operands that
 * begin with `-`, which negative numbers and formulas do.
 */
import { BadInput, quote } from './bad-input.ts';

export interface OptionSpec {
  /** Without the leading `--`. */
  readonly name: string;
  /** What stands for the value in the help; a flag has none. */
  readonly value?: string;
  readonly repeats?: boolean;
  readonly meaning: string;
}

export interface Arguments {
  readonly operands: readonly string[];
  /** The values of each option that was given, in order; a flag's is the empty string. */
  readonly values: ReadonlyMap<string, readonly string[]>;
}

/** What begins with -- and is no option: −(−x), −(−x − y). */
const NEGATED = /^--(?:[A-Za-z]\d*|[xyz]+)(?:-(?:[A-Za-z]\d*|[xyz]+|\d+))*$/;

const OPTION = /^--(?<name>[A-Za-z][A-Za-z0-9-]*)(?:=(?<value>[^]*))?$/;

/**
 * `--name value` and `--name=value` alike; a value may begin with `-` unless it is itself an option
 * of the table. A word that does not look like an option (`-x^2`, and `--x`, which is −(−x)) is an
 * operand, and so is every word after a lone `--`.
 * @throws BadInput
 */
export function readArguments(words: readonly string[], specs: readonly OptionSpec[]): Arguments {
  const byName = new Map(specs.map((spec) => [spec.name, spec]));
  const operands: string[] = [];
  const values = new Map<string, string[]>();
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? '';
    if (word === '--') {
      operands.push(...words.slice(at + 1));
      break;
    }
    const match = OPTION.exec(word);
    if (match?.groups === undefined) {
      operands.push(word);
      continue;
    }
    const name = match.groups['name'] ?? '';
    const spec = byName.get(name);
    if (spec === undefined && NEGATED.test(word)) {
      operands.push(word);
      continue;
    }
    if (spec === undefined) throw unknownOption(name, specs);
    const given = match.groups['value'];
    const value =
      spec.value === undefined ? flag(spec, given) : (given ?? nextValue(spec, words[++at], byName));
    const earlier = values.get(name);
    if (earlier !== undefined && spec.repeats !== true) throw new BadInput(`--${name} is given twice.`);
    values.set(name, [...(earlier ?? []), value]);
  }
  return { operands, values };
}

function flag({ name }: OptionSpec, given: string | undefined): string {
  if (given !== undefined) throw new BadInput(`--${name} takes no value, but was given ${quote(given)}.`);
  return '';
}

function nextValue(
  { name, value = '' }: OptionSpec,
  next: string | undefined,
  byName: ReadonlyMap<string, OptionSpec>,
): string {
  const isOption = next === '--' || byName.has(OPTION.exec(next ?? '')?.groups?.['name'] ?? '');
  if (next === undefined || isOption) throw new BadInput(`--${name} needs a value: --${name} ${value}.`);
  return next;
}

function unknownOption(name: string, specs: readonly OptionSpec[]): BadInput {
  const known = specs.map((spec) => `--${spec.name}`).join(', ');
  return new BadInput(
    `There is no option ${quote(`--${name}`)} here; there are ${known}. A formula that begins with -- goes last, after a lone --.`,
  );
}

/** The value of an option that may be given once. */
export function single({ values }: Arguments, name: string): string | undefined {
  return values.get(name)?.[0];
}

/** @throws BadInput unless there is exactly one operand */
export function onlyOperand({ operands }: Arguments, what: string): string {
  const [operand] = operands;
  if (operand === undefined) throw new BadInput(`A ${what} is missing.`);
  if (operands.length > 1) {
    const list = operands.slice(0, 4).map(quote).join(', ');
    throw new BadInput(
      `One ${what} is wanted, but there are ${operands.length}: ${list}${operands.length > 4 ? ', …' : ''}. Put the ${what} in quotes.`,
    );
  }
  return operand;
}

/** @throws BadInput where there is an operand */
export function noOperands({ operands: [operand] }: Arguments): void {
  if (operand !== undefined) throw new BadInput(`${quote(operand)} is not expected here.`);
}
