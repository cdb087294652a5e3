import { MAXIMUM_DOCUMENT_LENGTH } from '../../../src-core/document/index.ts';

/** Bytes of a lab's text: no character takes more than three. */
export const LONGEST_LAB = 3 * MAXIMUM_DOCUMENT_LENGTH;
/** Bytes of a file that is opened: no figure is larger, only films are. */
export const LARGEST_FILE = 50_000_000;

/** What is said of a file that carries a lab and is too large to be opened as one; null of all others. */
export function tooLargeToOpen(size: number): string | null {
  if (size <= LARGEST_FILE) return null;
  const [megabytes, most] = [size, LARGEST_FILE].map((bytes) => Math.ceil(bytes / 1e6).toLocaleString('en'));
  return `At ${megabytes ?? ''} MB it cannot be opened as a lab again, which takes ${most ?? ''} MB at most: save the lab as a file too.`;
}
