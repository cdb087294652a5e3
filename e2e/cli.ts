/** Runs the built command line, as `npm run -s cli -- …` does. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { expect } from '@playwright/test';

export const COMMAND = fileURLToPath(new URL('../out/main/cli.js', import.meta.url));

export interface Ending {
  readonly stdout: string;
  readonly stderr: string;
  readonly code: number | null;
}

export async function run(...words: string[]): Promise<Ending> {
  const child = spawn(process.execPath, [COMMAND, ...words], { stdio: ['ignore', 'pipe', 'pipe'] });
  let [stdout, stderr] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  const [code] = (await once(child, 'close')) as [number | null];
  return { stdout, stderr, code };
}

export async function json(...words: string[]): Promise<Record<string, unknown>> {
  const { stdout, stderr, code } = await run(...words, '--json');
  expect({ stderr, code }).toEqual({ stderr: '', code: 0 });
  return JSON.parse(stdout) as Record<string, unknown>;
}
