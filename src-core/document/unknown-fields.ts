/**
 * Fields of a stored lab that this Zigzag does not know: another program's, or a later Zigzag's of the same version.
 * They are carried as one part of the document, in the shape of the document, so that every edit keeps them.
 */
import { DocumentError } from './fields.ts';
import type { UnknownFields } from './lab-document.ts';

/** Longest text of what is carried, in characters as it is written, and the most objects and lists inside one another. */
const LONGEST = 100_000;
const DEEPEST = 20;

/**
 * What an entry of a list is told by while it is edited; an entry of any other list by all that is known of it, since
 * such entries are replaced, not edited.
 */
const KEYS: Readonly<Record<string, string>> = { optimizers: 'key', parameters: 'name' };

/**
 * What is stored beyond what was read of it; null where that is nothing.
 * @throws DocumentError where it is too much to be carried
 */
export function unknownIn(stored: UnknownFields, known: object): UnknownFields | null {
  const unknown = beyond(stored, known);
  if (unknown !== null && (isDeeperThan(unknown, DEEPEST) || textOf(unknown).length > LONGEST))
    throw new DocumentError('', 'The stored lab holds more than a lab: too much that Zigzag does not know.');
  return unknown;
}

/** What is known of a document, with the fields that are not: each where it was, entries of lists where they still are. */
export function withUnknown(known: object, unknown: UnknownFields): UnknownFields {
  const merged = Object.entries(known).map(([name, value]: [string, unknown]) => {
    const more = Object.hasOwn(unknown, name) ? unknown[name] : undefined;
    if (!isRecord(more)) return [name, value] as const;
    if (isRecord(value)) return [name, withUnknown(value, more)] as const;
    if (!Array.isArray(value)) return [name, value] as const;
    return [name, value.map((entry: unknown) => withUnknownOfEntry(name, entry, more))] as const;
  });
  const added = Object.entries(unknown).filter(([name]) => !Object.hasOwn(known, name));
  // Not by assignment, which would give the name __proto__ a meaning.
  return Object.fromEntries([...merged, ...added]);
}

function withUnknownOfEntry(list: string, entry: unknown, unknown: UnknownFields): unknown {
  if (!isRecord(entry)) return entry;
  const key = keyOf(list, entry);
  const more = Object.hasOwn(unknown, key) ? unknown[key] : undefined;
  return isRecord(more) ? withUnknown(entry, more) : entry;
}

function beyond(stored: UnknownFields, known: object): UnknownFields | null {
  const fields = new Map<string, unknown>(Object.entries(known));
  const unknown = Object.entries(stored).flatMap(([name, value]) => {
    if (!fields.has(name)) return [[name, value] as const];
    const inside = beyondInside(name, value, fields.get(name));
    return inside === null ? [] : [[name, inside] as const];
  });
  return unknown.length === 0 ? null : Object.fromEntries(unknown);
}

function beyondInside(name: string, stored: unknown, known: unknown): UnknownFields | null {
  if (isRecord(stored) && isRecord(known)) return beyond(stored, known);
  if (!Array.isArray(stored) || !Array.isArray(known)) return null;
  const unknown = stored.flatMap((entry: unknown, index) => {
    const read: unknown = known[index];
    if (!isRecord(entry) || !isRecord(read)) return [];
    const inside = beyond(entry, read);
    return inside === null ? [] : [[keyOf(name, read), inside] as const];
  });
  return unknown.length === 0 ? null : Object.fromEntries(unknown);
}

function keyOf(list: string, entry: UnknownFields): string {
  const key = KEYS[list];
  return key === undefined ? JSON.stringify(entry) : String(entry[key]);
}

const isRecord = (value: unknown): value is UnknownFields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function isDeeperThan(value: unknown, depth: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return depth === 0 || Object.values(value).some((inner) => isDeeperThan(inner, depth - 1));
}

/** As long as it can get where it is written. */
const textOf = (unknown: UnknownFields): string => JSON.stringify(unknown, null, 2);
