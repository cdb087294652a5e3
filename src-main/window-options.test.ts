import { expect, it } from 'vitest';
import { windowOptions } from './window-options.ts';

it('opens at a laptop’s size and never below what the layout needs', () => {
  expect(windowOptions()).toMatchObject({ width: 1280, height: 800, minWidth: 1024, minHeight: 700 });
});

it('gives the page nothing but the web', () => {
  expect(windowOptions().webPreferences).toEqual({
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
