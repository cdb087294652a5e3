/**
 * A stand-in for the `electron` module: as much of it as the main process uses, on top of a Playwright page, so that
 * the real, built main process runs where there is no Electron binary. `app://lab/` becomes `https://lab.app.test/`,
 * because Chromium refuses schemes it does not know. It cannot stand in for the sandbox, native menus and dialogs,
 * or packaging; what passes here has not been tried in Electron.
 */
import { EventEmitter } from 'node:events';
import type { BrowserContext, Page, Route } from '@playwright/test';
import type { MenuItemConstructorOptions, BrowserWindowConstructorOptions } from 'electron';

const WEB_ORIGIN = 'https://lab.app.test';
const APP_ORIGIN = 'app://lab';

type ProtocolHandler = (request: Request) => Promise<Response>;
type WindowOpenHandler = (details: { url: string }) => { action: 'allow' | 'deny' };
type PermissionRequestHandler = (
  contents: unknown,
  permission: string,
  reply: (granted: boolean) => void,
) => void;
type PermissionCheckHandler = (contents: unknown, permission: string) => boolean;

/** What one run of the main process has set up; `connect` begins a new one. */
export interface Run {
  readonly context: BrowserContext;
  readonly handlers: Map<string, ProtocolHandler>;
  readonly windows: BrowserWindow[];
  /** Addresses the page tried to open in a window of their own, each with the main process's answer. */
  readonly opened: { url: string; action: string }[];
  /** Addresses the page tried to navigate to, each with whether the main process prevented it. */
  readonly navigations: { url: string; prevented: boolean }[];
  permissionRequest?: PermissionRequestHandler;
  permissionCheck?: PermissionCheckHandler;
  menu?: MenuItemConstructorOptions[];
  sandboxed: boolean;
  hasQuit: boolean;
}

let run: Run;

export function connect(context: BrowserContext): Run {
  app.removeAllListeners();
  run = {
    context,
    handlers: new Map(),
    windows: [],
    opened: [],
    navigations: [],
    sandboxed: false,
    hasQuit: false,
  };
  return run;
}

export const app = Object.assign(new EventEmitter(), {
  enableSandbox: () => {
    run.sandboxed = true;
  },
  whenReady: () => Promise.resolve(),
  requestSingleInstanceLock: () => true,
  quit: () => {
    run.hasQuit = true;
  },
});

export const protocol = {
  registerSchemesAsPrivileged: () => undefined,
  handle: (scheme: string, handler: ProtocolHandler) => {
    run.handlers.set(scheme, handler);
  },
};

export const session = {
  defaultSession: {
    setPermissionRequestHandler: (handler: PermissionRequestHandler) => {
      run.permissionRequest = handler;
    },
    setPermissionCheckHandler: (handler: PermissionCheckHandler) => {
      run.permissionCheck = handler;
    },
  },
};

export const Menu = {
  buildFromTemplate: (template: MenuItemConstructorOptions[]) => template,
  setApplicationMenu: (menu: MenuItemConstructorOptions[]) => {
    run.menu = menu;
  },
};

class WebContents extends EventEmitter {
  windowOpenHandler: WindowOpenHandler = () => ({ action: 'allow' });

  setWindowOpenHandler(handler: WindowOpenHandler): void {
    this.windowOpenHandler = handler;
  }

  /** True where a listener prevents the event. */
  prevents(name: string, url: string): boolean {
    let prevented = false;
    this.emit(name, { url, preventDefault: () => (prevented = true) });
    return prevented;
  }
}

export class BrowserWindow extends EventEmitter {
  readonly webContents = new WebContents();
  readonly options: BrowserWindowConstructorOptions;
  page: Page | undefined;
  shown = false;

  constructor(options: BrowserWindowConstructorOptions) {
    super();
    this.options = options;
    run.windows.push(this);
    app.emit('web-contents-created', {}, this.webContents);
  }

  show(): void {
    this.shown = true;
  }

  async loadURL(url: string): Promise<void> {
    const { context, opened } = run;
    this.page = await context.newPage();
    await this.page.route('**/*', (route) => this.serve(route));
    await this.page.exposeFunction('standInWindowOpen', (target: string) => {
      opened.push({ url: target, ...this.webContents.windowOpenHandler({ url: target }) });
    });
    await this.page.addInitScript(() => {
      window.open = (target) => {
        (window as unknown as { standInWindowOpen: (url: string) => void }).standInWindowOpen(String(target));
        return null;
      };
    });
    await this.page.goto(url.replace(APP_ORIGIN, WEB_ORIGIN));
    this.emit('ready-to-show');
  }

  private async serve(route: Route): Promise<void> {
    const request = route.request();
    const url = request.url().replace(WEB_ORIGIN, APP_ORIGIN);
    // Electron tells of navigations the page begins, not of the one that loads it.
    const begunByPage = request.isNavigationRequest() && request.frame().url() !== 'about:blank';
    if (begunByPage) {
      const prevented = this.webContents.prevents('will-frame-navigate', url);
      run.navigations.push({ url, prevented });
      // "No content" leaves the page where it is, as a prevented navigation does.
      if (prevented) return route.fulfill({ status: 204 });
    }
    const handler = run.handlers.get(new URL(url).protocol.slice(0, -1));
    if (handler === undefined) return route.abort();
    const response = await handler(new Request(url, { method: request.method() }));
    await route.fulfill({
      status: response.status,
      headers: Object.fromEntries(response.headers),
      body: Buffer.from(await response.arrayBuffer()),
    });
  }
}
