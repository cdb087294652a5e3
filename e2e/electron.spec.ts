/** The desktop window itself, where there is an Electron binary and a display; elsewhere this file has no tests and says so. */
import { join } from 'node:path';
import { _electron, expect, test } from '@playwright/test';
import { hasDisplay } from '../src-main/display.ts';
import { electronFolder, findElectronBinary } from '../src-main/electron-binary.ts';
import { OUT } from './lab.ts';

const { platform, env } = process;
const binary = findElectronBinary(
  electronFolder(import.meta.filename),
  env['ELECTRON_OVERRIDE_DIST_PATH'],
  platform,
);

if (binary !== undefined && hasDisplay(platform, env)) {
  test('the lab opens in the desktop window and its worker starts', async () => {
    const electron = await _electron.launch({ executablePath: binary, args: [join(OUT, 'main/index.js')] });
    try {
      const window = await electron.firstWindow();
      await expect(window).toHaveTitle('Zigzag');
      expect(window.url()).toBe('app://lab/');
      await expect.poll(() => window.workers().length).toBeGreaterThan(0);
      expect(await window.evaluate(() => 'require' in globalThis)).toBe(false);
    } finally {
      await electron.close();
    }
  });
} else if (process.env['TEST_WORKER_INDEX'] === undefined) {
  // Said once, while the specs are collected, and not by each worker.
  console.log(
    'Electron specs do not run: no Electron binary, or no display. The main process is tried on a stand-in.',
  );
}
