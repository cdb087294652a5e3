/** A lab document as it is stored: the counterpart of read-document.ts. */
import type { LabDocument } from './lab-document.ts';
import { withUnknown } from './unknown-fields.ts';

/** The text of a .zigzag file: JSON in the document's own order, for people and version control to read. */
export function writeDocument(document: LabDocument): string {
  return `${JSON.stringify(storedForm(document), null, 2)}\n`;
}

/** The same on one line: where nobody reads it. */
export function writeCompactly(document: LabDocument): string {
  return JSON.stringify(storedForm(document));
}

function storedForm({ unknown, ...known }: LabDocument): object {
  return unknown === undefined ? known : withUnknown(known, unknown);
}
