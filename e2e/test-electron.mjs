/**
 * `npm run test:electron`: the specs of the desktop window in Electron itself. Where there is no binary or no display
 * that is said in words, and counts as no failure: `npm test` runs the same specs on the stand-in.
 */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const { status } = spawnSync(
  process.execPath,
  [
    fileURLToPath(new URL('run.mjs', import.meta.url)),
    '--pass-with-no-tests',
    '--grep',
    'Electron:',
    fileURLToPath(new URL('desktop/', import.meta.url)),
    ...process.argv.slice(2),
  ],
  { stdio: 'inherit' },
);
process.exitCode = status ?? 1;
