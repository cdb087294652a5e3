import {
  DocumentError,
  parseDocument,
  writeCompactly,
  type LabDocument,
} from '../../src-core/document/index.ts';
import type { FileReference } from '../shell/files.ts';
import type { Shell } from '../shell/shell.ts';
import type { LabOnDisk } from './lab-file.svelte.ts';

const CURRENT = 'zigzag.lab';
/** What was kept last and could be read: a copy that outlives damage to the first. */
const LAST_GOOD = 'zigzag.lab.last-good';
/** The file that the kept lab was opened from or saved to, and what is in it. */
const FILE = 'zigzag.file';
/** A document that could not be read is put here, untouched. */
const DAMAGED = 'zigzag.lab.damaged';

export interface Restored {
  /** Null where nothing was kept, or nothing of it can be read. */
  readonly document: LabDocument | null;
  /** Null where the lab was in no file, or is not the one that was left. */
  readonly file: LabOnDisk | null;
  /** What could not be read; null where nothing was amiss. */
  readonly problem: RestoreProblem | null;
}

export interface RestoreProblem {
  /** What was wrong and what was opened instead, in words. */
  readonly message: string;
  /** The text that could not be read, untouched. */
  readonly setAside: string;
}

/** The lab as it was left; a damaged one is put aside and the last good one taken instead. */
export function restore(shell: Shell): Restored {
  const text = shell.recall(CURRENT);
  if (text === null) return { document: null, file: null, problem: null };
  try {
    const document = parseDocument(text);
    shell.keep(LAST_GOOD, text);
    return { document, file: restoreFile(shell), problem: null };
  } catch (error) {
    if (!(error instanceof DocumentError)) throw error;
    shell.keep(DAMAGED, text);
    const document = lastGood(shell);
    const instead =
      document === null ? 'A new lab was opened instead.' : 'The last good one was opened instead.';
    const message = `The lab you left could not be opened. ${error.message} ${instead}`;
    return { document, file: null, problem: { message, setAside: text } };
  }
}

function lastGood(shell: Shell): LabDocument | null {
  const text = shell.recall(LAST_GOOD);
  if (text === null) return null;
  try {
    return parseDocument(text);
  } catch {
    return null;
  }
}

/** False where this shell can keep nothing. The file goes with the document: another window may keep another lab. */
export function keep(shell: Shell, document: LabDocument, file: LabOnDisk): boolean {
  const text = writeCompactly(document);
  shell.keep(FILE, JSON.stringify({ file: file.reference, saved: writeCompactly(file.saved) }));
  return shell.keep(CURRENT, text) && shell.keep(LAST_GOOD, text);
}

/** Where the kept lab was saved last; null where that was nowhere, or is not known. */
function restoreFile(shell: Shell): LabOnDisk | null {
  const text = shell.recall(FILE);
  if (text === null) return null;
  try {
    const { file, saved } = JSON.parse(text) as Record<string, unknown>;
    const document = parseDocument(String(saved));
    return { reference: isReference(file) ? file : null, saved: document };
  } catch {
    return null;
  }
}

const isReference = (value: unknown): value is FileReference =>
  typeof value === 'object' &&
  value !== null &&
  ['id', 'name'].every((name) => typeof (value as Record<string, unknown>)[name] === 'string');
