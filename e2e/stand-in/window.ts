/** The stand-in for Electron's window: a Playwright page, whose requests the main process answers. */
import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import type { Frame, Page, Route } from '@playwright/test';
import type { BrowserWindowConstructorOptions, Rectangle } from 'electron';
import { app, currentRun, type Run } from './electron.ts';
import { preloadScript } from './preload.ts';

const WEB_ORIGIN = 'https://lab.app.test';
const APP_ORIGIN = 'app://lab';

type WindowOpenHandler = (details: { url: string }) => { action: 'allow' | 'deny' };

class WebContents extends EventEmitter {
  readonly run: Run = currentRun();
  readonly #preload: string;
  #page: Page | undefined;
  #hasCrashed = false;
  windowOpenHandler: WindowOpenHandler = () => ({ action: 'allow' });
  webRtcPolicy = 'default';

  constructor(preload: string | undefined) {
    super();
    this.#preload = preload === undefined ? '' : preloadScript(readFileSync(preload, 'utf8'));
  }

  get page(): Page {
    if (this.#page === undefined) throw new Error('The window has no page yet.');
    return this.#page;
  }

  /** As calls see it: the same object each time. */
  readonly mainFrame = {
    contents: this,
    get url() {
      return this.contents.page.url().replace(WEB_ORIGIN, APP_ORIGIN);
    },
  };

  setWebRTCIPHandlingPolicy(policy: string): void {
    this.webRtcPolicy = policy;
  }

  setWindowOpenHandler(handler: WindowOpenHandler): void {
    this.windowOpenHandler = handler;
  }

  send(channel: string, ...sent: unknown[]): void {
    // A page that goes meanwhile hears nothing, as in Electron.
    void this.page
      .evaluate(
        ([name, values]) => {
          (window as unknown as { standInReceive(channel: string, values: unknown[]): void }).standInReceive(
            name,
            values,
          );
        },
        [channel, sent] as const,
      )
      .catch(() => undefined);
  }

  isCrashed(): boolean {
    return this.#hasCrashed;
  }

  forcefullyCrashRenderer(): void {
    void this.page.goto('chrome://crash').catch(() => undefined);
  }

  reload(): void {
    // Nothing brings a page of Playwright's back that has crashed.
    if (this.#hasCrashed) void this.load(this.mainFrame.url);
    else void this.page.reload();
  }

  /** True where a listener prevents the event. */
  prevents(name: string, url: string): boolean {
    let prevented = false;
    this.emit(name, { url, preventDefault: () => (prevented = true) });
    return prevented;
  }

  async load(url: string): Promise<void> {
    const crashed = this.#page;
    const page = await this.run.context.newPage();
    this.#page = page;
    await crashed?.close();
    this.#hasCrashed = false;
    page.on('crash', () => {
      this.#hasCrashed = true;
      this.emit('render-process-gone', {}, { reason: 'crashed' });
    });
    await page.route('**/*', (route) => this.#serve(route));
    await page.exposeFunction('standInWindowOpen', (target: string) => {
      this.run.opened.push({ url: target, ...this.windowOpenHandler({ url: target }) });
    });
    await page.exposeBinding('standInInvoke', ({ frame }, channel: string, sent: unknown) =>
      this.invoke(frame, channel, sent),
    );
    await page.addInitScript(() => {
      window.open = (target) => {
        (window as unknown as { standInWindowOpen: (url: string) => void }).standInWindowOpen(String(target));
        return null;
      };
    });
    await page.addInitScript(this.#preload);
    await page.goto(url.replace(APP_ORIGIN, WEB_ORIGIN));
  }

  async close(): Promise<void> {
    await this.#page?.close();
  }

  invoke(frame: Frame, channel: string, sent: unknown): unknown {
    const senderFrame = frame === this.page.mainFrame() ? this.mainFrame : { url: frame.url() };
    const handler = this.run.ipc.get(channel);
    if (handler === undefined) throw new Error(`No handler registered for '${channel}'`);
    return handler({ sender: this, senderFrame }, sent);
  }

  async #serve(route: Route): Promise<void> {
    const { handlers, navigations } = this.run;
    const request = route.request();
    const url = request.url().replace(WEB_ORIGIN, APP_ORIGIN);
    if (request.isNavigationRequest()) {
      // Electron tells of navigations the page begins, not of the one that loads it.
      if (request.frame().url() !== 'about:blank') {
        const prevented = this.prevents('will-frame-navigate', url);
        navigations.push({ url, prevented });
        // "No content" leaves the page where it is, as a prevented navigation does.
        if (prevented) return route.fulfill({ status: 204 });
      }
      this.emit('did-start-navigation', { isMainFrame: true, isSameDocument: false });
    }
    const handler = handlers.get(new URL(url).protocol.slice(0, -1));
    if (handler === undefined || this.#isCancelled(url)) return route.abort();
    const response = await handler(new Request(url, { method: request.method() }));
    await route.fulfill({
      status: response.status,
      headers: Object.fromEntries(response.headers),
      body: Buffer.from(await response.arrayBuffer()),
    });
  }

  #isCancelled(url: string): boolean {
    let isCancelled = false;
    this.run.beforeRequest?.({ url }, ({ cancel }) => (isCancelled = cancel));
    return isCancelled;
  }
}

export class BrowserWindow extends EventEmitter {
  readonly webContents: WebContents;
  readonly options: BrowserWindowConstructorOptions;
  bounds: Rectangle;
  isEdited = false;
  #is = { shown: false, maximized: false, minimized: false, destroyed: false };
  timesFocused = 0;

  constructor(options: BrowserWindowConstructorOptions) {
    super();
    this.options = options;
    const { x = 100, y = 100, width = 800, height = 600 } = options;
    this.bounds = { x, y, width, height };
    this.webContents = new WebContents(options.webPreferences?.preload);
    currentRun().windows.push(this);
    app.emit('web-contents-created', {}, this.webContents);
  }

  show = (): void => void (this.#is.shown = true);
  maximize = (): void => void (this.#is.maximized = true);
  minimize = (): void => void (this.#is.minimized = true);
  restore = (): void => void (this.#is.minimized = false);
  focus = (): void => {
    this.timesFocused += 1;
  };
  isVisible = (): boolean => this.#is.shown && !this.#is.minimized;
  isMaximized = (): boolean => this.#is.maximized;
  isMinimized = (): boolean => this.#is.minimized;
  isFullScreen = (): boolean => this.options.fullscreen === true;
  isDestroyed = (): boolean => this.#is.destroyed;
  getNormalBounds = (): Rectangle => this.bounds;
  setDocumentEdited = (isEdited: boolean): void => void (this.isEdited = isEdited);

  async loadURL(url: string): Promise<void> {
    await this.webContents.load(url);
    this.emit('ready-to-show');
  }

  /** As the person closes it. */
  close(): void {
    const event = new Event('close', { cancelable: true });
    this.emit('close', event);
    if (!event.defaultPrevented) this.destroy();
  }

  destroy(): void {
    if (this.#is.destroyed) return;
    this.#is.destroyed = true;
    void this.webContents.close();
    this.emit('closed');
    app.emit('window-all-closed');
  }
}
