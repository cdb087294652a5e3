/** `test` for specs of the desktop window, and the hosts that they run in here. */
import { test as base } from '@playwright/test';
import { settle, Watch } from '../watch.ts';
import type { Desktop, Host } from './desktop.ts';
import { inElectron } from './in-electron.ts';
import { onStandIn } from './on-stand-in.ts';

export const HOSTS: readonly Host[] = inElectron === null ? [onStandIn] : [onStandIn, inElectron];

if (inElectron === null && process.env['TEST_WORKER_INDEX'] === undefined) {
  // Said once, while the specs are collected, and not by each worker.
  console.log(
    'Electron specs do not run: no Electron binary, or no display. The main process is tried on a stand-in.',
  );
}

interface Fixtures {
  /** A folder for the person's files and for what the program keeps. */
  readonly folder: string;
  /** Starts the program, again once it has ended; what then runs is ended after the test. */
  readonly start: (host: Host, ...args: readonly string[]) => Promise<Desktop>;
}

export const test = base.extend<Fixtures>({
  // eslint-disable-next-line no-empty-pattern -- Playwright insists on one
  folder: ({}, use, info) => use(info.outputPath('desktop')),

  start: async ({ context, folder }, use) => {
    const watch = new Watch(context, ['https://lab.app.test/']);
    const started: Desktop[] = [];
    await use(async (host, ...args) => {
      const desktop = await host.start(folder, args, context);
      started.push(desktop);
      return desktop;
    });
    for (const page of context.pages()) await settle(page);
    for (const desktop of started) await desktop.kill();
    watch.assertQuiet();
  },
});
