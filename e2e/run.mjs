/**
 * Runs the browser specs against the build in out/, with whatever Chromium there is: Playwright's own, an installed
 * Chrome, Chromium or Edge, one that Playwright can fetch, one that Debian can. Without any it fails; it never skips.
 * Arguments go to `playwright test`.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';

const CONFIG = fileURLToPath(new URL('playwright.config.ts', import.meta.url));
const PLAYWRIGHT = fileURLToPath(import.meta.resolve('@playwright/test/cli'));

const INSTALLED = {
  linux: [
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

const playwrightsOwn = () => [chromium.executablePath()].find(runs);
const installed = () => (INSTALLED[process.platform] ?? []).find(runs);

function fetchWithPlaywright() {
  console.log('No browser found: trying `npx playwright install chromium`.');
  run(process.execPath, [PLAYWRIGHT, 'install', 'chromium']);
  return playwrightsOwn();
}

function fetchWithApt() {
  if (!existsSync('/etc/debian_version') || process.getuid?.() !== 0) return undefined;
  console.log('Trying `apt-get install -y chromium`.');
  run('apt-get', ['update']);
  run('apt-get', ['install', '-y', 'chromium']);
  return installed();
}

function run(command, args, env = process.env) {
  return spawnSync(command, args, { stdio: 'inherit', env }).status ?? 1;
}

const browser = playwrightsOwn() ?? installed() ?? fetchWithPlaywright() ?? fetchWithApt();
if (browser === undefined) {
  console.error(
    'No Chromium, Chrome or Edge could be found or installed, so the browser specs cannot run. ' +
      'Install one of them, or run `npx playwright install chromium` where there is a network.',
  );
  process.exitCode = 1;
} else {
  console.log(`Browser specs run in ${browser}`);
  process.exitCode = run(
    process.execPath,
    [PLAYWRIGHT, 'test', '--config', CONFIG, ...process.argv.slice(2)],
    {
      ...process.env,
      ZIGZAG_TEST_BROWSER: browser,
    },
  );
}
