import { fileURLToPath } from 'node:url';
import type { BrowserWindowConstructorOptions } from 'electron';
import { SMALLEST, type Placement } from './window-state.ts';

const preload = fileURLToPath(new URL('../preload/preload.cjs', import.meta.url));

/** The lab's one window: as locked up as Electron's windows come, for the page in it needs nothing of Node. */
export function windowOptions({ bounds, fills }: Placement): BrowserWindowConstructorOptions {
  return {
    title: 'Zigzag',
    ...bounds,
    minWidth: SMALLEST.width,
    minHeight: SMALLEST.height,
    fullscreen: fills === 'screen',
    // Shown once there is something to see.
    show: false,
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      webviewTag: false,
      navigateOnDragDrop: false,
      // Would fetch dictionaries, and underline formulas.
      spellcheck: false,
    },
  };
}
