/** What the page's calls do, and what the menu and the system ask of the page: everything that knows the window and the files. */
import { basename, isAbsolute } from 'node:path';
import { app, Menu } from 'electron';
import type { KnownFile, ReadFile } from '../contract/contract.ts';
import { writeAtomically } from '../write-atomically.ts';
import { Refusal } from './refusal.ts';
import type { Handlers } from './answer-calls.ts';
import type { KeptTexts } from './kept-texts.ts';
import { isLabFile, KnownFiles, shownToPage, type Entry } from './known-files.ts';
import { LabWindow } from './lab-window.ts';
import { menuTemplate, type MenuState } from './menu.ts';
import { readBytes } from './read-file.ts';

/** Keys of what main keeps for itself: the page's own begin with `zigzag`. */
const RECENT = 'main.recent';
const WINDOW = 'main.window';

export class Desktop {
  readonly window: LabWindow;
  readonly #kept: KeptTexts;
  readonly #files: KnownFiles;
  #state: MenuState = { theme: 'light', canUndo: false, canRedo: false };

  constructor(kept: KeptTexts) {
    this.#kept = kept;
    this.#files = new KnownFiles(kept.get(RECENT));
    this.window = new LabWindow(kept.get(WINDOW), async (state) => {
      // What cannot be kept does not keep the window open.
      await kept.keep(WINDOW, JSON.stringify(state)).catch(() => undefined);
      await kept.settled();
    });
    this.#buildMenu();
  }

  /** A file that the person gave to the system is opened in the window. */
  open(path: string): void {
    this.window.push({ kind: 'open', file: this.#files.give(path, 'opened') });
    this.window.show();
  }

  readonly handlers: Handlers = {
    begin: () => {
      this.window.begin();
      return Object.fromEntries(
        Object.entries(this.#kept.all()).filter(([key]) => key.startsWith('zigzag.')),
      );
    },
    keep: async ({ key, text }) => {
      await this.#kept.keep(key, text);
      return null;
    },
    describe: ({ hasChanges, ...state }) => {
      this.window.setHasChanges(hasChanges);
      this.#show(state);
      return null;
    },
    chooseFile: async () => {
      const path = await this.window.dialogs.chooseFile();
      return path === null ? null : this.#read(this.#files.give(path, 'opened'), path);
    },
    readFile: async ({ id }) => {
      const known = this.#files.find(id);
      if (known === undefined) return null;
      await this.#permit(known, 'Open');
      return this.#read(shownToPage(known), known.path);
    },
    dropFile: ({ path }) => (isAbsolute(path) && isLabFile(path) ? this.#files.give(path, 'dropped') : null),
    saveFile: async ({ id, text }) => {
      const known = this.#files.find(id);
      if (known === undefined || known.right === 'read') return false;
      await this.#permit(known, 'Save');
      await writeAtomically(known.path, text);
      return true;
    },
    saveFileAs: async ({ name, text }) => {
      const path = await this.window.dialogs.chooseNewFile(name);
      if (path === null) return null;
      await writeAtomically(path, text);
      return this.#files.give(path, 'saved');
    },
    rememberFile: async ({ id }) => {
      const path = this.#files.remember(id);
      if (path !== null) app.addRecentDocument(path);
      await this.#recentChanged();
      return null;
    },
    recentFiles: () => this.#files.recent(),
    exportFile: async ({ name, bytes }) => {
      const path = await this.window.dialogs.chooseNewFile(name);
      if (path === null) return null;
      await writeAtomically(path, bytes);
      return basename(path);
    },
    askToSave: ({ name }) => {
      this.window.stopWaiting();
      return this.window.dialogs.askToSave(name);
    },
    leave: async ({ answer }) => {
      await this.window.leave(answer);
      return null;
    },
  };

  async #permit({ id, path, right }: Entry, what: 'Open' | 'Save'): Promise<void> {
    if (right !== 'ask') return;
    if (!(await this.window.dialogs.askToUse(path, what))) throw new Refusal('you did not allow it');
    this.#files.permit(id);
  }

  async #read(file: KnownFile, path: string): Promise<ReadFile> {
    return { file, bytes: await readBytes(path) };
  }

  async #recentChanged(): Promise<void> {
    this.#buildMenu();
    await this.#kept.keep(RECENT, this.#files.recentText()).catch(() => undefined);
  }

  #buildMenu(): void {
    const template = menuTemplate(process.platform, this.#files.recent(), this.#state, {
      command: (command) => this.window.push({ kind: 'command', command }),
      openRecent: (file) => this.window.push({ kind: 'open', file }),
      forgetRecent: () => {
        this.#files.forgetRecent();
        app.clearRecentDocuments();
        void this.#recentChanged();
      },
    });
    Menu.setApplicationMenu(Menu.buildFromTemplate(template));
  }

  #show(state: MenuState): void {
    this.#state = state;
    const menu = Menu.getApplicationMenu();
    for (const [id, isEnabled] of [
      ['undo', state.canUndo],
      ['redo', state.canRedo],
    ] as const) {
      const item = menu?.getMenuItemById(id);
      if (item) item.enabled = isEnabled;
    }
    const theme = menu?.getMenuItemById(state.theme);
    if (theme) theme.checked = true;
  }
}
