import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, it, test } from 'vitest';
import { fontsHere } from '../fonts/fonts-here.ts';
import { pdfOf } from '../pdf/pdf-of.ts';
import { parseSvg } from '../svg-tree.ts';
import { labTextIn } from './lab-text-in.ts';
import { LARGEST_FILE, LONGEST_LAB } from './limits.ts';
import { labInPdf } from './pdf.ts';

const fonts = fontsHere();
const figure = parseSvg('<svg width="80" height="40"><text y="20">∇f</text></svg>');
const carrying = (text: string): Promise<Uint8Array> =>
  pdfOf(figure, { fonts, title: 'f', lab: { name: 'lab.zigzag', text } });

const lab = JSON.stringify({
  formula: 'κ x² endstream endobj',
  steps: Array.from({ length: 99 }, (_, k) => k),
});
const pdf = await carrying(lab);

const bytesOf = (...parts: readonly (string | Uint8Array)[]): Uint8Array =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : part)));
/** A file of one attachment. */
const attached = (dictionary: string, stream: Uint8Array, end = '\nendstream\nendobj'): Uint8Array =>
  bytesOf(`%PDF-1.7\n1 0 obj\n<< ${dictionary} >>\nstream\n`, stream, end);

it('carries any text of a lab', async () => {
  await fc.assert(
    fc.asyncProperty(fc.jsonValue({ maxDepth: 3 }), async (value) => {
      const text = JSON.stringify({ value });
      expect(await labInPdf(await carrying(text))).toBe(text);
    }),
    { numRuns: 30 },
  );
  expect(await labTextIn(pdf, 'map.pdf')).toBe(lab);
});

it('carries the largest', async () => {
  const text = JSON.stringify({ formula: 'é'.repeat(LONGEST_LAB / 2 - 100) });
  expect(await labInPdf(await carrying(text))).toBe(text);
});

test.each([
  ['before its type', '/Length 99999 0 R /Filter /FlateDecode /Type /EmbeddedFile'],
  ['in brackets, and no length', '/Type /EmbeddedFile /Params << /Size 3 >> /Filter [ /FlateDecode ]'],
])('is found where another program wrote the dictionary anew: %s', async (_, dictionary) => {
  expect(await labInPdf(attached(dictionary, deflateSync(lab)))).toBe(lab);
});

it('is found unpacked, and behind attachments that are none', async () => {
  const other = attached('/Type /EmbeddedFile', bytesOf('[1, 2]'));
  const plain = attached('/Type/EmbeddedFile', Buffer.from(lab.replaceAll('endstream', '')));
  expect(await labInPdf(bytesOf(other, plain))).toBe(lab.replaceAll('endstream', ''));
});

const DEFLATED = '/Type /EmbeddedFile /Filter /FlateDecode';
test.each([
  ['nothing', new Uint8Array()],
  ['no PDF', bytesOf('PK', pdf)],
  ['one without a lab', await pdfOf(figure, { fonts, title: 'f', lab: null })],
  ['one that is too large', bytesOf(pdf, new Uint8Array(LARGEST_FILE))],
  ['a lab that is too large', attached(DEFLATED, deflateSync(Buffer.alloc(300_000_000, ' ')))],
  ['a lab that is too large, unpacked', attached('/Type /EmbeddedFile', Buffer.alloc(LONGEST_LAB + 9, '{'))],
  ['another filter', attached('/Type /EmbeddedFile /Filter /LZWDecode', bytesOf('{}'))],
  ['several filters', attached('/Type /EmbeddedFile /Filter [/ASCIIHexDecode /FlateDecode]', bytesOf('{}'))],
  ['what is no text', attached('/Type /EmbeddedFile', Uint8Array.of(0x7b, 0xff, 0x7d))],
  ['a list', attached('/Type /EmbeddedFile', bytesOf('[]'))],
  [
    'a type without a stream',
    bytesOf('%PDF-1.7 1 0 obj << /Type /EmbeddedFile >> endobj 2 0 obj << >>\nstream\n{}'),
  ],
  ['many types', bytesOf('%PDF-1.7', '/EmbeddedFile >>\nstream\n{'.repeat(100_000))],
])('of %s there is none', async (_, bytes) => {
  expect(await labInPdf(bytes)).toBeNull();
});

test('cut off or changed anywhere it is as it was, or none', async () => {
  const change = fc.tuple(fc.nat(pdf.length - 1), fc.nat(255));
  await fc.assert(
    fc.asyncProperty(fc.array(change, { maxLength: 5 }), fc.nat(pdf.length), async (changes, end) => {
      const wrong = pdf.slice(0, end);
      for (const [at, byte] of changes) if (at < end) wrong[at] = byte;
      // zlib's own checksum tells what is damaged.
      expect([lab, null]).toContain(await labInPdf(wrong));
    }),
    { numRuns: 300 },
  );
});

test('any bytes are no surprise', async () => {
  const parts = fc.constantFrom(
    '%PDF-',
    '/EmbeddedFile',
    '/Filter /FlateDecode',
    '>>',
    '\nstream\n',
    'endstream',
    ' obj',
    '{"a":1}',
  );
  const any = fc.oneof(
    parts.map((part) => bytesOf(part)),
    fc.uint8Array({ maxLength: 20 }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(any), async (pieces) => {
      const found = await labInPdf(bytesOf('%PDF-1.7\n', ...pieces));
      expect(found === null || typeof JSON.parse(found) === 'object').toBe(true);
    }),
    { numRuns: 300 },
  );
});
