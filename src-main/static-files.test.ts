import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findStaticFile, plainPath } from './static-files.ts';

let folder: string;
let root: string;

beforeAll(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'zigzag-static-')));
  root = join(folder, 'root');
  mkdirSync(join(root, 'assets', 'folder.js'), { recursive: true });
  writeFileSync(join(root, 'index.html'), '<title>lab</title>');
  writeFileSync(join(root, 'assets', 'a-1.min.js'), '1');
  writeFileSync(join(root, 'assets', 'notes.exe'), '1');
  writeFileSync(join(folder, 'secret.json'), '{}');
  symlinkSync(join(folder, 'secret.json'), join(root, 'link.json'));
  symlinkSync(join(root, 'index.html'), join(root, 'inner-link.html'));
  symlinkSync(folder, join(root, 'up'));
});

afterAll(() => rmSync(folder, { recursive: true }));

describe('files inside the root', () => {
  it.each([
    ['/', 'index.html', 'text/html; charset=utf-8'],
    ['/index.html', 'index.html', 'text/html; charset=utf-8'],
    ['/%69ndex.html', 'index.html', 'text/html; charset=utf-8'],
    ['/assets/a-1.min.js', 'assets/a-1.min.js', 'text/javascript; charset=utf-8'],
  ])('%s', async (urlPath, path, type) => {
    expect(await findStaticFile(root, urlPath)).toEqual({ kind: 'file', path: join(root, path), type });
  });

  it.each(['/none.js', '/assets/none.js', '/index.html/none.js', '/assets/folder.js'])(
    '%s is missing',
    async (path) => {
      expect(await findStaticFile(root, path)).toEqual({ kind: 'missing' });
    },
  );
});

describe('everything else is refused', () => {
  it.each([
    ['traversal', '/../secret.json'],
    ['traversal further in', '/assets/../../secret.json'],
    ['encoded traversal', '/%2e%2e/secret.json'],
    ['encoded slash', '/..%2fsecret.json'],
    ['doubly encoded traversal', '/%252e%252e/secret.json'],
    ['backslashes', '/..\\secret.json'],
    ['encoded backslashes', '/..%5csecret.json'],
    ['NUL', '/index.html%00.js'],
    ['broken encoding', '/%'],
    ['a drive', '/C:/secret.json'],
    ['a double slash', '//index.html'],
    ['no leading slash', 'index.html'],
    ['nothing', ''],
    ['a hidden file', '/.env.json'],
    ['a link out of the root', '/link.json'],
    ['a link within the root', '/inner-link.html'],
    ['a file behind a linked folder', '/up/secret.json'],
    ['a kind of file the window has none of', '/assets/notes.exe'],
    ['a folder', '/assets'],
  ])('%s: %s', async (_what, urlPath) => {
    expect(await findStaticFile(root, urlPath)).toEqual({ kind: 'refused' });
  });
});

it('a plain path is decoded once', () => {
  expect(plainPath('/a%2Djs.js')).toBe('/a-js.js');
  expect(plainPath('/a%252Djs.js')).toBeUndefined();
});
