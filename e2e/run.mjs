/**
 * Runs the browser specs against the build in out/, with whatever Chromium there is: Playwright's own, an installed
 * Chrome, Chromium or Edge, one that Playwright can fetch, one that Debian can. Without any it fails; it never skips.
 * Arguments go to `playwright test`.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { installed, playwrightsOwn } from './find-browser.mjs';

const CONFIG = fileURLToPath(new URL('playwright.config.mjs', import.meta.url));
const PLAYWRIGHT = fileURLToPath(import.meta.resolve('@playwright/test/cli'));

function fetchWithPlaywright() {
  console.log('No browser found: trying `npx playwright install chromium`.');
  run(process.execPath, [PLAYWRIGHT, 'install', 'chromium']);
  return playwrightsOwn();
}

function fetchWithApt() {
  if (!existsSync('/etc/debian_version') || process.getuid?.() !== 0) return undefined;
  console.log('Trying `apt-get install -y chromium-headless-shell`, then `chromium`.');
  run('apt-get', ['update']);
  if (run('apt-get', ['install', '-y', 'chromium-headless-shell']) !== 0)
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
