import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { windowOptions } from './window-options.ts';

const options = windowOptions({ bounds: { x: 3, y: 4, width: 1280, height: 800 }, fills: 'nothing' });

it('opens where it is placed and never below what the layout needs', () => {
  expect(options).toMatchObject({ x: 3, y: 4, width: 1280, height: 800, minWidth: 1024, minHeight: 700 });
  expect(options.fullscreen).toBe(false);
  expect(windowOptions({ bounds: { width: 1, height: 1 }, fills: 'screen' }).fullscreen).toBe(true);
});

it('gives the page nothing but the web and the bridge', () => {
  const { preload, ...rest } = options.webPreferences ?? {};
  expect(preload).toMatch(/preload[\\/]preload\.cjs$/);
  expect(existsSync(fileURLToPath(new URL('../preload.ts', import.meta.url)))).toBe(true);
  expect(rest).toEqual({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    webviewTag: false,
    navigateOnDragDrop: false,
    spellcheck: false,
  });
});
