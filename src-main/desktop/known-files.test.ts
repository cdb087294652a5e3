import fc from 'fast-check';
import { expect, it } from 'vitest';
import { KnownFiles } from './known-files.ts';

it('the same file has the same id, and is found by it alone', () => {
  const files = new KnownFiles(null);
  const one = files.give('/a/one.zigzag', 'opened');
  expect(one.name).toBe('one.zigzag');
  expect(files.give('/a/one.zigzag', 'saved')).toEqual(one);
  expect(files.give('/b/one.zigzag', 'opened').id).not.toBe(one.id);
  expect(files.find(one.id)?.path).toBe('/a/one.zigzag');
  expect(files.find('/a/one.zigzag')).toBeUndefined();
});

it.each([
  ['/a.zigzag', 'opened', 'write'],
  ['/a.JSON', 'opened', 'write'],
  ['/a.zigzag', 'dropped', 'ask'],
  ['/a.zigzag', 'saved', 'write'],
  ['/a.png', 'opened', 'read'],
  ['/a.png', 'dropped', 'read'],
  // The person named it so in a dialog.
  ['/a.txt', 'saved', 'write'],
] as const)('%s, %s: %s', (path, gift, right) => {
  const files = new KnownFiles(null);
  expect(files.find(files.give(path, gift).id)?.right).toBe(right);
});

it('what may be done with a file only grows', () => {
  const files = new KnownFiles(null);
  const { id } = files.give('/a.zigzag', 'dropped');
  files.remember(id);
  files.permit(id);
  files.give('/a.zigzag', 'dropped');
  expect(files.find(id)?.right).toBe('write');
  expect(new KnownFiles(files.recentText()).find(id)?.right).toBe('write');
});

it('what a page says was dropped is not told to the system, and is forgotten where it is too much', () => {
  const files = new KnownFiles(null);
  const [first, second] = ['/1.zigzag', '/2.zigzag'].map((path) => files.give(path, 'dropped'));
  expect(files.remember(second!.id)).toBeNull();
  for (let k = 0; k < 100; k++) files.give(`/more/${k}.zigzag`, 'dropped');
  expect(files.find(first!.id)).toBeUndefined();
  expect(files.find(second!.id)?.path).toBe('/2.zigzag');
  files.permit(second!.id);
  expect(files.remember(second!.id)).toBe('/2.zigzag');
});

it('eight are remembered beyond the program’s end, the last one first, until they are forgotten', () => {
  const files = new KnownFiles(null);
  const given = Array.from({ length: 10 }, (_, k) => files.give(`/${k}.zigzag`, 'opened'));
  for (const { id } of given) files.remember(id);
  files.remember(given[4]!.id);
  files.remember('unknown');
  const names = [4, 9, 8, 7, 6, 5, 3, 2].map((k) => `${k}.zigzag`);
  expect(files.recent().map(({ name }) => name)).toEqual(names);
  const again = new KnownFiles(files.recentText());
  expect(again.recent()).toEqual(files.recent());
  expect(again.find(given[4]!.id)?.path).toBe('/4.zigzag');
  expect(again.find(given[0]!.id)).toBeUndefined();
  again.forgetRecent();
  expect(new KnownFiles(again.recentText()).recent()).toEqual([]);
});

it('a list that is damaged is read as far as it is one', () => {
  for (const text of ['', '{', '{}', 'null', '[null, 1, {"id":"1"}, {"id":"x","path":"/a","right":"write"}]'])
    expect(new KnownFiles(text).recent()).toEqual([]);
  fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), (text) => void new KnownFiles(text).recent()));
});
