/**
 * `npm run package`: packages of the program for the system this runs on, in out/packages. Arguments go to electron-builder,
 * as in `npm run package -- --dir`. Electron's binary is taken from node_modules where it is there, else fetched; where
 * it cannot be had, that is said in words.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const at = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));
const DIST = process.env.ELECTRON_OVERRIDE_DIST_PATH ?? at('node_modules/electron/dist');

if (!existsSync(at('out/preload/preload.cjs'))) {
  console.error('There is no build: run `npm run build` first.');
  process.exit(1);
}

const own = existsSync(DIST) ? [`-c.electronDist=${DIST}`] : [];
const builder = fileURLToPath(import.meta.resolve('electron-builder/cli.js'));
const { status, stdout, stderr } = spawnSync(
  process.execPath,
  [builder, ...process.argv.slice(2), ...own, '--publish', 'never'],
  { cwd: at('.'), encoding: 'utf8', stdio: ['inherit', 'pipe', 'pipe'] },
);
const said = stdout + stderr;
process.exitCode = status ?? 1;
if (
  /ENOTFOUND|ECONNREFUSED|ECONNRESET|ETIMEDOUT|EAI_AGAIN|ENETUNREACH|HTTPError/.test(said) &&
  status !== 0
) {
  console.error(
    'No package was made: Electron’s binary, or another part that electron-builder fetches, cannot be had from here. ' +
      'Run this where there is a network, or let .github/workflows/package.yml do it. The browser needs none of it: ' +
      '`npm start`, or `npm run build:single` for one file.',
  );
} else {
  console.log(said);
}
