/** The system's own dialogs, one at a time: a page cannot bury the person in them. */
import { existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { app, dialog, type BrowserWindow, type MessageBoxOptions } from 'electron';
import { kindOf, LAB_EXTENSIONS, plainName, withEnding } from './file-names.ts';
import { Refusal } from './refusal.ts';

const LABS = [
  { name: 'Zigzag labs, and figures and films with their lab inside', extensions: LAB_EXTENSIONS },
];

/** A button, and what it stands for. */
type Choice<Answer> = readonly [label: string, answer: Answer];

export class NativeDialogs {
  readonly #window: BrowserWindow;
  #isOpen = false;
  /** Where the last file was, so that the next dialog begins there. */
  #folder: string | null = null;

  constructor(window: BrowserWindow) {
    this.#window = window;
  }

  /** The path of a file that the person picks; null where they pick none. */
  async chooseFile(): Promise<string | null> {
    const options = {
      title: 'Open a lab',
      filters: LABS,
      properties: ['openFile' as const],
      defaultPath: this.#begin,
    };
    const { filePaths } = await this.#alone(() => dialog.showOpenDialog(this.#window, options));
    return this.#picked(filePaths[0]);
  }

  /** The path that the person picks for a new file; they were asked if there is one of this name. */
  async chooseNewFile(suggestion: string): Promise<string | null> {
    const name = plainName(suggestion);
    const options = {
      defaultPath: join(this.#begin, name),
      filters: [kindOf(name)],
      properties: ['showOverwriteConfirmation' as const, 'createDirectory' as const],
    };
    const { filePath } = await this.#alone(() => dialog.showSaveDialog(this.#window, options));
    const picked = this.#picked(filePath);
    if (picked === null) return null;
    const completed = withEnding(picked, name);
    // Of a file by the longer name the person was not asked.
    return completed !== picked && existsSync(completed) ? picked : completed;
  }

  askToSave(name: string | null): Promise<'save' | 'discard' | 'cancel'> {
    return this.#ask(
      name === null ? 'Save this lab?' : `Save changes to ${name}?`,
      'What you changed since you saved it is lost unless you save it again.',
      [
        ['Save', 'save'],
        ['Don’t Save', 'discard'],
        ['Cancel', 'cancel'],
      ],
    );
  }

  /** Before a file that was dropped is used the first time. */
  askToUse(path: string, what: 'Open' | 'Save'): Promise<boolean> {
    const question = what === 'Open' ? `Open ${basename(path)}?` : `Save changes to ${basename(path)}?`;
    return this.#ask(question, `It was dropped on the window. It is in ${dirname(path)}.`, [
      [what, true],
      ['Cancel', false],
    ]);
  }

  askToOpenOutside(address: string): Promise<boolean> {
    return this.#ask('Open this page in your browser?', address, [
      ['Open', true],
      ['Cancel', false],
    ]);
  }

  askAfterCrash(): Promise<'again' | 'close'> {
    return this.#ask(
      'The window stopped again.',
      'Your lab is kept as you left it. You can try once more, or close Zigzag and come back to it.',
      [
        ['Try Again', 'again'],
        ['Close', 'close'],
      ],
    );
  }

  /** @param signal takes the question back when the page answers after all */
  askToWait(signal: AbortSignal): Promise<'wait' | 'again'> {
    return this.#ask(
      'The window does not answer.',
      'You can wait, or load it again: your lab is kept as it was a moment before it stopped answering.',
      [
        ['Wait', 'wait'],
        ['Load Again', 'again'],
      ],
      { signal },
    );
  }

  askToCloseUnanswered(): Promise<'wait' | 'close'> {
    return this.#ask('The window does not answer.', 'What you did in the last moment may not be kept.', [
      ['Wait', 'wait'],
      ['Close', 'close'],
    ]);
  }

  get #begin(): string {
    return this.#folder ?? app.getPath('documents');
  }

  #picked(path: string | undefined): string | null {
    if (path === undefined || path === '') return null;
    this.#folder = dirname(path);
    return path;
  }

  /** The first choice is the one that Enter takes, the last that Escape does. */
  async #ask<Answer>(
    message: string,
    detail: string,
    choices: readonly [Choice<Answer>, ...Choice<Answer>[]],
    more: Partial<MessageBoxOptions> = {},
  ): Promise<Answer> {
    const options: MessageBoxOptions = {
      type: 'question',
      message,
      detail,
      buttons: choices.map(([label]) => label),
      defaultId: 0,
      cancelId: choices.length - 1,
      noLink: true,
      ...more,
    };
    const { response } = await this.#alone(() => dialog.showMessageBox(this.#window, options));
    return (choices[response] ?? choices[choices.length - 1] ?? choices[0])[1];
  }

  async #alone<Result>(show: () => Promise<Result>): Promise<Result> {
    if (this.#isOpen) throw new Refusal('another dialog is open. Finish that first');
    this.#isOpen = true;
    try {
      return await show();
    } finally {
      this.#isOpen = false;
    }
  }
}
