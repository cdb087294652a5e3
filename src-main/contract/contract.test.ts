import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { answerCall, answerCalls, isLab, type Handlers } from '../desktop/answer-calls.ts';
import { Refusal } from '../desktop/refusal.ts';
import { WriteError } from '../write-atomically.ts';
import { CALL_NAMES, CALLS, channelOf, LARGEST_FILE } from './contract.ts';
import { PayloadError } from './payload.ts';

const ID = '01234567-89ab-4def-8123-456789abcdef';

/** For each call something that is in order: as long as it is refused, the tests of refusals say nothing. */
const GOOD: Readonly<Record<keyof Handlers, unknown>> = {
  begin: undefined,
  keep: { key: 'zigzag.lab.last-good', text: '' },
  describe: { theme: 'dark', canUndo: true, canRedo: false, hasChanges: true },
  chooseFile: undefined,
  readFile: { id: ID },
  dropFile: { path: '/a.zigzag' },
  saveFile: { id: ID, text: '{}' },
  saveFileAs: { name: 'a.zigzag', text: '{}' },
  rememberFile: { id: ID },
  recentFiles: undefined,
  exportFile: { name: 'a.png', bytes: new Uint8Array(3) },
  askToSave: { name: null },
  leave: { answer: 'go' },
};

const handlersThat = (act: () => unknown): Handlers =>
  Object.fromEntries(CALL_NAMES.map((name) => [name, act])) as unknown as Handlers;
const echo = handlersThat(() => 'done');

describe.each(CALL_NAMES)('%s', (name) => {
  it('takes what it is meant for', async () => {
    expect(await answerCall(echo, name, GOOD[name])).toEqual({ ok: true, answer: 'done' });
  });

  it('refuses junk in words, and hands none of it on', async () => {
    const handler = vi.fn();
    const handlers = handlersThat(handler);
    const junk = fc
      .oneof(
        fc.anything({ withNullPrototype: true, withBigInt: true, withMap: true, withTypedArray: true }),
        fc.record({ id: fc.anything(), text: fc.anything(), name: fc.anything() }, { requiredKeys: [] }),
        fc.record({
          id: fc.constantFrom('../a', '/etc/passwd', ID.toUpperCase(), `${ID}\n`),
          text: fc.json(),
        }),
      )
      .filter((sent) => !isInOrder(name, sent));
    await fc.assert(
      fc.asyncProperty(junk, async (sent) => {
        const outcome = await answerCall(handlers, name, sent);
        expect(outcome).toEqual({
          ok: false,
          problem: expect.stringMatching(new RegExp(`^${name}.*[^.]$`)) as unknown,
        });
      }),
      { numRuns: 300 },
    );
    expect(handler).not.toHaveBeenCalled();
  });
});

/** As the contract says, once more and by hand. */
function isInOrder(name: keyof Handlers, sent: unknown): boolean {
  const good = GOOD[name];
  if (good === undefined) return sent === undefined;
  if (typeof sent !== 'object' || sent === null) return false;
  const [given, wanted] = [Object.keys(sent).sort(), Object.keys(good as object).sort()];
  if (given.join() !== wanted.join()) return false;
  try {
    CALLS[name].check(sent, name);
    return true;
  } catch {
    return false;
  }
}

it.each([
  ['keep', { key: 'zigzag', text: '' }],
  ['keep', { key: 'zigzag.a/b', text: '' }],
  ['keep', { key: 'zigzag..', text: '' }],
  ['keep', { key: 'main.recent', text: '' }],
  ['keep', { key: 'zigzag.lab\n', text: '' }],
  ['readFile', { id: ID, path: '/etc/passwd' }],
  ['saveFile', { id: ID, text: '#!/bin/sh' }],
  ['saveFile', { id: ID, text: `{${' '.repeat(LARGEST_FILE)}` }],
  ['saveFileAs', { name: ' ', text: '{}' }],
  ['exportFile', { name: 'a', bytes: [1, 2] }],
  ['describe', { theme: 'none', canUndo: true, canRedo: false, hasChanges: true }],
  ['leave', { answer: 'maybe' }],
] as const)('%s refuses %o', (name, sent) => {
  expect(() => CALLS[name].check(sent, name)).toThrow(PayloadError);
});

it('what fails is told in words that name no path and no fault of ours', async () => {
  const problem = async (error: Error): Promise<unknown> =>
    answerCall(
      handlersThat(() => Promise.reject(error)),
      'begin',
      undefined,
    );
  expect(await problem(new Refusal('it is a folder'))).toEqual({ ok: false, problem: 'it is a folder' });
  expect(await problem(new WriteError('/home/a', 'the disk is full', 'ENOSPC'))).toEqual({
    ok: false,
    problem: 'the disk is full',
  });
  const said = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  expect(await problem(new TypeError('/home/a is not a function'))).toEqual({
    ok: false,
    problem: 'something went wrong in Zigzag itself',
  });
  expect(said).toHaveBeenCalledOnce();
});

describe('who calls', () => {
  const mainFrame = { url: 'app://lab/' };
  const contents = { mainFrame } as unknown as Electron.WebContents;
  const by = (sender: unknown, senderFrame: unknown): boolean =>
    isLab({ sender, senderFrame } as Parameters<typeof isLab>[0], contents);

  it('is the lab’s page in the window’s own frame', () => {
    expect(by(contents, mainFrame)).toBe(true);
    expect(by({ mainFrame }, mainFrame)).toBe(false);
    expect(by(contents, { url: 'app://lab/' })).toBe(false);
    expect(by(contents, null)).toBe(false);
    expect(isLab({ sender: contents, senderFrame: mainFrame } as never, undefined)).toBe(false);
    const elsewhere = { url: 'https://lab/' };
    expect(isLab({ sender: { mainFrame: elsewhere }, senderFrame: elsewhere } as never, contents)).toBe(
      false,
    );
  });

  it('else is refused before anything is looked at', async () => {
    const handle = new Map<string, (event: never, sent: unknown) => unknown>();
    const handler = vi.fn();
    answerCalls(
      { handle: (channel, listener) => void handle.set(channel, listener as never) },
      () => contents,
      handlersThat(handler),
    );
    expect([...handle.keys()]).toEqual(CALL_NAMES.map(channelOf));
    for (const name of CALL_NAMES)
      expect(
        await handle.get(channelOf(name))?.({ sender: contents, senderFrame: null } as never, GOOD[name]),
      ).toEqual({ ok: false, problem: `${name} is for the lab’s own page only` });
    expect(handler).not.toHaveBeenCalled();
  });
});
