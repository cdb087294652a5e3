/** The desktop window as a person has it, for specs that run on the stand-in and, unchanged, in Electron itself. */
import type { BrowserContext, Page } from '@playwright/test';
import type { DialogAnswer, ShownDialog } from '../stand-in/electron.ts';

export interface Desktop {
  /** The page in the window: another one after a crash and after a start. */
  readonly page: Page;
  /** What the person answers the next dialogs: a path, the label of a button, or null to close one. */
  willAnswer(...answers: readonly DialogAnswer[]): Promise<void>;
  /** The dialogs there were since the program started. */
  dialogs(): Promise<readonly ShownDialog[]>;
  /** Chooses an item of the menu by its labels, from the outermost inwards. */
  choose(...labels: readonly string[]): Promise<void>;
  /** The labels in a menu. */
  labels(...menu: readonly string[]): Promise<readonly string[]>;
  /** Addresses that were given to the system's browser. */
  openedOutside(): Promise<readonly string[]>;
  /** Starts the program a second time, with a file. */
  startAgain(path: string): Promise<void>;
  /** Told to the shell before a file falls on the window: `dropOn` lets it fall. */
  willDrop(path: string): Promise<void>;
  /** The person closes the window. */
  close(): Promise<void>;
  isOpen(): Promise<boolean>;
  /** The page's process ends. */
  crash(): Promise<void>;
  /** Ends the program without a farewell. */
  kill(): Promise<void>;
}

export interface Host {
  readonly name: string;
  /**
   * Starts the program.
   * @param folder for all that the program keeps
   * @param args of the command line
   * @param context of a browser, for the host that needs one
   */
  start(folder: string, args: readonly string[], context: BrowserContext): Promise<Desktop>;
}

/** Lets a file of the disk fall on the window, as the system does. */
export async function dropOn(desktop: Desktop, path: string): Promise<void> {
  const { page } = desktop;
  await desktop.willDrop(path);
  const session = await page.context().newCDPSession(page);
  const data = { items: [], files: [path], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await session.send('Input.dispatchDragEvent', { type, x: 400, y: 300, data });
  await session.detach();
}
