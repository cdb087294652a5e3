/** The real, built main process on the stand-in for `electron` (see electron.ts for what that does not cover). */
import { register } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { test as base, expect, type Page } from '@playwright/test';
import { SECURITY_HEADERS } from '../../src-main/content-policy.ts';
import { OUT } from '../lab.ts';
import { settle, Watch } from '../watch.ts';
import { connect, type Run } from './electron.ts';

register('./hooks.mjs', import.meta.url);

const MAIN = pathToFileURL(join(OUT, 'main/index.js')).href;
let runs = 0;

const test = base.extend<{ run: Run; window: Page }>({
  run: async ({ context }, use) => {
    const watch = new Watch(context, ['https://lab.app.test/']);
    const run = connect(context);
    // A module runs once; its address with a number in it is another module.
    await import(`${MAIN}?${++runs}`);
    await expect.poll(() => run.windows[0]?.shown).toBe(true);
    await use(run);
    for (const page of context.pages()) await settle(page);
    watch.assertQuiet();
  },
  window: async ({ run }, use) => {
    const page = run.windows[0]?.page;
    if (page === undefined) throw new Error('the main process opened no window');
    await use(page);
  },
});

test('the lab loads through the real protocol handler, worker included, under the policy', async ({
  run,
  window,
}) => {
  expect(run.windows).toHaveLength(1);
  await expect(window).toHaveTitle('Zigzag');
  await expect.poll(() => window.workers().length).toBeGreaterThan(0);
  const headers = await window.evaluate(async () => Object.fromEntries((await fetch('/')).headers));
  for (const [name, value] of Object.entries(SECURITY_HEADERS))
    expect(headers[name.toLowerCase()]).toBe(value);
});

test('the window is locked up and of the stated size', ({ run }) => {
  expect(run.sandboxed).toBe(true);
  expect(run.windows[0]?.options).toMatchObject({
    width: 1280,
    height: 800,
    minWidth: 1024,
    minHeight: 700,
    webPreferences: { sandbox: true, contextIsolation: true, nodeIntegration: false, webviewTag: false },
  });
  expect(run.menu).toBeDefined();
});

test('paths out of the window’s folder and foreign hosts are refused', async ({ run }) => {
  const handler = run.handlers.get('app');
  const status = async (url: string, method = 'GET'): Promise<number | undefined> =>
    (await handler?.(new Request(url, { method })))?.status;
  expect(await status('app://lab/index.html')).toBe(200);
  expect(await status('app://lab/..%2fmain/index.js')).toBe(403);
  expect(await status('app://lab/%252e%252e/main/index.js')).toBe(403);
  expect(await status('app://lab/none.js')).toBe(404);
  expect(await status('app://other/index.html')).toBe(404);
  expect(await status('app://lab/index.html', 'POST')).toBe(405);
});

test('the page cannot open windows', async ({ run, window, context }) => {
  await window.evaluate(() => {
    globalThis.open('https://other.test/');
  });
  await expect.poll(() => run.opened).toEqual([{ url: 'https://other.test/', action: 'deny' }]);
  expect(context.pages()).toHaveLength(1);
});

test('the page cannot leave the lab', async ({ run, window }) => {
  await window.evaluate(() => {
    location.href = '/assets/none.js';
  });
  await expect.poll(() => run.navigations).toEqual([{ url: 'app://lab/assets/none.js', prevented: true }]);
  await expect(window).toHaveTitle('Zigzag');
  expect(window.url()).toBe('https://lab.app.test/');
});

test('the page may load itself again', async ({ run, window }) => {
  await window.reload();
  expect(run.navigations).toEqual([{ url: 'app://lab/', prevented: false }]);
});

test('a webview is never attached', ({ run }) => {
  expect(run.windows[0]?.webContents.prevents('will-attach-webview', 'app://lab/')).toBe(true);
});

test('permissions: presenting and copying, nothing else', ({ run }) => {
  const asked = (permission: string): boolean[] => {
    const answers: boolean[] = [];
    run.permissionRequest?.(null, permission, (granted) => answers.push(granted));
    if (run.permissionCheck) answers.push(run.permissionCheck(null, permission));
    return answers;
  };
  expect(asked('fullscreen')).toEqual([true, true]);
  expect(asked('media')).toEqual([false, false]);
  expect(asked('geolocation')).toEqual([false, false]);
});
