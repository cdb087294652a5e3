import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { request, type IncomingMessage } from 'node:http';
import { dirname, join } from 'node:path';
import { defaultDocument, writeDocument, YOUR_OWN } from '../src-core/document/index.ts';
import { SECURITY_HEADERS } from '../src-main/content-policy.ts';
import { startLoopbackServer } from '../src-main/loopback-server.ts';
import { expect, OUT, test } from './lab.ts';
import { AS_DECLARED, policyAtWork } from './policy-at-work.ts';
import { addressIn, start, type Started } from './start.ts';

/** Asks with the path and the Host header exactly as given. */
function ask(
  address: string,
  path: string,
  host = new URL(address).host,
  method = 'GET',
): Promise<IncomingMessage> {
  const { hostname, port } = new URL(address);
  return new Promise((resolve, reject) => {
    request({ hostname, port, path, method, headers: { Host: host } }, (response) => {
      response.resume().on('end', () => resolve(response));
    })
      .on('error', reject)
      .end();
  });
}

test.describe('the loopback server', () => {
  test('every file the window loads has its type and all security headers', async ({ page, labServer }) => {
    const types = new Map<string, string>();
    const answers: Promise<void>[] = [];
    page.on('response', (response) => {
      const { pathname, protocol } = new URL(response.url());
      if (protocol !== 'http:') return;
      answers.push(
        response.allHeaders().then((headers) => {
          types.set(pathname.replace(/.*\./, ''), headers['content-type'] ?? '');
          for (const [name, value] of Object.entries(SECURITY_HEADERS)) {
            expect(headers[name.toLowerCase()], `${name} of ${pathname}`).toBe(value);
          }
        }),
      );
    });
    const workerStarted = page.waitForEvent('worker');
    await page.goto(labServer.address);
    await workerStarted;
    await page.waitForLoadState('networkidle');
    await Promise.all(answers);
    expect(types.get('/')).toBe('text/html; charset=utf-8');
    expect(types.get('js')).toBe('text/javascript; charset=utf-8');
  });

  test('the page is isolated from others and its policy is in force in the worker too', async ({
    page,
    labServer,
  }) => {
    const started = page.waitForEvent('worker');
    await page.goto(labServer.address);
    const worker = await started;
    expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
    expect(await page.evaluate(policyAtWork)).toEqual(AS_DECLARED);
    expect(await worker.evaluate(policyAtWork)).toEqual(AS_DECLARED);
  });

  test('refuses foreign hosts, other methods and ways out of its folder', async ({
    labServer: { address },
  }) => {
    const status = async (
      ...args: [path: string, host?: string, method?: string]
    ): Promise<number | undefined> => (await ask(address, ...args)).statusCode;
    expect(await status('/')).toBe(200);
    expect(await status('/', 'lab.example')).toBe(421);
    expect(await status('/', undefined, 'POST')).toBe(405);
    for (const path of [
      '/../main/start.js',
      '/%2e%2e/main/start.js',
      '/..%2fmain/start.js',
      '/assets/..%5c..%5cmain',
    ]) {
      expect(await status(path), path).toBe(403);
    }
    expect(await status('/assets/none.js')).toBe(404);
  });
});

