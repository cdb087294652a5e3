/** Runs the built `npm start` for real, with a chosen environment, and listens to what it says. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { OUT } from './lab.ts';

export interface Started {
  /** Resolves with the first line that fits; rejects when the program ends without one. */
  line(pattern: RegExp): Promise<string>;
  /** Everything said so far, on both channels. */
  said(): string;
  interrupt(signal: NodeJS.Signals): void;
  /** Exit code once ended; null where a signal ended it. */
  readonly ended: Promise<number | null>;
}

export function start(env: Readonly<Record<string, string>>, args: readonly string[] = []): Started {
  // Nothing of this machine's display, browser or Electron comes in but what the test says.
  const child = spawn(process.execPath, [join(OUT, 'main/start.js'), ...args], {
    env: { PATH: process.env['PATH'], ELECTRON_OVERRIDE_DIST_PATH: join(OUT, 'no-electron'), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  let tell = (): void => undefined;
  for (const channel of [child.stdout, child.stderr]) {
    channel.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      tell();
    });
  }
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  return {
    line: (pattern) =>
      new Promise((resolve, reject) => {
        tell = () => {
          const found = said
            .split('\n')
            .slice(0, -1)
            .find((line) => pattern.test(line));
          if (found !== undefined) resolve(found);
        };
        tell();
        void ended.then(() =>
          reject(new Error(`ended without a line like ${String(pattern)}; it said:\n${said}`)),
        );
      }),
    said: () => said,
    interrupt: (signal) => child.kill(signal),
    ended,
  };
}

/** The address in a line that names one. */
export function addressIn(line: string): string {
  const [address] = /http:\/\/[\d.]+:\d+\//.exec(line) ?? [];
  if (address === undefined) throw new Error(`no address in: ${line}`);
  return address;
}
