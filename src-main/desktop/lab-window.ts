/** The lab's one window: where it stands, what it is told, when it may close, and what becomes of it when its page stops. */
import { BrowserWindow, screen, shell } from 'electron';
import { PUSH_CHANNEL, type Push } from '../contract/contract.ts';
import { afterCrash, CRASH_NOTICE } from './crashes.ts';
import { LAB_URL } from './lab-url.ts';
import { NativeDialogs } from './native-dialogs.ts';
import { outsideLink } from './outside-link.ts';
import { windowOptions } from './window-options.ts';
import { parseWindowState, placeWindow, type WindowState } from './window-state.ts';

/** So long, in ms, the page may take to answer that the window is to close. */
const PATIENCE = 5000;

export class LabWindow {
  readonly dialogs: NativeDialogs;
  readonly #window: BrowserWindow;
  readonly #beforeClosing: (state: WindowState) => Promise<void>;
  /** What is to be told to a page that has not begun yet; null where it has. */
  #waiting: Push[] | null = [];
  #lastCrash: number | null = null;
  /** Whether there is something to see in the window; what `isVisible` says is false of a minimised one too. */
  #isReady = false;
  /** Runs while the page is asked whether the window may close; null while it is not. */
  #patience: NodeJS.Timeout | 'answering' | null = null;

  /**
   * @param keptState of the window, as it was kept
   * @param beforeClosing is waited for
   */
  constructor(keptState: string | null, beforeClosing: (state: WindowState) => Promise<void>) {
    this.#beforeClosing = beforeClosing;
    const placement = placeWindow(parseWindowState(keptState), screen.getAllDisplays());
    const window = new BrowserWindow(windowOptions(placement));
    this.#window = window;
    // It asks servers of the network which address this machine has, which no filter of requests sees.
    window.webContents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
    this.dialogs = new NativeDialogs(window);
    window.once('ready-to-show', () => {
      if (placement.fills === 'work area') window.maximize();
      window.show();
      this.#isReady = true;
    });
    window.on('close', (event) => {
      // A page that is not there cannot be asked.
      if (this.#waiting !== null || this.contents.isCrashed()) return;
      event.preventDefault();
      this.#askToLeave();
    });
    this.#watchLinks();
    this.#watchPage();
  }

  get contents(): Electron.WebContents {
    return this.#window.webContents;
  }

  get isClosed(): boolean {
    return this.#window.isDestroyed();
  }

  load(): Promise<void> {
    return this.#window.loadURL(LAB_URL);
  }

  show(): void {
    if (!this.#isReady) return;
    if (this.#window.isMinimized()) this.#window.restore();
    this.#window.focus();
  }

  setHasChanges(hasChanges: boolean): void {
    this.#window.setDocumentEdited(hasChanges);
  }

  /** Tells the page something, as soon as it can listen. */
  push(push: Push): void {
    if (this.#waiting === null) this.contents.send(PUSH_CHANNEL, push);
    else this.#waiting.push(push);
  }

  /** The page can listen. */
  begin(): void {
    const waiting = this.#waiting ?? [];
    this.#waiting = null;
    for (const push of waiting) this.push(push);
  }

  /** The page is about to answer: however long the person thinks, it is not the page that does not answer. */
  stopWaiting(): void {
    if (this.#patience === null) return;
    if (this.#patience !== 'answering') clearTimeout(this.#patience);
    this.#patience = 'answering';
  }

  async leave(answer: 'go' | 'stay'): Promise<void> {
    const wasAsked = this.#patience !== null;
    this.stopWaiting();
    this.#patience = null;
    if (wasAsked && answer === 'go') await this.#close();
  }

  #askToLeave(): void {
    if (this.#patience !== null) return;
    this.push({ kind: 'leave' });
    this.#patience = setTimeout(() => void this.#closeUnanswered(), PATIENCE);
  }

  async #closeUnanswered(): Promise<void> {
    const answer = await this.dialogs.askToCloseUnanswered().catch(() => 'wait' as const);
    if (this.#patience === null || this.#patience === 'answering') return;
    this.#patience = null;
    if (answer === 'close') await this.#close();
  }

  async #close(): Promise<void> {
    this.stopWaiting();
    const window = this.#window;
    const fills = window.isFullScreen() ? 'screen' : window.isMaximized() ? 'work area' : 'nothing';
    await this.#beforeClosing({ bounds: window.getNormalBounds(), fills });
    window.destroy();
  }

  /** A link opens outside, if the person agrees; that it opens nowhere else, index.ts sees to. */
  #watchLinks(): void {
    const { contents } = this;
    contents.on('will-frame-navigate', ({ url }) => void this.#openOutside(url));
    contents.setWindowOpenHandler(({ url }) => {
      void this.#openOutside(url);
      return { action: 'deny' };
    });
  }

  async #openOutside(address: string): Promise<void> {
    const link = outsideLink(address);
    if (link === null) return;
    const agreed = await this.dialogs.askToOpenOutside(link).catch(() => false);
    if (agreed) await shell.openExternal(link);
  }

  #watchPage(): void {
    const { contents } = this;
    contents.on('did-start-navigation', ({ isMainFrame, isSameDocument }) => {
      if (isMainFrame && !isSameDocument) this.#waiting ??= [];
    });
    contents.on('render-process-gone', (_event, { reason }) => {
      this.#waiting ??= [];
      if (reason === 'clean-exit') return;
      // It was to close anyway, and what it kept is kept.
      if (this.#patience === null) void this.#recover();
      else void this.#close();
    });
    let taken = new AbortController();
    this.#window.on('unresponsive', () => void this.#askToWait((taken = new AbortController()).signal));
    this.#window.on('responsive', () => taken.abort());
  }

  async #recover(): Promise<void> {
    const now = performance.now();
    const what = afterCrash(this.#lastCrash, now);
    this.#lastCrash = now;
    if (what === 'ask' && (await this.dialogs.askAfterCrash()) === 'close') {
      await this.#close();
      return;
    }
    this.push({ kind: 'tell', words: CRASH_NOTICE });
    this.contents.reload();
  }

  async #askToWait(signal: AbortSignal): Promise<void> {
    const answer = await this.dialogs.askToWait(signal).catch(() => 'wait' as const);
    if (answer === 'wait' || signal.aborted) return;
    // Its process is told to end, which then counts as a crash of it.
    this.contents.forcefullyCrashRenderer();
  }
}
