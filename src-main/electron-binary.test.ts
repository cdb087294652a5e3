import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { electronFolder, findElectronBinary } from './electron-binary.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'zigzag-electron-'));
});

afterEach(() => rmSync(folder, { recursive: true }));

function put(path: string, content = ''): string {
  const file = join(folder, path);
  mkdirSync(join(file, '..'), { recursive: true });
  writeFileSync(file, content);
  return file;
}

it('absent while nothing has been fetched', () => {
  expect(findElectronBinary(folder, undefined, 'linux')).toBeUndefined();
  put('path.txt', 'electron');
  expect(findElectronBinary(folder, undefined, 'linux')).toBeUndefined();
  expect(findElectronBinary(undefined, undefined, 'linux')).toBeUndefined();
});

it('stands where the package noted it', () => {
  put('path.txt', 'special/electron\n');
  const binary = put('dist/special/electron');
  expect(findElectronBinary(folder, undefined, 'linux')).toBe(binary);
});

it.each([
  ['linux', 'electron'],
  ['win32', 'electron.exe'],
  ['darwin', 'Electron.app/Contents/MacOS/Electron'],
] as const)('has its usual name on %s where nothing is noted', (platform, name) => {
  const binary = put(`dist/${name}`);
  expect(findElectronBinary(folder, undefined, platform)).toBe(binary);
});

it('another folder may be named, and then only that one counts', () => {
  put('dist/electron');
  const other = put('other/electron');
  expect(findElectronBinary(folder, join(folder, 'other'), 'linux')).toBe(other);
  expect(findElectronBinary(undefined, join(folder, 'other'), 'linux')).toBe(other);
  expect(findElectronBinary(folder, join(folder, 'none'), 'linux')).toBeUndefined();
});

it('the package is found from a file of this project and not from elsewhere', () => {
  expect(electronFolder(import.meta.filename)).toMatch(/electron$/);
  expect(electronFolder(join(folder, 'file.js'))).toBeUndefined();
});
