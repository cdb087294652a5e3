import type { FileAccess } from './files.ts';

/** What the lab asks of the place it runs in. One implementation a shell. */
export interface Shell {
  /** Gives a file to the person: a save dialog or the download folder. */
  saveFile(name: string, content: Blob): void;
  /** What was kept under a key, or null. */
  recall(key: string): string | null;
  /** Keeps a text under a key; false where nothing can be kept (private windows, a full disk). */
  keep(key: string, text: string): boolean;
  /** The person's files; what it takes comes when it is first wanted. */
  files(): Promise<FileAccess>;
  /** Whether a person who leaves with unsaved changes can be asked: a desktop window would not ask, only stay. */
  readonly asksBeforeLeaving: boolean;
  /** Processors of the machine that work may be shared among. */
  readonly processors: number;
}

/** Electron's window, which has the browser's interfaces but refuses most of them: see src-main/permissions.ts. */
export const isDesktopWindow = location.protocol === 'app:';

let files: FileAccess | undefined;

/** A browser, whether the page came from a loopback server or from a file. */
export const browserShell: Shell = {
  asksBeforeLeaving: !isDesktopWindow,
  // Some browsers do not tell.
  processors: Number.isInteger(navigator.hardwareConcurrency) ? navigator.hardwareConcurrency : 2,
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
