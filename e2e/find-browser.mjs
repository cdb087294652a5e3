/** Finds a Chromium on this machine: Playwright's own, or an installed headless shell, Chrome, Chromium or Edge. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from '@playwright/test';

const INSTALLED = {
  linux: [
    // Without a window of its own, whose parts take more time than many a spec.
    '/usr/bin/chromium-headless-shell',
    '/usr/bin/google-chrome-stable',
    '/usr/bin/google-chrome',
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/snap/bin/chromium',
    '/usr/bin/microsoft-edge-stable',
    '/usr/bin/microsoft-edge',
  ],
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ],
  win32: [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA]
    .filter((folder) => folder !== undefined)
    .flatMap((folder) => [
      join(folder, 'Google/Chrome/Application/chrome.exe'),
      join(folder, 'Chromium/Application/chrome.exe'),
      join(folder, 'Microsoft/Edge/Application/msedge.exe'),
    ]),
};

/** A browser may be there and yet lack its libraries. On Windows `--version` would open a window, so it is trusted. */
function runs(path) {
  if (!existsSync(path)) return false;
  return process.platform === 'win32' || spawnSync(path, ['--version'], { timeout: 30_000 }).status === 0;
}

export const playwrightsOwn = () => [chromium.executablePath()].find(runs);
export const installed = () => (INSTALLED[process.platform] ?? []).find(runs);

/** @throws Error where there is none; the end-to-end command can then install one */
export function findBrowser() {
  const browser = playwrightsOwn() ?? installed();
  if (browser === undefined)
    throw new Error('No browser found: run `npm run test:e2e` once, which installs one.');
  return browser;
}

/** Flags under which a headless browser starts as root and keeps to itself. */
export const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // The address bar's list: a page of its own in every window, though a headless one's is never seen.
  '--disable-features=WebUIOmniboxPopup,WebUIOmniboxAimPopup,WebUIOmniboxFullPopup',
];
