/** What a shell can do with the person's files. */

/** A file as the window knows it; what reads and writes it stays inside the shell. */
export interface FileReference {
  readonly id: string;
  readonly name: string;
}

/** A file that was chosen. It is not read yet: it may be of any kind and size. */
export interface ChosenFile {
  readonly name: string;
  readonly content: Blob;
  /** Null where it cannot be written again. */
  readonly reference: FileReference | null;
}

/** Where something fails, what the system threw is thrown: see files/words.ts. */
export interface FileAccess {
  /** Who asks for the name of a new file: a dialog of the system, or the window. */
  readonly asksForName: 'system' | 'window';
  /** A file that the person picks; null where they pick none. */
  choose(): Promise<ChosenFile | null>;
  /** A file that was dropped, with the system's own handle of it where there is one. */
  dropped(file: File, handle: Promise<unknown> | undefined): Promise<ChosenFile>;
  /** A file of `recent`; null where the shell no longer has it. */
  reopen(file: FileReference): Promise<ChosenFile | null>;
  /**
   * Writes over a file: all of it or nothing, so that what was there survives a failure.
   * @returns false where the shell no longer knows the file
   */
  save(file: FileReference, text: string): Promise<boolean>;
  /** Writes a new file; null where the person picks no place for it. */
  saveAs(name: string, text: string): Promise<FileReference | null>;
  /** Puts a file, just opened or saved with this text, first among the recent ones. */
  remember(file: FileReference, text: string): Promise<void>;
  /** The file used last comes first. */
  recent(): Promise<readonly FileReference[]>;
}

/** So many files are remembered. */
export const MOST_RECENT = 8;

export const LAB_ENDING = '.zigzag';
export const LAB_TYPE = 'application/json';
