/** Electron itself, where there is a binary and a display. The system's dialogs, which nothing can press, are answered for the person. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { _electron, type ElectronApplication } from '@playwright/test';
import type { BaseWindow, MessageBoxOptions, SaveDialogOptions } from 'electron';
import { hasDisplay } from '../../src-main/display.ts';
import { electronFolder, findElectronBinary } from '../../src-main/electron-binary.ts';
import { OUT } from '../lab.ts';
import type { DialogAnswer, ShownDialog } from '../stand-in/electron.ts';
import type { Desktop, Host } from './desktop.ts';

const { platform, env } = process;
const binary = findElectronBinary(
  electronFolder(import.meta.filename),
  env['ELECTRON_OVERRIDE_DIST_PATH'],
  platform,
);

/** Null where Electron cannot run here. */
export const inElectron: Host | null =
  binary === undefined || !hasDisplay(platform, env) ? null : { name: 'Electron', start };

const MAIN = join(OUT, 'main/index.js');

/** An item of Electron's menu, as far as a person sees it. */
interface Item {
  readonly label: string;
  readonly submenu?: { readonly items: readonly Item[] };
  readonly click: () => void;
}

/** What stands in main in place of the dialogs, for the person's answers. */
interface Answering {
  answers: DialogAnswer[];
  dialogs: ShownDialog[];
  outside: string[];
}
type Global = typeof globalThis & { answering: Answering };

async function start(folder: string, args: readonly string[]): Promise<Desktop> {
  const command = [MAIN, `--user-data-dir=${folder}`, ...args];
  const electron = await _electron.launch({ executablePath: binary ?? '', args: [...command] });
  await electron.evaluate(({ dialog, shell }) => {
    const answering: Answering = { answers: [], dialogs: [], outside: [] };
    (globalThis as Global).answering = answering;
    const show = (kind: ShownDialog['kind'], says: string): Promise<DialogAnswer> => {
      answering.dialogs.push({ kind, says });
      const answer = answering.answers.shift();
      return answer === undefined ? new Promise(() => undefined) : Promise.resolve(answer);
    };
    Object.assign(dialog, {
      showOpenDialog: async () => {
        const path = await show('open', '');
        return { canceled: path === null, filePaths: path === null ? [] : [path] };
      },
      showSaveDialog: async (_window: BaseWindow, { defaultPath }: SaveDialogOptions) => {
        const path = await show('save', defaultPath ?? '');
        return { canceled: path === null, filePath: path ?? '' };
      },
      showMessageBox: async (_window: BaseWindow, { message, detail, buttons = [] }: MessageBoxOptions) => {
        const pressed = await show('message', `${message} ${detail ?? ''}`);
        return { response: buttons.indexOf(pressed ?? ''), checkboxChecked: false };
      },
    });
    shell.openExternal = (address) => {
      answering.outside.push(address);
      return Promise.resolve();
    };
  });
  await electron.firstWindow();
  return desktopOf(electron, folder);
}

function desktopOf(electron: ElectronApplication, folder: string): Desktop {
  let hasEnded = false;
  electron.once('close', () => (hasEnded = true));
  return {
    get page() {
      const page = electron.windows().at(-1);
      if (page === undefined) throw new Error('Electron has no window.');
      return page;
    },
    willAnswer: (...answers) =>
      electron.evaluate((_, given) => void (globalThis as Global).answering.answers.push(...given), answers),
    dialogs: () => electron.evaluate(() => (globalThis as Global).answering.dialogs),
    choose: (...labels) =>
      electron.evaluate(({ Menu }, path) => {
        const last = path.reduce<{ items: readonly Item[]; found?: Item }>(
          ({ items }, label) => {
            const found = items.find((item) => item.label === label);
            return found === undefined ? { items: [] } : { items: found.submenu?.items ?? [], found };
          },
          { items: (Menu.getApplicationMenu()?.items ?? []) as unknown as readonly Item[] },
        );
        if (last.found === undefined) throw new Error(`The menu has no ${path.join(' › ')}.`);
        last.found.click();
      }, labels),
    labels: (...menu) =>
      electron.evaluate(({ Menu }, path) => {
        const items = path.reduce<readonly Item[]>(
          (inside, label) => inside.find((item) => item.label === label)?.submenu?.items ?? [],
          (Menu.getApplicationMenu()?.items ?? []) as unknown as readonly Item[],
        );
        return items.map(({ label }) => label).filter((label) => label !== '');
      }, menu),
    openedOutside: () => electron.evaluate(() => (globalThis as Global).answering.outside),
    async startAgain(path) {
      const other = spawn(binary ?? '', [MAIN, `--user-data-dir=${folder}`, path], { stdio: 'ignore' });
      await once(other, 'exit');
    },
    willDrop: () => Promise.resolve(),
    close: () =>
      electron.evaluate(({ BrowserWindow }) => {
        BrowserWindow.getAllWindows()[0]?.close();
      }),
    isOpen: () => Promise.resolve(!hasEnded),
    async crash() {
      // Electron loads the lab again into the same contents: the page is followed by what it tells, not by waiting.
      await electron.evaluate(async ({ BrowserWindow }) => {
        const contents = BrowserWindow.getAllWindows()[0]?.webContents;
        const loaded = new Promise<void>((resolve) => contents?.once('did-finish-load', () => resolve()));
        contents?.forcefullyCrashRenderer();
        await loaded;
      });
    },
    async kill() {
      const ended = once(electron.process(), 'exit');
      electron.process().kill('SIGKILL');
      await ended;
    },
  };
}
