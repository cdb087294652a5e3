import type { BrowserWindowConstructorOptions } from 'electron';

/** The lab's one window: as locked up as Electron's windows come, for the page in it needs nothing of Node. */
export function windowOptions(): BrowserWindowConstructorOptions {
  return {
    title: 'Zigzag',
    width: 1280,
    height: 800,
    minWidth: 1024,
    minHeight: 700,
    // Shown once there is something to see.
    show: false,
    webPreferences: {
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
