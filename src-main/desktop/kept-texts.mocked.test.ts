import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import * as files from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { KeptTexts } from './kept-texts.ts';

vi.mock('node:fs/promises', { spy: true });

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'zigzag-kept-'));
});
afterEach(() => {
  vi.resetAllMocks();
  chmodSync(folder, 0o755);
  rmSync(folder, { recursive: true });
});

it('what was kept is there again, in a folder that is made when it is needed', async () => {
  const deep = join(folder, 'a/b');
  const kept = await KeptTexts.open(deep);
  expect(kept.all()).toEqual({});
  await Promise.all([kept.keep('zigzag.lab', 'one'), kept.keep('zigzag.file', 'ü')]);
  expect(kept.get('zigzag.lab')).toBe('one');
  expect((await KeptTexts.open(deep)).all()).toEqual({ 'zigzag.lab': 'one', 'zigzag.file': 'ü' });
});

it('of many in a row the last is written, and that is waited for', async () => {
  const kept = await KeptTexts.open(folder);
  const renames = vi.mocked(files.rename);
  for (let k = 0; k < 100; k++) void kept.keep('zigzag.lab', `${k}`);
  await kept.settled();
  expect(readFileSync(join(folder, 'zigzag.lab.txt'), 'utf8')).toBe('99');
  expect(renames.mock.calls.length).toBeLessThanOrEqual(2);
});

it('what was half written is removed, what is not ours stays and is not read', async () => {
  writeFileSync(join(folder, '.zigzag-1.tmp'), 'half');
  writeFileSync(join(folder, 'zigzag.lab.txt'), 'whole');
  writeFileSync(join(folder, 'notes.md'), 'notes');
  expect((await KeptTexts.open(folder)).all()).toEqual({ 'zigzag.lab': 'whole' });
  expect(readdirSync(folder).sort()).toEqual(['notes.md', 'zigzag.lab.txt']);
});

it('what cannot be written is told, and tried again with the next', async () => {
  const kept = await KeptTexts.open(folder);
  vi.mocked(files.rename).mockRejectedValueOnce(Object.assign(new Error('full'), { code: 'ENOSPC' }));
  await expect(kept.keep('zigzag.lab', 'one')).rejects.toThrow('the disk is full');
  await kept.settled();
  await kept.keep('zigzag.file', 'two');
  expect((await KeptTexts.open(folder)).all()).toEqual({ 'zigzag.lab': 'one', 'zigzag.file': 'two' });
});

it('so many keys and no more', async () => {
  const kept = await KeptTexts.open(folder);
  await Promise.all(Array.from({ length: 32 }, (_, k) => kept.keep(`zigzag.${k}`, '')));
  await expect(kept.keep('zigzag.more', '')).rejects.toThrow('32 texts are kept already.');
  await kept.keep('zigzag.7', 'changed');
  expect(kept.get('zigzag.7')).toBe('changed');
});
