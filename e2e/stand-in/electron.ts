/**
 * A stand-in for the `electron` module: as much of it as the main process uses, on top of a Playwright page, so that
 * the real, built main process and preload run where there is no Electron binary. `app://lab/` becomes
 * `https://lab.app.test/`, because Chromium refuses schemes it does not know. It cannot stand in for the sandbox, the
 * isolation of the preload's world, native menus and dialogs, or packaging; what passes here has not been tried in Electron.
 */
import { EventEmitter } from 'node:events';
import { join } from 'node:path';
import type { BrowserContext } from '@playwright/test';
import type { MessageBoxOptions, Rectangle, SaveDialogOptions } from 'electron';
import { Menu } from './menu.ts';
import { BrowserWindow } from './window.ts';

export { BrowserWindow, Menu };

type ProtocolHandler = (request: Request) => Promise<Response>;
type IpcHandler = (event: object, ...sent: unknown[]) => unknown;
type PermissionRequestHandler = (
  contents: unknown,
  permission: string,
  reply: (granted: boolean) => void,
) => void;
type PermissionCheckHandler = (contents: unknown, permission: string) => boolean;
type RequestListener = (details: { url: string }, reply: (answer: { cancel: boolean }) => void) => void;

/** What a person answers in a dialog: a path or none, or the label of a button. */
export type DialogAnswer = string | null;

/** A dialog that was shown: of which kind, and what it asked or suggested. */
export interface ShownDialog {
  readonly kind: 'open' | 'save' | 'message';
  readonly says: string;
}

/** What one run of the main process has set up; `connect` begins a new one. */
export interface Run {
  readonly context: BrowserContext;
  /** Folder of what the program keeps, and of its documents. */
  readonly folder: string;
  readonly handlers: Map<string, ProtocolHandler>;
  readonly ipc: Map<string, IpcHandler>;
  readonly windows: BrowserWindow[];
  /** Answers of the person that were not needed yet, and the dialogs there were. */
  readonly answers: DialogAnswer[];
  readonly dialogs: ShownDialog[];
  /** Addresses the page tried to open in a window of their own, each with the main process's answer. */
  readonly opened: { url: string; action: string }[];
  /** Addresses that were given to the system's browser. */
  readonly outside: string[];
  /** Addresses the page tried to navigate to, each with whether the main process prevented it. */
  readonly navigations: { url: string; prevented: boolean }[];
  readonly systemRecent: string[];
  readonly displays: { workArea: Rectangle }[];
  permissionRequest?: PermissionRequestHandler;
  permissionCheck?: PermissionCheckHandler;
  beforeRequest?: RequestListener;
  menu: Menu | null;
  sandboxed: boolean;
  /** Of Chromium. */
  readonly switches: Map<string, string>;
  /** What is sent to the first start of the program by this one; undefined as long as nothing was. */
  startedWith: unknown;
  isFirst: boolean;
  hasQuit: boolean;
}

let run: Run;

export const currentRun = (): Run => run;

export function connect(context: BrowserContext, folder: string, isFirst = true): Run {
  app.removeAllListeners();
  defaultSession.removeAllListeners();
  run = {
    context,
    folder,
    handlers: new Map(),
    ipc: new Map(),
    windows: [],
    answers: [],
    dialogs: [],
    opened: [],
    outside: [],
    navigations: [],
    systemRecent: [],
    displays: [{ workArea: { x: 0, y: 0, width: 1920, height: 1040 } }],
    menu: null,
    sandboxed: false,
    switches: new Map(),
    startedWith: undefined,
    isFirst,
    hasQuit: false,
  };
  return run;
}

export const app = Object.assign(new EventEmitter(), {
  commandLine: {
    hasSwitch: (name: string) => name === 'user-data-dir',
    appendSwitch: (name: string, value: string) => void run.switches.set(name, value),
  },
  setName: () => undefined,
  getPath: (name: string) => join(run.folder, name),
  enableSandbox: () => {
    run.sandboxed = true;
  },
  whenReady: () => Promise.resolve(),
  requestSingleInstanceLock: (data: unknown) => {
    run.startedWith = data;
    return run.isFirst;
  },
  addRecentDocument: (path: string) => run.systemRecent.push(path),
  clearRecentDocuments: () => run.systemRecent.splice(0),
  quit: () => {
    run.hasQuit = true;
  },
});

export const protocol = {
  registerSchemesAsPrivileged: () => undefined,
  handle: (scheme: string, handler: ProtocolHandler) => {
    run.handlers.set(scheme, handler);
  },
};

const defaultSession = Object.assign(new EventEmitter(), {
  setPermissionRequestHandler: (handler: PermissionRequestHandler) => {
    run.permissionRequest = handler;
  },
  setPermissionCheckHandler: (handler: PermissionCheckHandler) => {
    run.permissionCheck = handler;
  },
  setDevicePermissionHandler: () => undefined,
  webRequest: {
    onBeforeRequest: (listener: RequestListener) => {
      run.beforeRequest = listener;
    },
  },
});
export const session = { defaultSession };

export const ipcMain = {
  handle: (channel: string, handler: IpcHandler) => {
    run.ipc.set(channel, handler);
  },
};

export const screen = { getAllDisplays: () => run.displays };

export const shell = {
  openExternal: (address: string) => {
    run.outside.push(address);
    return Promise.resolve();
  },
};

/** Each dialog is answered by what the test said before; one that nobody expects stays open. */
function show(kind: ShownDialog['kind'], says: string): Promise<DialogAnswer> {
  run.dialogs.push({ kind, says });
  const answer = run.answers.shift();
  return answer === undefined ? new Promise(() => undefined) : Promise.resolve(answer);
}

export const dialog = {
  async showOpenDialog() {
    const path = await show('open', '');
    return { canceled: path === null, filePaths: path === null ? [] : [path] };
  },
  async showSaveDialog(_window: BrowserWindow, { defaultPath }: SaveDialogOptions) {
    const path = await show('save', defaultPath ?? '');
    return { canceled: path === null, filePath: path ?? '' };
  },
  async showMessageBox(_window: BrowserWindow, { message, detail, buttons = [] }: MessageBoxOptions) {
    const pressed = await show('message', `${message} ${detail ?? ''}`);
    return { response: buttons.indexOf(pressed ?? ''), checkboxChecked: false };
  },
};
