/**
 * `npm start`: the desktop window where Electron is present, otherwise the same lab in the system's browser from a
 * loopback server, and where there is no screen the server alone. `npm start -- FILE` opens a lab, or a figure that
 * carries one.
 */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { resolve as resolvePath } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { hasDisplay, openCommand } from './display.ts';
import { electronFolder, findElectronBinary } from './electron-binary.ts';
import { withLabOf } from './file-in-address.ts';
import { startLoopbackServer } from './loopback-server.ts';

/** Fixed, so that the browser finds again what it keeps for the lab. */
const PREFERRED_PORT = 4747;

const OUT = new URL('..', import.meta.url);
const windowRoot = fileURLToPath(new URL('renderer', OUT));
const electronMain = fileURLToPath(new URL('main/index.js', OUT));

const ELECTRON_ABSENT =
  'Electron’s binary is not installed (`npx install-electron`, Node 22.12 or newer, fetches it): using the browser.';

async function start(): Promise<void> {
  const { port, file } = readArguments();
  if (port === undefined) {
    fail('--port takes a whole number from 1 to 65535.');
    return;
  }
  if (!existsSync(fileURLToPath(new URL('renderer/index.html', OUT)))) {
    fail(`There is no build in ${fileURLToPath(OUT)}: run \`npm run build\` first.`);
    return;
  }
  if (!hasDisplay(process.platform, process.env)) {
    const address = await serve(port, file);
    console.log(`No display here. The lab is at ${address} (Ctrl-C ends it).`);
    return;
  }
  const binary = findElectronBinary(
    electronFolder(import.meta.filename),
    process.env['ELECTRON_OVERRIDE_DIST_PATH'],
    process.platform,
  );
  if (binary !== undefined) {
    const problem = await runDesktop(binary, file);
    if (problem === undefined) return;
    console.log(`The desktop window did not start (${problem}): using the browser.`);
  } else {
    console.log(ELECTRON_ABSENT);
  }
  const address = await serve(port, file);
  console.log(`The lab is at ${address} (Ctrl-C ends it).`);
  openInBrowser(address);
}

function fail(message: string): void {
  console.error(message);
  process.exitCode = 1;
}

function readArguments(): { readonly port: number | undefined; readonly file: string | undefined } {
  const { values, positionals } = parseArgs({
    options: { port: { type: 'string' } },
    allowPositionals: true,
  });
  const port = Number(values.port ?? PREFERRED_PORT);
  const isPort = Number.isInteger(port) && port >= 1 && port <= 65_535;
  // npm goes to the project's folder, and says where it was called.
  const folder = process.env['INIT_CWD'] ?? process.cwd();
  const [file] = positionals;
  return {
    port: isPort ? port : undefined,
    file: file === undefined ? undefined : resolvePath(folder, file),
  };
}

/** Serves the lab until Ctrl-C or a polite kill, either of which is a regular end. */
async function serve(port: number, file: string | undefined): Promise<string> {
  const server = await startLoopbackServer(windowRoot, port);
  if (server.port !== port) {
    console.log(
      `Port ${port} is taken, using ${server.port}. A lab kept by the browser belongs to its port and is not found at this one.`,
    );
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void server.close());
  }
  if (file === undefined) return server.address;
  try {
    return await withLabOf(file, server.address);
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    return server.address;
  }
}

/** Runs the desktop window to its end; the answer is what went wrong, if anything did. */
function runDesktop(binary: string, file: string | undefined): Promise<string | undefined> {
  return new Promise((resolve) => {
    const child = spawn(binary, file === undefined ? [electronMain] : [electronMain, file], {
      stdio: 'inherit',
    });
    let ended = false;
    const end = (): void => {
      ended = true;
      child.kill();
    };
    process.once('SIGINT', end).once('SIGTERM', end);
    const finish = (problem: string | undefined): void => {
      process.off('SIGINT', end).off('SIGTERM', end);
      resolve(problem);
    };
    child.once('error', (error) => finish(error.message));
    // Ended by a signal, its own or ours, is ended on purpose, whatever it then says.
    child.once('exit', (code) =>
      finish(ended || code === null || code === 0 ? undefined : `exit code ${code}`),
    );
  });
}

function openInBrowser(address: string): void {
  const [command, ...args] = openCommand(process.platform, address);
  const sayWhere = (): void =>
    console.log(`No browser could be opened from here: please open ${address} yourself.`);
  const child = spawn(command, args, { stdio: 'ignore', detached: true, windowsVerbatimArguments: true });
  child.once('error', sayWhere);
  child.once('exit', (code) => {
    if (code !== 0) sayWhere();
  });
  // The browser outlives the server.
  child.unref();
}

await start();
