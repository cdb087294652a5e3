import type { Command } from '../../src-main/contract/contract.ts';
import type { FileAccess, FileReference } from './files.ts';

/** What the place that the lab runs in asks of it. */
export type Wish =
  | { readonly kind: 'command'; readonly command: Command }
  /** A file that the person gave to the system. */
  | { readonly kind: 'open'; readonly file: FileReference }
  | { readonly kind: 'tell'; readonly words: string }
  | { readonly kind: 'leave'; readonly leaving: Leaving };

/** The window is to close. */
export interface Leaving {
  /** What becomes of unsaved changes; null: of a lab without a file. */
  readonly ask: (name: string | null) => Promise<'save' | 'discard' | 'cancel'>;
  readonly answer: (answer: 'go' | 'stay') => Promise<unknown>;
}

/** What a menu of the system shows of the lab. */
export interface LabDescription {
  readonly theme: 'light' | 'dark' | 'projector';
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  readonly hasChanges: boolean;
}

/** What the lab asks of the place it runs in. One implementation a shell. */
export interface Shell {
  /**
   * Gives a file to the person, by a save dialog or into the download folder.
   * @returns the name it has there; null where the person thinks better of it
   */
  saveFile(name: string, content: Blob): Promise<string | null>;
  /** What was kept under a key, or null. */
  recall(key: string): string | null;
  /** Keeps a text under a key; false where nothing can be kept (private windows, a full disk). */
  keep(key: string, text: string): boolean;
  /** The person's files; what it takes comes when it is first wanted. */
  files(): Promise<FileAccess>;
  /** Whether the page is to ask for leave itself when it is left with unsaved changes; else a wish comes first. */
  readonly asksBeforeLeaving: boolean;
  /** Processors of the machine that work may be shared among. */
  readonly processors: number;
  /** One listener. A browser wishes nothing. */
  onWish(listener: (wish: Wish) => void): void;
  describe(lab: LabDescription): void;
}

/** Some browsers do not tell. */
export const processors = (): number =>
  Number.isInteger(navigator.hardwareConcurrency) ? navigator.hardwareConcurrency : 2;

let files: FileAccess | undefined;

/** A browser, whether the page came from a loopback server or from a file. */
export const browserShell: Shell = {
  processors: processors(),
  asksBeforeLeaving: true,
  onWish: () => undefined,
  describe: () => undefined,
  async files() {
    const { browserFiles } = await import('./browser-files.ts');
    return (files ??= browserFiles(this));
  },
  saveFile(name, content) {
    const address = URL.createObjectURL(content);
    const link = document.createElement('a');
    link.href = address;
    link.download = name;
    link.click();
    // The download has the content by the time the click's task is over.
    setTimeout(() => {
      URL.revokeObjectURL(address);
    }, 10_000);
    return Promise.resolve(name);
  },
  recall(key) {
    try {
      return localStorage.getItem(key);
    } catch {
      return null;
    }
  },
  keep(key, text) {
    try {
      localStorage.setItem(key, text);
      return true;
    } catch {
      return false;
    }
  },
};
