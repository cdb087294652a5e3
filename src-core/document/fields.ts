/** Readers of single fields of a stored lab: each gives what it says, or a DocumentError that names the field. */
import type { Point2 } from './lab-document.ts';

const MAXIMUM_LIST = 100;

export class DocumentError extends Error {
  /** The field at fault, e.g. `optimizers[1].settings.learningRate`; empty for the document as a whole. */
  readonly field: string;

  constructor(field: string, problem: string) {
    super(field === '' ? problem : `The field ${field} ${problem.replace(/\.$/, '')}.`);
    this.name = 'DocumentError';
    this.field = field;
  }
}

export function readPoint(value: unknown, field: string): Point2 {
  if (!Array.isArray(value) || value.length !== 2) throw new DocumentError(field, 'must be two numbers');
  return [readNumber(value[0], `${field}[0]`), readNumber(value[1], `${field}[1]`)];
}

export function readAtLeastZero(value: unknown, field: string): number {
  const number = readNumber(value, field);
  if (number < 0) throw new DocumentError(field, 'must be at least 0');
  return number;
}

export function readRecord(value: unknown, field: string): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    if (field === '') throw new DocumentError('', 'The stored lab is not a lab document.');
    throw new DocumentError(field, value === undefined ? 'is missing' : 'must be an object');
  }
  return value as Readonly<Record<string, unknown>>;
}

export function readList<Item>(
  value: unknown,
  field: string,
  read: (item: unknown, field: string) => Item,
): readonly Item[] {
  if (!Array.isArray(value))
    throw new DocumentError(field, value === undefined ? 'is missing' : 'must be a list');
  if (value.length > MAXIMUM_LIST) throw new DocumentError(field, `has more than ${MAXIMUM_LIST} entries`);
  return value.map((item, index) => read(item, `${field}[${index}]`));
}

export function readNumber(value: unknown, field: string): number {
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  throw new DocumentError(field, value === undefined ? 'is missing' : 'must be a finite number');
}

export function readText(value: unknown, field: string, longest: number): string {
  if (typeof value !== 'string')
    throw new DocumentError(field, value === undefined ? 'is missing' : 'must be text');
  if (value.length > longest) throw new DocumentError(field, `is longer than ${longest} characters`);
  return value;
}

export function readChoice<Choice extends string>(
  value: unknown,
  field: string,
  choices: readonly Choice[],
): Choice {
  const found = choices.find((choice) => choice === value);
  if (found === undefined) {
    throw new DocumentError(
      field,
      value === undefined ? 'is missing' : `must be one of ${choices.join(', ')}`,
    );
  }
  return found;
}
