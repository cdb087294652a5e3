import { defaultDocument, writeCompactly, type LabDocument } from '../../src-core/document/index.ts';
import type { FileReference } from '../shell/files.ts';

/** A lab as it was last saved or opened. */
export interface LabOnDisk {
  /** Null where it has no file of its own: a new lab, one that came in a picture or as a text. */
  readonly reference: FileReference | null;
  readonly saved: LabDocument;
}

/** Which file the lab in the window is in, and whether it is there as it is here. */
export class LabFile {
  readonly #document: () => LabDocument;
  onDisk = $state.raw<LabOnDisk>({ reference: null, saved: defaultDocument() });

  constructor(document: () => LabDocument, onDisk: LabOnDisk | null) {
    this.#document = document;
    if (onDisk !== null) this.onDisk = onDisk;
  }

  readonly reference = $derived(this.onDisk.reference);
  readonly name = $derived(this.reference?.name ?? null);
  readonly #savedText = $derived(writeCompactly(this.onDisk.saved));
  /** Whether there is something to lose. Without a file the theme is none of it: it is chosen for the room, not the lab. */
  readonly hasChanges = $derived.by(() => {
    const document = this.#document();
    const { reference, saved } = this.onDisk;
    if (document === saved) return false;
    const compared = reference === null ? { ...document, theme: saved.theme } : document;
    return writeCompactly(compared) !== this.#savedText;
  });
}
