/** The small rules of the desktop window, each a function of its own. */
import { mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LARGEST_FILE } from '../contract/contract.ts';
import { afterCrash } from './crashes.ts';
import { fileArgument, fileOfOtherStart } from './file-argument.ts';
import { kindOf, LAB_EXTENSIONS, plainName, withEnding } from './file-names.ts';
import { outsideLink } from './outside-link.ts';
import { readBytes } from './read-file.ts';

describe('the file on a command line', () => {
  const folder = join(tmpdir(), 'labs');
  it.each([
    [[], null],
    [['--inspect', '-a.zigzag'], null],
    [['out/main/index.js', '.'], null],
    [['a.zigzag'], join(folder, 'a.zigzag')],
    [['--flag=x', 'a.zigzag', 'B.PNG', '--other'], join(folder, 'B.PNG')],
    [[join(folder, 'x', 'y.svg')], join(folder, 'x', 'y.svg')],
    [['walk.webm', 'slides.pptx'], join(folder, 'slides.pptx')],
    [['zigzag', 'a.zigzag~'], null],
    [[pathToFileURL(join(folder, 'a b.zigzag')).href], join(folder, 'a b.zigzag')],
    [['file:///%00.zigzag%'], null],
    [['notes.txt'], null],
  ])('%j: %j', (args, expected) => {
    expect(fileArgument(args, folder)).toBe(expected);
  });

  it('of another start is taken only as what it must be', () => {
    const file = join(folder, 'a.zigzag');
    expect(fileOfOtherStart({ file })).toBe(file);
    for (const data of [
      null,
      undefined,
      7,
      file,
      [],
      {},
      { file: 7 },
      { file: 'a.zigzag' },
      { file: join(folder, 'a.sh') },
    ])
      expect(fileOfOtherStart(data)).toBeNull();
  });
});

describe('names of new files', () => {
  it.each([
    ['map.svg', 'map.svg'],
    ['../../etc/passwd', '-..-etc-passwd'],
    ['C:\\a*?.png', 'C--a--.png'],
    [' .hidden. ', 'hidden'],
    ['...', 'zigzag'],
    [`x.${'a'.repeat(199)}`, 'a'.repeat(199)],
  ])('%j becomes %j', (name, plain) => expect(plainName(name)).toBe(plain));

  it('never lead out of a folder', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[./\\ a-zé:\n]*$/), (name) => {
        expect(plainName(name)).toMatch(/^[^./\\ ][^/\\]*$/u);
        expect(plainName(name).length).toBeLessThanOrEqual(200);
      }),
    );
  });

  it('have the ending that was suggested where the person gave none', () => {
    expect(withEnding('/a/b', 'lab.zigzag')).toBe('/a/b.zigzag');
    expect(withEnding('/a/b.txt', 'lab.zigzag')).toBe('/a/b.txt');
    expect(kindOf('a.zigzag')).toEqual({ name: 'Zigzag labs', extensions: ['zigzag'] });
    expect(kindOf('a.tiff')).toEqual({ name: 'TIFF files', extensions: ['tiff'] });
    for (const extension of LAB_EXTENSIONS)
      expect(kindOf(`a.${extension}`).name, extension).not.toMatch(/ files$/);
    expect(kindOf('a').extensions).toEqual(['*']);
  });
});

it.each([
  ['https://example.org/a?b#c', 'https://example.org/a?b#c'],
  ['HTTPS://EXAMPLE.org', 'https://example.org/'],
  ['http://example.org/', null],
  ['file:///etc/passwd', null],
  ['javascript:alert(1)', null],
  ['https://good.example@evil.example/', null],
  ['ms-settings:', null],
  ['no address', null],
  [`https://example.org/${'a'.repeat(500)}`, null],
])('%s opens outside as %s', (address, link) => {
  expect(outsideLink(address)).toBe(link);
});

it('a page that stopped is loaded again, but not again and again', () => {
  expect(afterCrash(null, 5)).toBe('load again');
  expect(afterCrash(0, 59_999)).toBe('ask');
  expect(afterCrash(0, 60_000)).toBe('load again');
});

describe('reading a file', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'zigzag-read-'));
    mkdirSync(join(folder, 'folder.zigzag'));
    writeFileSync(join(folder, 'a.zigzag'), 'ab');
    writeFileSync(join(folder, 'large.zigzag'), '');
    truncateSync(join(folder, 'large.zigzag'), LARGEST_FILE + 1);
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('gives its bytes', async () => {
    expect(await readBytes(join(folder, 'a.zigzag'))).toEqual(new Uint8Array([97, 98]));
  });

  it.each([
    ['none.zigzag', 'it, or its folder, is no longer where it was'],
    ['a.zigzag/b', 'it, or its folder, is no longer where it was'],
    ['folder.zigzag', 'it is a folder'],
    ['large.zigzag', 'it is too large: a file with a lab has at most 50 MB'],
  ])('of %s: %s', async (name, words) => {
    await expect(readBytes(join(folder, name))).rejects.toThrow(words);
  });
});
