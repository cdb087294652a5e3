/** The real, built main process and preload on the stand-in for Electron. */
import { register } from 'node:module';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect } from '@playwright/test';
import { OUT } from '../lab.ts';
import { app, connect, type Run } from '../stand-in/electron.ts';
import type { Desktop, Host } from './desktop.ts';

register('../stand-in/hooks.mjs', import.meta.url);

const MAIN = pathToFileURL(join(OUT, 'main/index.js')).href;
let starts = 0;

/** Runs main with this command line. A module runs once; its address with a number in it is another module. */
export async function runMain(args: readonly string[]): Promise<void> {
  const { argv } = process;
  process.argv = ['zigzag', ...args];
  try {
    await import(`${MAIN}?${++starts}`);
  } finally {
    process.argv = argv;
  }
}

export const onStandIn: Host = {
  name: 'stand-in',
  async start(folder, args, context) {
    const run = connect(context, folder);
    await runMain(args);
    await expect.poll(() => run.windows[0]?.isVisible()).toBe(true);
    return desktopOf(run);
  },
};

export function desktopOf(run: Run): Desktop {
  const [window] = run.windows;
  if (window === undefined) throw new Error('The main process opened no window.');
  const menu = () => {
    if (run.menu === null) throw new Error('The main process set no menu.');
    return run.menu;
  };
  return {
    get page() {
      return window.webContents.page;
    },
    willAnswer: (...answers) => Promise.resolve(void run.answers.push(...answers)),
    dialogs: () => Promise.resolve(run.dialogs),
    choose(...labels) {
      // The stand-in's menu hands nothing over to its items, and main's items take nothing.
      (menu().find(labels).click as (() => void) | undefined)?.();
      return Promise.resolve();
    },
    labels: (...path) =>
      Promise.resolve(
        menu()
          .within(path)
          .flatMap(({ label }) => (label === undefined ? [] : [label])),
      ),
    openedOutside: () => Promise.resolve(run.outside),
    startAgain: (path) => Promise.resolve(void app.emit('second-instance', {}, [], '/', { file: path })),
    willDrop: (path) =>
      window.webContents.page.evaluate(
        ([name, whole]) =>
          void ((window as unknown as { standInPaths: Record<string, string> }).standInPaths[name] = whole),
        [basename(path), path] as const,
      ),
    close() {
      window.close();
      return Promise.resolve();
    },
    isOpen: () => Promise.resolve(!window.isDestroyed()),
    async crash() {
      const { page } = window.webContents;
      window.webContents.forcefullyCrashRenderer();
      await expect.poll(() => window.webContents.page === page).toBe(false);
    },
    async kill() {
      window.removeAllListeners();
      await window.webContents.close();
    },
  };
}