test.describe('npm start', () => {
  const running: Started[] = [];
  const begin = (...args: Parameters<typeof start>): Started => {
    const program = start(...args);
    running.push(program);
    return program;
  };

  test.afterEach(async () => {
    for (const program of running.splice(0)) {
      program.interrupt('SIGKILL');
      await program.ended;
    }
  });

  /** A folder of commands that write down what they were called with, and then end with `code`. */
  async function commands(folder: string, names: readonly string[], code: number): Promise<string> {
    const log = join(folder, 'called');
    for (const name of names) {
      const file = join(folder, name);
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, `#!/bin/sh\nprintf '%s\\n' "$@" >> '${log}'\nexit ${code}\n`);
      await chmod(file, 0o755);
    }
    return log;
  }

  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    test(`without a display it serves, says where, and ${signal} ends it cleanly`, async ({
      page,
      labServer,
    }) => {
      const program = begin({}, ['--port', String(labServer.port)]);
      const address = addressIn(await program.line(/No display/));
      expect((await page.request.get(address)).status()).toBe(200);
      program.interrupt(signal);
      expect(await program.ended).toBe(0);
    });
  }

  test('a taken port is said, and the next free one used', async () => {
    const other = await startLoopbackServer(join(OUT, 'renderer'), 0);
    try {
      const program = begin({}, ['--port', String(other.port)]);
      const address = addressIn(await program.line(/The lab is at/));
      const chosen = new URL(address).port;
      expect(Number(chosen)).not.toBe(other.port);
      expect(program.said()).toContain(`Port ${other.port} is taken, using ${chosen}.`);
      expect((await ask(address, '/')).statusCode).toBe(200);
    } finally {
      await other.close();
    }
  });

  test('without Electron it says so in a line and opens the browser on the lab', async ({
    browserName: _,
  }, info) => {
    const folder = info.outputPath('bin');
    const log = await commands(folder, ['xdg-open', 'open'], 0);
    const program = begin({ DISPLAY: ':0', PATH: `${folder}:${process.env['PATH'] ?? ''}` });
    const address = addressIn(await program.line(/The lab is at/));
    expect(program.said()).toMatch(/^Electron’s binary is not installed .*: using the browser\.\n/);
    await expect.poll(() => readFile(log, 'utf8').catch(() => '')).toBe(`${address}\n`);
    program.interrupt('SIGINT');
    expect(await program.ended).toBe(0);
  });

  test('without a browser either, it says what to open', async ({ browserName: _ }, info) => {
    const folder = info.outputPath('bin');
    await commands(folder, ['xdg-open', 'open'], 3);
    const program = begin({ DISPLAY: ':0', PATH: `${folder}:${process.env['PATH'] ?? ''}` });
    const address = addressIn(await program.line(/The lab is at/));
    expect(await program.line(/No browser could be opened/)).toContain(address);
  });

  test('with Electron it runs the desktop window and ends with it', async ({ browserName: _ }, info) => {
    const folder = info.outputPath('dist');
    const log = await commands(folder, ['electron', 'Electron.app/Contents/MacOS/Electron'], 0);
    const program = begin({ DISPLAY: ':0', ELECTRON_OVERRIDE_DIST_PATH: folder });
    expect(await program.ended).toBe(0);
    expect(await readFile(log, 'utf8')).toBe(`${join(OUT, 'main/index.js')}\n`);
    expect(program.said()).toBe('');
    await writeFile(log, '');
    const given = begin({ DISPLAY: ':0', ELECTRON_OVERRIDE_DIST_PATH: folder, INIT_CWD: folder }, [
      'mine.zigzag',
    ]);
    expect(await given.ended).toBe(0);
    expect(await readFile(log, 'utf8')).toBe(
      `${join(OUT, 'main/index.js')}\n${join(folder, 'mine.zigzag')}\n`,
    );
  });

  test('an Electron that cannot start gives way to the browser', async ({ browserName: _ }, info) => {
    const folder = info.outputPath('dist');
    await commands(folder, ['electron', 'Electron.app/Contents/MacOS/Electron', 'xdg-open', 'open'], 127);
    const program = begin({
      DISPLAY: ':0',
      ELECTRON_OVERRIDE_DIST_PATH: folder,
      PATH: folder + ':/usr/bin:/bin',
    });
    await program.line(/The lab is at/);
    expect(program.said()).toContain('The desktop window did not start (exit code 127): using the browser.');
  });

  test('a file it is given is open in the page', async ({ browser, labServer }, info) => {
    const file = info.outputPath('valley.zigzag');
    const valley = { ...defaultDocument(), landscape: YOUR_OWN, formula: 'x^2 + 7 y^2' };
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, writeDocument(valley));
    const program = begin({ INIT_CWD: dirname(file) }, ['--port', String(labServer.port), 'valley.zigzag']);
    const [address = ''] = /http:\S+/.exec(await program.line(/No display/)) ?? [];
    // A page that nobody watches: the program has a port of its own.
    const page = await browser.newPage();
    await page.goto(address);
    await expect(page.getByRole('textbox', { name: 'f(x, y) =' })).toHaveValue('x^2 + 7 y^2');
    expect(new URL(page.url()).hash, 'loaded again the page shows what became of it').toBe('');
    await page.close();
  });

  test('a file without a lab is told in words, and the lab starts all the same', async ({
    labServer,
  }, info) => {
    const file = info.outputPath('shopping.zigzag');
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, 'eggs');
    const program = begin({}, ['--port', String(labServer.port), file]);
    const address = addressIn(await program.line(/The lab is at/));
    expect(program.said()).toMatch(/^shopping\.zigzag is not a file that Zigzag knows\.$/m);
    expect((await ask(address, '/')).statusCode).toBe(200);
    const missing = begin({}, ['--port', String(labServer.port), `${file}.zigzag`]);
    await missing.line(/The lab is at/);
    expect(missing.said()).toContain('shopping.zigzag.zigzag was not opened: there is no such file.');
  });

  test('a port that is none is refused', async () => {
    const program = begin({}, ['--port', 'many']);
    expect(await program.ended).toBe(1);
    expect(program.said()).toBe('--port takes a whole number from 1 to 65535.\n');
  });
});
