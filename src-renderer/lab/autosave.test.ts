import { expect, test } from 'vitest';
import { defaultDocument, withLearningRate } from '../../src-core/document/index.ts';
import type { Shell } from '../shell/shell.ts';
import { keep, restore } from './autosave.ts';

/** A shell that keeps in a map; `room` false: a full disk. */
function shellOf(kept = new Map<string, string>(), room: 'left' | 'none' = 'left'): Shell {
  return {
    saveFile: () => Promise.resolve(null),
    onWish: () => undefined,
    describe: () => undefined,
    files: () => Promise.reject(new Error('There are no files here.')),
    asksBeforeLeaving: false,
    processors: 2,
    recall: (key) => kept.get(key) ?? null,
    keep: (key, text) => {
      if (room === 'left') kept.set(key, text);
      return room === 'left';
    },
  };
}

const [first, second] = [0.01, 0.02].map((rate) => withLearningRate(defaultDocument(), rate)) as [
  ReturnType<typeof defaultDocument>,
  ReturnType<typeof defaultDocument>,
];

const nowhere = { reference: null, saved: defaultDocument() };

test('what was kept is restored; of nothing nothing is said', () => {
  const shell = shellOf();
  expect(restore(shell)).toEqual({ document: null, file: null, problem: null });
  expect(keep(shell, first, nowhere)).toBe(true);
  expect(restore(shell)).toEqual({ document: first, file: nowhere, problem: null });
});

test('in place of a damaged lab comes the one kept last, not the one of the start before', () => {
  const kept = new Map<string, string>();
  const shell = shellOf(kept);
  keep(shell, first, nowhere);
  restore(shell);
  keep(shell, second, nowhere);
  kept.set('zigzag.lab', '{"format":"zigz');
  const { document, problem } = restore(shell);
  expect(document).toEqual(second);
  expect(problem?.message).toMatch(/cut off or damaged\. The last good one was opened instead\.$/);
});

test('a lab of a newer version is said to be one, and given back as it was', () => {
  const newer = JSON.stringify({ ...first, version: 99, whatever: [1] });
  const { document, problem } = restore(shellOf(new Map([['zigzag.lab', newer]])));
  expect(document).toBeNull();
  expect(problem?.message).toMatch(/version is 99: .*newer Zigzag.*A new lab was opened instead\.$/);
  expect(problem?.setAside).toBe(newer);
});

test('a last good one that is damaged too is none', () => {
  const shell = shellOf(
    new Map([
      ['zigzag.lab', '['],
      ['zigzag.lab.last-good', '{}'],
    ]),
  );
  expect(restore(shell).document).toBeNull();
});

test('where nothing can be kept, that is told', () => {
  expect(keep(shellOf(new Map(), 'none'), first, nowhere)).toBe(false);
});

test('the file that the lab is in is restored with it, but not with another lab in its place', () => {
  const kept = new Map<string, string>();
  const shell = shellOf(kept);
  const file = { reference: { id: '7', name: 'valley.zigzag' }, saved: first };
  keep(shell, second, file);
  expect(restore(shell)).toEqual({ document: second, file, problem: null });
  kept.set('zigzag.lab', '{"format":"zigz');
  expect(restore(shell).file).toBeNull();
});

test.each(['', '{', 'null', '{"file":7}', '{"file":{"id":1},"saved":"{}"}'])(
  'of %j as its file it has none',
  (text) => {
    const kept = new Map<string, string>();
    keep(shellOf(kept), first, nowhere);
    kept.set('zigzag.file', text);
    expect(restore(shellOf(kept))).toEqual({ document: first, file: null, problem: null });
  },
);
