/** What the real, built main process refuses, on the stand-in for `electron` (see electron.ts for what that does not cover). */
import { expect, type Page } from '@playwright/test';
import { SECURITY_HEADERS } from '../../src-main/content-policy.ts';
import { test as base } from '../desktop/test.ts';
import { onStandIn, runMain } from '../desktop/on-stand-in.ts';
import { app, connect, currentRun, type Run } from './electron.ts';

const test = base.extend<{ run: Run; window: Page }>({
  run: async ({ start }, use) => {
    await start(onStandIn);
    await use(currentRun());
  },
  window: async ({ run }, use) => {
    const page = run.windows[0]?.webContents.page;
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
  expect(run.sandboxed).toBe(true);
  expect(run.switches).toEqual(new Map([['host-resolver-rules', 'MAP * ~NOTFOUND']]));
  expect(run.windows[0]?.webContents.webRtcPolicy).toBe('disable_non_proxied_udp');
  expect(run.windows[0]?.options).toMatchObject({
    width: 1280,
    height: 800,
    minWidth: 1024,
    minHeight: 700,
    webPreferences: { sandbox: true, contextIsolation: true, nodeIntegration: false, webviewTag: false },
  });

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

test('the page opens no windows and goes nowhere; a link opens outside if the person agrees', async ({
  run,
  window,
  context,
}) => {
  run.answers.push('Cancel', 'Open');
  for (const address of [
    'https://example.invalid/no',
    'https://example.invalid/yes',
    'http://example.invalid/',
  ])
    await window.evaluate((url) => void globalThis.open(url), address);
  await expect.poll(() => run.opened.map(({ action }) => action)).toEqual(['deny', 'deny', 'deny']);
  await expect.poll(() => run.outside).toEqual(['https://example.invalid/yes']);
  expect(run.dialogs.map(({ says }) => says)).toEqual([
    'Open this page in your browser? https://example.invalid/no',
    'Open this page in your browser? https://example.invalid/yes',
  ]);
  expect(context.pages()).toHaveLength(1);

  await window.evaluate(() => {
    location.href = '/assets/none.js';
  });
  await expect.poll(() => run.navigations).toEqual([{ url: 'app://lab/assets/none.js', prevented: true }]);
  await expect(window).toHaveTitle('Zigzag');
  expect(window.url()).toBe('https://lab.app.test/');
  await window.reload();
  expect(run.navigations.at(-1)).toEqual({ url: 'app://lab/', prevented: false });
  expect(run.windows[0]?.webContents.prevents('will-attach-webview', 'app://lab/')).toBe(true);
});

test('permissions: presenting and copying, nothing else; no request and no download leaves', ({ run }) => {
  const asked = (permission: string): boolean[] => {
    const answers: boolean[] = [];
    run.permissionRequest?.(null, permission, (granted) => answers.push(granted));
    if (run.permissionCheck) answers.push(run.permissionCheck(null, permission));
    return answers;
  };
  expect(asked('fullscreen')).toEqual([true, true]);
  expect(asked('media')).toEqual([false, false]);
  expect(asked('geolocation')).toEqual([false, false]);
  const isCancelled = (url: string): boolean | undefined => {
    let cancelled: boolean | undefined;
    run.beforeRequest?.({ url }, ({ cancel }) => (cancelled = cancel));
    return cancelled;
  };
  for (const url of ['app://lab/', 'blob:app://lab/1', 'data:,']) expect(isCancelled(url), url).toBe(false);
  for (const url of ['https://example.invalid/', 'http://localhost/', 'ws://a/', 'file:///etc/passwd'])
    expect(isCancelled(url), url).toBe(true);
});

/** What a page might send in place of what is expected. */
const JUNK = [
  null,
  0,
  Number.NaN,
  '',
  'x',
  '../../etc/passwd',
  [],
  {},
  { id: '/etc/passwd' },
  { id: 7, text: 7 },
];

test('a hostile page gets refusals in words, whatever it calls, and no file', async ({ run, window }) => {
  const outcomes = await window.evaluate(async (junk) => {
    const bridge = (
      window as unknown as { zigzagDesktop: Record<string, (sent: unknown) => Promise<unknown>> }
    ).zigzagDesktop;
    const calls = Object.entries(bridge).filter(([name]) => name !== 'listen' && name !== 'dropFile');
    const asked = calls.flatMap(([name, call]) =>
      junk.map(async (sent) => [name, sent, await call(sent)] as const),
    );
    return Promise.all(asked);
  }, JUNK);
  expect(outcomes).toHaveLength(run.ipc.size * JUNK.length - JUNK.length);
  for (const [name, sent, outcome] of outcomes)
    expect(outcome, `${name} ${JSON.stringify(sent)}`).toEqual({ ok: false, problem: expect.any(String) });

  const made = await window.evaluate(async () => {
    const { zigzagDesktop: bridge } = window as unknown as {
      zigzagDesktop: { dropFile(file: File): Promise<unknown> };
    };
    const isFixed = Object.isFrozen(bridge) && !Reflect.deleteProperty(window, 'zigzagDesktop');
    return { isFixed, file: await bridge.dropFile(new File(['{}'], '/etc/lab.zigzag')) };
  });
  expect(made).toEqual({ isFixed: true, file: { ok: true, answer: null } });
  expect(run.dialogs).toEqual([]);
});

test('nobody but the lab’s own page is heard, nothing too large is, and no path is taken', async ({
  run,
  window: page,
}) => {
  const contents = run.windows[0]?.webContents;
  const call = (name: string, sent: unknown, event: object = {}): unknown =>
    run.ipc.get(`zigzag:${name}`)?.({ sender: contents, senderFrame: contents?.mainFrame, ...event }, sent);
  const refused = { ok: false, problem: expect.any(String) as unknown };
  expect(await call('recentFiles', undefined)).toEqual({ ok: true, answer: [] });
  for (const event of [
    { sender: {} },
    { senderFrame: null },
    { senderFrame: { url: 'app://lab/' } },
    { senderFrame: { ...contents?.mainFrame, url: 'https://example.invalid/' } },
  ])
    expect(await call('recentFiles', undefined, event)).toEqual(refused);
  const frame = page.frames().length;
  await page.evaluate(() => document.body.append(document.createElement('iframe')));
  await expect.poll(() => page.frames().length).toBe(frame + 1);
  expect(
    await page
      .frames()
      .at(-1)
      ?.evaluate(() =>
        (window as unknown as { standInInvoke(...sent: unknown[]): Promise<unknown> }).standInInvoke(
          'zigzag:recentFiles',
        ),
      ),
  ).toEqual(refused);

  const id = '00000000-0000-0000-0000-000000000000';
  expect(await call('saveFile', { id, text: '{'.repeat(50_000_001) })).toEqual(refused);
  expect(await call('keep', { key: 'zigzag.lab', text: 'x'.repeat(10_000_001) })).toEqual(refused);
  expect(await call('exportFile', { name: 'a.png', bytes: new Uint8Array(200_000_001) })).toEqual(refused);
  expect(await call('keep', { key: 'zigzag.../../x', text: '' })).toEqual(refused);
  expect(await call('keep', { key: 'main.recent', text: '[]' })).toEqual(refused);
  expect(await call('saveFile', { id, text: '{}' })).toEqual({ ok: true, answer: false });
  expect(await call('readFile', { id })).toEqual({ ok: true, answer: null });

  // A name that is suggested stays a name, in the folder where the dialog begins.
  run.answers.push(null);
  expect(await call('exportFile', { name: '../../etc/passwd', bytes: new Uint8Array(1) })).toEqual({
    ok: true,
    answer: null,
  });
  expect(run.dialogs.at(-1)?.says).toMatch(/documents.-..-etc-passwd$/);

  // Even a page's process that is no longer ours, and names a path, cannot have it read or written unasked.
  const named = (await call('dropFile', { path: '/etc/hosts.json' })) as { answer: { id: string } };
  run.answers.push('Cancel', 'Cancel');
  expect(await call('readFile', { id: named.answer.id })).toEqual({
    ok: false,
    problem: 'you did not allow it',
  });
  expect(await call('saveFile', { id: named.answer.id, text: '{}' })).toEqual({
    ok: false,
    problem: 'you did not allow it',
  });
  expect(await call('rememberFile', { id: named.answer.id })).toEqual({ ok: true, answer: null });
  expect(run.systemRecent, 'the system is not told of it').toEqual([]);
  expect(await call('dropFile', { path: '/etc/passwd' })).toEqual({ ok: true, answer: null });
});

test('a file that is given while the window is minimised brings it back', async ({ run, window }) => {
  await expect(window.locator('.window')).toBeVisible();
  const [shown] = run.windows;
  shown?.minimize();
  app.emit('second-instance', {}, [], '', { file: null });
  expect(shown?.isMinimized()).toBe(false);
  expect(shown?.timesFocused).toBe(1);
});

test('a second start hands its file to the first and ends', async ({ context, folder }) => {
  const run = connect(context, folder, false);
  await runMain(['/tmp/a.zigzag']);
  expect(run.hasQuit).toBe(true);
  expect(run.startedWith).toEqual({ file: '/tmp/a.zigzag' });
  expect(run.windows).toEqual([]);
});
