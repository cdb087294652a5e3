import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import * as files from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import ts from 'typescript';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { writeAtomically, WriteError } from './write-atomically.ts';

vi.mock('node:fs/promises', { spy: true });

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'zigzag-'));
});
afterEach(() => {
  vi.resetAllMocks();
  rmSync(folder, { recursive: true });
});

const inFolder = (name: string): string => join(folder, name);
const isWindows = process.platform === 'win32';

test('a file is written, and replaced', async () => {
  await writeAtomically(inFolder('a.zigzag'), 'first, and longer');
  await writeAtomically(inFolder('a.zigzag'), new TextEncoder().encode('second'));
  expect(readFileSync(inFolder('a.zigzag'), 'utf8')).toBe('second');
  expect(readdirSync(folder)).toEqual(['a.zigzag']);
});

test.skipIf(isWindows)('a link is followed, and permissions stay', async () => {
  mkdirSync(inFolder('elsewhere'));
  writeFileSync(inFolder('elsewhere/real.zigzag'), 'old', { mode: 0o640 });
  symlinkSync('elsewhere/real.zigzag', inFolder('link.zigzag'));
  await writeAtomically(inFolder('link.zigzag'), 'new');
  expect(readFileSync(inFolder('elsewhere/real.zigzag'), 'utf8')).toBe('new');
  expect(statSync(inFolder('elsewhere/real.zigzag')).mode & 0o777).toBe(0o640);
  expect(readdirSync(folder).sort()).toEqual(['elsewhere', 'link.zigzag']);
});

describe('what cannot be written', () => {
  test('is told in words, and nothing is left behind', async () => {
    mkdirSync(inFolder('folder.zigzag'));
    writeFileSync(inFolder('file'), 'old');
    for (const [name, problem] of [
      ['folder.zigzag', 'folder.zigzag could not be written: there is a folder of this name.'],
      ['nowhere/a.zigzag', 'a.zigzag could not be written: its folder does not exist.'],
      ['file/a.zigzag', 'a.zigzag could not be written: its folder is a file.'],
      [`${'a'.repeat(300)}.zigzag`, 'the name is too long.'],
    ] as const) {
      await expect(writeAtomically(inFolder(name), 'new')).rejects.toThrow(problem);
    }
    expect(readdirSync(folder).sort()).toEqual(['file', 'folder.zigzag']);
    expect(readFileSync(inFolder('file'), 'utf8')).toBe('old');
  });

  test.skipIf(isWindows)('a device is not replaced by a file', async () => {
    await expect(writeAtomically('/dev/null', 'new')).rejects.toThrow('what has this name is no file');
    expect(statSync('/dev/null').isCharacterDevice()).toBe(true);
  });

  test.skipIf(isWindows)('a protected folder, and a protected file in one that is not', async () => {
    writeFileSync(inFolder('a.zigzag'), 'old', { mode: 0o444 });
    const problem = 'the file or its folder is protected against writing';
    await asNobodySpecial(async () => {
      await expect(writeAtomically(inFolder('a.zigzag'), 'new')).rejects.toThrow(problem);
      chmodSync(inFolder('a.zigzag'), 0o666);
      chmodSync(folder, 0o555);
      await expect(writeAtomically(inFolder('a.zigzag'), 'new')).rejects.toThrow(problem);
      await expect(writeAtomically(inFolder('b.zigzag'), 'new')).rejects.toThrow(problem);
      chmodSync(folder, 0o755);
    });
    expect(readFileSync(inFolder('a.zigzag'), 'utf8')).toBe('old');
    expect(readdirSync(folder)).toEqual(['a.zigzag']);
  });

  test.each([
    ['writeFile', 'ENOSPC', 'the disk is full'],
    ['sync', 'EIO', 'the disk does not work'],
    ['close', 'EDQUOT', 'the disk is full'],
  ] as const)('where %s fails with %s the old file is untouched', async (operation, code, problem) => {
    writeFileSync(inFolder('a.zigzag'), 'old');
    const { open } = await vi.importActual<typeof files>('node:fs/promises');
    vi.mocked(files.open).mockImplementation(async (path, flags, mode) => {
      const file = await open(path, flags, mode);
      if (flags !== 'wx') return file;
      const really = file[operation].bind(file) as (...all: unknown[]) => Promise<void>;
      return Object.assign(file, {
        // Half of it arrives, as on a disk that fills up.
        [operation]: async () => {
          await (operation === 'writeFile' ? file.write('ne') : really());
          throw Object.assign(new Error(code), { code });
        },
      });
    });
    const writing = writeAtomically(inFolder('a.zigzag'), 'new');
    await expect(writing).rejects.toThrow(new WriteError('a.zigzag', problem, code));
    expect(readFileSync(inFolder('a.zigzag'), 'utf8')).toBe('old');
    expect(readdirSync(folder)).toEqual(['a.zigzag']);
  });

  test('a fault of ours is not told as one of the disk', async () => {
    vi.mocked(files.rename).mockRejectedValueOnce(new TypeError('a fault'));
    await expect(writeAtomically(inFolder('a.zigzag'), 'new')).rejects.toThrow(TypeError);
    expect(readdirSync(folder)).toEqual([]);
  });
});

test('killed at any moment, a hundred times, it leaves the old file or the new one', async () => {
  const source = readFileSync(fileURLToPath(new URL('./write-atomically.ts', import.meta.url)), 'utf8');
  const { ESNext } = ts.ModuleKind;
  const script = ts.transpileModule(source, {
    compilerOptions: { module: ESNext, target: ts.ScriptTarget.ES2023 },
  });
  writeFileSync(inFolder('write-atomically.mjs'), script.outputText);
  const writer = JSON.stringify(pathToFileURL(inFolder('write-atomically.mjs')).href);

  /** Kills a program that writes one file after another; what is then in the file was written by it, or by the one before. */
  async function killOne(path: string, round: number): Promise<void> {
    const loop = `
      import { writeAtomically } from ${writer};
      for (let n = 0; ; n++) {
        const text = String(n % 10).repeat(100_000);
        await writeAtomically(${JSON.stringify(path)}, JSON.stringify({ round: ${round}, n, text }));
        if (n === 0) process.stdout.write('going');
      }`;
    const child = spawn(process.execPath, ['--input-type=module', '--eval', loop], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const closed = once(child, 'close');
    await once(child.stdout, 'data');
    await new Promise((resolve) => setTimeout(resolve, Math.random() * 20));
    child.kill('SIGKILL');
    await closed;
    const file = JSON.parse(readFileSync(path, 'utf8')) as { round: number; n: number; text: string };
    expect(file.round).toBe(round);
    expect(file.text === String(file.n % 10).repeat(100_000)).toBe(true);
  }

  const LANES = 4;
  const lanes = Array.from({ length: LANES }, async (_, lane) => {
    for (let round = 0; round < 100 / LANES; round++) await killOne(inFolder(`${lane}.zigzag`), round);
  });
  await Promise.all(lanes);
  // A hundred programs are started, which a busy machine takes its time for.
}, 300_000);

/** Root may write anywhere. */
async function asNobodySpecial(work: () => Promise<void>): Promise<void> {
  if (process.getuid?.() !== 0) return work();
  const nobody = 65534;
  for (const path of [folder, ...readdirSync(folder).map(inFolder)]) await files.chown(path, nobody, nobody);
  process.seteuid?.(nobody);
  try {
    await work();
  } finally {
    process.seteuid?.(0);
  }
}
