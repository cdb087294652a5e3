/** Which of the person's files the page may have read and written: those that it was given, and no others. */
import { randomUUID } from 'node:crypto';
import { basename } from 'node:path';
import type { KnownFile } from '../contract/contract.ts';

/**
 * `write`: the person named the file in a dialog, on the command line or by a double-click. `ask`: it was dropped. The
 * page then has its content, but main has only the page's process's word for the path: before main first reads or writes
 * there the person is shown it and asked. `read`: a picture, which its lab must not replace.
 */
export type Right = 'write' | 'ask' | 'read';

export interface Entry {
  readonly id: string;
  readonly path: string;
  readonly right: Right;
}

/** How the person gave a file. */
export type Gift = 'opened' | 'saved' | 'dropped';

/** Whether a file of this name is written by Zigzag, and not only read. */
export const isLabFile = (path: string): boolean => /\.(?:zigzag|json)$/i.test(path);

/** So many files are remembered. */
const MOST_RECENT = 8;
/** So many that were dropped and never opened are known: a page may make up as many as it likes. */
const MOST_DROPPED = 64;

export class KnownFiles {
  readonly #entries = new Map<string, Entry>();
  #recent: readonly Entry[];

  /** @param text as `recentText` gave it, perhaps damaged since; null where nothing was kept */
  constructor(text: string | null) {
    this.#recent = parseRecent(text);
    for (const entry of this.#recent) this.#entries.set(entry.id, entry);
  }

  /** The same file has the same id; what may be done with it only grows. */
  give(path: string, gift: Gift): KnownFile {
    const known = [...this.#entries.values()].find((each) => each.path === path);
    const right = known === undefined ? rightBy(path, gift) : larger(known.right, rightBy(path, gift));
    const entry = { id: known?.id ?? randomUUID(), path, right };
    this.#put(entry);
    return shownToPage(entry);
  }

  find(id: string): Entry | undefined {
    return this.#entries.get(id);
  }

  /** The person agreed that it be read and written. */
  permit(id: string): void {
    const entry = this.#entries.get(id);
    if (entry !== undefined) this.#put({ ...entry, right: 'write' });
  }

  /**
   * Puts a file first among the recent ones.
   * @returns its path; null of one that the person has not been asked about, which is not told to the system
   */
  remember(id: string): string | null {
    const entry = this.#entries.get(id);
    if (entry === undefined) return null;
    this.#recent = [entry, ...this.#recent.filter((each) => each.id !== id)].slice(0, MOST_RECENT);
    return entry.right === 'ask' ? null : entry.path;
  }

  forgetRecent(): void {
    this.#recent = [];
  }

  recent(): readonly KnownFile[] {
    return this.#recent.map(shownToPage);
  }

  recentText(): string {
    return JSON.stringify(this.#recent);
  }

  #put(entry: Entry): void {
    this.#entries.set(entry.id, entry);
    const unused = [...this.#entries.values()].filter(
      ({ id, right }) => right === 'ask' && id !== entry.id && !this.#recent.some((each) => each.id === id),
    );
    if (unused.length >= MOST_DROPPED) this.#entries.delete(unused[0]?.id ?? '');
    this.#recent = this.#recent.map((each) => (each.id === entry.id ? entry : each));
  }
}

export const shownToPage = ({ id, path }: Entry): KnownFile => ({ id, name: basename(path) });

function rightBy(path: string, gift: Gift): Right {
  if (gift === 'saved') return 'write';
  if (!isLabFile(path)) return 'read';
  return gift === 'opened' ? 'write' : 'ask';
}

const RIGHTS: readonly Right[] = ['read', 'ask', 'write'];
const larger = (one: Right, other: Right): Right =>
  RIGHTS.indexOf(one) >= RIGHTS.indexOf(other) ? one : other;

function parseRecent(text: string | null): readonly Entry[] {
  try {
    const value: unknown = JSON.parse(text ?? '[]');
    return Array.isArray(value) ? value.filter(isEntry).slice(0, MOST_RECENT) : [];
  } catch {
    return [];
  }
}

function isEntry(value: unknown): value is Entry {
  if (typeof value !== 'object' || value === null) return false;
  const { id, path, right } = value as Record<string, unknown>;
  return (
    typeof id === 'string' &&
    /^[\da-f-]{36}$/.test(id) &&
    typeof path === 'string' &&
    RIGHTS.some((each) => each === right)
  );
}
