import { MAXIMUM_DOCUMENT_LENGTH } from '../../../src-core/document/index.ts';

/** Bytes of a lab's text: no character takes more than three. */
export const LONGEST_LAB = 3 * MAXIMUM_DOCUMENT_LENGTH;
/** Bytes of a file that is opened: no figure is larger. */
export const LARGEST_FILE = 50_000_000;
