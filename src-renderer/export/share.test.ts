import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { InputError } from '../../src-core/input-error.ts';
import { LANDSCAPES } from '../../src-core/landscapes/index.ts';
import { defaultDocument, DocumentError, documentFor, readDocument } from '../../src-core/document/index.ts';
import { documentInShareText, LONGEST_SHARE_TEXT, shareAddress, shareText } from './share.ts';

const good = defaultDocument();
const shared = await shareText(good);

test.each(LANDSCAPES.map((landscape) => [landscape.id, documentFor(landscape)] as const))(
  '%s is shared whole, in a text that fits into an address',
  async (_, document) => {
    const text = await shareText(document);
    expect(text).toMatch(/^zigzag:1:[\w-]+$/);
    expect(text.length).toBeLessThan(LONGEST_SHARE_TEXT / 4);
    expect(await documentInShareText(text)).toEqual(document);
  },
);

test('what Zigzag does not know of a lab is shared too', async () => {
  const document = readDocument({ ...good, author: 'Zoë ∇' });
  expect(await documentInShareText(await shareText(document))).toEqual(document);
});

test('an address carries it, and is read like the text', async () => {
  const address = shareAddress('http://127.0.0.1:4173/?x=1#old', shared);
  expect(address).toMatch(/^http:\/\/127\.0\.0\.1:4173\/\?x=1#lab=[\w-]+$/);
  expect(await documentInShareText(address)).toEqual(good);
});

test('what mail does to a long line is forgiven', async () => {
  const breaks = fc.constantFrom(' ', '\n', '\r\n', '=\r\n', '\n> ', '\n> > ', '\u00a0');
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(fc.nat(shared.length), breaks), { maxLength: 20 }), async (cuts) => {
      let text = shared;
      for (const [at, mark] of cuts) text = text.slice(0, at) + mark + text.slice(at);
      expect(await documentInShareText(`Look at this:\n\n${text}\n`)).toEqual(good);
    }),
  );
});

describe('is refused in words', () => {
  test('where it is cut off anywhere', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 'zigzag:1:'.length, max: shared.length - 1 }), async (end) => {
        await expect(documentInShareText(shared.slice(0, end))).rejects.toThrow('cut off or damaged');
      }),
    );
  });

  test('where any of its characters is another, if that matters', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 'zigzag:1:'.length, max: shared.length - 2 }),
        fc.constantFrom('a', 'b', 'Y', 'Z', '0', '9', '-', '_'),
        async (at, character) => {
          fc.pre(shared[at] !== character);
          const wrong = shared.slice(0, at) + character + shared.slice(at + 1);
          // A few of the bits at its end mean nothing; whatever is read is what was sent.
          const outcome = await documentInShareText(wrong).catch((error: unknown) => error);
          expect(outcome instanceof InputError ? good : outcome).toEqual(good);
        },
      ),
    );
  });

  test.each([
    ['nothing', '', 'There is no lab in this text'],
    ['any text', 'gradient descent', 'There is no lab in this text'],
    ['a newer wrapping', 'zigzag:2:abc', 'newer Zigzag'],
    ['nothing behind its name', 'zigzag:1:', 'cut off'],
    ['three megabytes and more', `zigzag:1:${'A'.repeat(3_000_001)}`, 'too large'],
  ])('%s', async (_, text, says) => {
    await expect(documentInShareText(text)).rejects.toThrow(says);
  });

  test('a small text that would fill the memory', async () => {
    const bomb = deflateSync(Buffer.alloc(100_000_000)).toString('base64url');
    expect(bomb.length).toBeLessThan(200_000);
    await expect(documentInShareText(`zigzag:1:${bomb}`)).rejects.toThrow('too large');
  });

  test('a document of a newer version, by its field', async () => {
    const newer = deflateSync(JSON.stringify({ ...good, version: 99 }));
    const text = `zigzag:1:${newer.toString('base64url')}`;
    await expect(documentInShareText(text)).rejects.toThrow(DocumentError);
    await expect(documentInShareText(text)).rejects.toThrow('newer Zigzag');
  });
});
