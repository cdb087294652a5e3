/** Runs in the page, before anything of it: what the preload finds in `electron`, as far as a page itself can be that. */
function standInForPreload(run: (require: (name: string) => object) => void): void {
  interface StandIn {
    standInInvoke(channel: string, sent: unknown): Promise<unknown>;
    standInReceive(channel: string, sent: readonly unknown[]): void;
    /** Paths of files that a test drops, by name: files that a page makes have none. */
    standInPaths: Record<string, string>;
  }
  const page = window as unknown as StandIn;
  const listeners = new Map<string, (event: object, ...sent: unknown[]) => void>();
  page.standInPaths = {};
  page.standInReceive = (channel, sent) => listeners.get(channel)?.({}, ...sent);

  const electron = {
    contextBridge: {
      exposeInMainWorld: (name: string, value: object) =>
        Object.defineProperty(window, name, { value: Object.freeze(value), enumerable: true }),
    },
    ipcRenderer: {
      invoke: (channel: string, sent: unknown) => page.standInInvoke(channel, sent),
      on: (channel: string, listener: (event: object, ...sent: unknown[]) => void) =>
        listeners.set(channel, listener),
    },
    webUtils: { getPathForFile: (file: File) => page.standInPaths[file.name] ?? '' },
  };
  // A frame within the page has no preload.
  if (window.top !== window) return;
  run((name) => {
    if (name !== 'electron') throw new Error(`A sandboxed preload cannot require ${name}.`);
    return electron;
  });
}

/** @param preload the built preload, a CommonJS script */
export const preloadScript = (preload: string): string =>
  `(${String(standInForPreload)})((require) => {\n${preload}\n});`;
