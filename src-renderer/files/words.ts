/** What went wrong with a file, in words for the person whose file it is. */
import { shown } from '../export/carry/lab-text-in.ts';
import { DocumentError } from '../../src-core/document/index.ts';
import { InputError } from '../../src-core/input-error.ts';

/** The names under which browsers throw what a system refused. */
const REASONS: Readonly<Record<string, string>> = {
  NotAllowedError:
    'it is not allowed. Its folder may be read-only, or the browser was told to leave it alone',
  NoModificationAllowedError: 'it or its folder is read-only, or another program has it open',
  InvalidModificationError: 'it or its folder is read-only, or another program has it open',
  QuotaExceededError: 'the disk is full',
  NotFoundError: 'it, or its folder, is no longer where it was',
  NotReadableError: 'the system does not let it be read, or it was changed in the meantime',
  InvalidStateError: 'it was changed in the meantime',
  TypeMismatchError: 'it is a folder',
  SecurityError: 'the browser does not allow it here',
  AbortError: 'the browser stopped it',
};

function reasonOf(error: unknown): string {
  const { name, message } = error instanceof Error ? error : { name: '', message: String(error) };
  return REASONS[name] ?? (message === '' ? name : message.replace(/\.$/, ''));
}

/** A file that was there before is written whole or not at all. */
export function notSaved(name: string, error: unknown, place: 'over a file' | 'new file'): string {
  const isThere = place === 'over a file' ? 'The file is as it was before, and your' : 'Your';
  return `${shown(name)} was not saved: ${reasonOf(error)}. ${isThere} lab is still here.`;
}

/** @param what did not happen, without a full stop */
export const notDone = (what: string, error: unknown): string => `${what}: ${reasonOf(error)}.`;

export function notOpened(name: string, error: unknown): string {
  // Refusals of ours are sentences, and those of a file's content name the file.
  if (error instanceof InputError) return error.message;
  if (!(error instanceof DocumentError)) return notDone(`${shown(name)} was not opened`, error);
  const problem = error.field === 'format' ? 'It is not a lab of Zigzag’s.' : error.message;
  return `${shown(name)} was not opened. ${problem}`;
}
