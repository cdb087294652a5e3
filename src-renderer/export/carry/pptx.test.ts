import fc from 'fast-check';
import { zipSync } from 'fflate/browser';
import { expect, test } from 'vitest';
import { InputError } from '../../../src-core/input-error.ts';
import { defaultDocument, writeDocument } from '../../../src-core/document/index.ts';
import { pptxOf } from '../pptx/pptx-of.ts';
import { fileTheme } from '../../figures/file-themes.ts';
import { xmlPart } from '../pptx/xml.ts';
import { labElement } from './lab-element.ts';
import { labTextIn } from './lab-text-in.ts';
import { labInPptx } from './pptx.ts';
import { unzipped, zipEntries } from './zip.ts';

const lab = writeDocument(defaultDocument());
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const carrying = (text: string): Uint8Array =>
  pptxOf({ slides: [], theme: fileTheme('light', 20), lab: text });
const pptx = carrying(lab);
const itemOf = (text: string): Uint8Array => bytesOf(xmlPart(labElement(text)));

test('a presentation carries any text of a lab', async () => {
  const anyLab = fc.jsonValue({ maxDepth: 3 }).map((value) => JSON.stringify({ value }, null, 2));
  await fc.assert(
    fc.asyncProperty(anyLab, async (text) => {
      expect(JSON.parse((await labInPptx(carrying(text))) ?? '')).toEqual(JSON.parse(text));
    }),
  );
  expect(await labTextIn(pptx, 'talk.pptx')).toBe(lab);
});

test('keeps it where another program saved it anew, with other parts, names and packing', async () => {
  const anew = zipSync({
    'customXml/item1.xml': bytesOf('<other xmlns="urn:other"/>'),
    'customXml/item2.xml': bytesOf(
      `<z:lab xmlns:z="urn:zigzag:lab">${lab.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</z:lab>`,
    ),
  });
  expect(await labInPptx(anew)).toBe(lab);
  expect(await labInPptx(zipSync({ 'customXml/item1.xml': itemOf(lab) }, { level: 0 }))).toBe(lab);
});

const bomb = zipSync({ 'customXml/item1.xml': new Uint8Array(100_000_000) });
const last = [...zipEntries(pptx)].find(({ name }) => name === 'customXml/item1.xml');

test.each([
  ['without one', zipSync({ 'ppt/presentation.xml': bytesOf('<p/>') })],
  ['whose custom XML is another’s', zipSync({ 'customXml/item1.xml': bytesOf('<lab>urn:zigzag</lab>') })],
  ['whose part grows beyond measure', bomb],
  [
    'with entities',
    zipSync({
      'customXml/item1.xml': bytesOf('<!DOCTYPE a [<!ENTITY b "c">]><lab xmlns="urn:zigzag:lab">&b;</lab>'),
    }),
  ],
  [
    'of very many parts',
    zipSync(
      Object.fromEntries(
        Array.from({ length: 30 }, (_, k) => [`customXml/item${String(k)}.xml`, bytesOf('<a/>')]),
      ),
    ),
  ],
])('one %s gives none', async (_, bytes) => {
  expect(await labInPptx(bytes)).toBeNull();
  await expect(labTextIn(bytes, 'talk.pptx')).rejects.toThrow('There is no lab in talk.pptx');
});

test('no more is inflated than is wanted, and what is damaged is not taken', async () => {
  const [entry] = zipEntries(bomb);
  if (entry === undefined || last === undefined) throw new Error('There is no entry.');
  await expect(unzipped(bomb, entry, 1000)).rejects.toThrow(/more than 1000 bytes/);
  await expect(unzipped(pptx, { ...last, checksum: last.checksum ^ 1 }, 1e6)).rejects.toThrow('damaged');
  await expect(unzipped(pptx, { ...last, isEncrypted: true }, 1e6)).rejects.toThrow('cannot be read');
  await expect(unzipped(pptx, { ...last, method: 14 }, 1e6)).rejects.toThrow('unknown way');
});

test('cut off or changed anywhere it is as it was, or none', async () => {
  const change = fc.tuple(fc.nat(pptx.length - 1), fc.nat(255));
  await fc.assert(
    fc.asyncProperty(fc.array(change, { maxLength: 5 }), fc.nat(pptx.length), async (changes, end) => {
      const wrong = pptx.slice(0, end === 0 ? pptx.length : end);
      for (const [at, byte] of changes) if (at < wrong.length) wrong[at] = byte;
      expect([lab, null]).toContain(await labInPptx(wrong));
      const outcome = await labTextIn(wrong, 'wrong').catch((error: unknown) => error);
      expect(typeof outcome === 'string' || outcome instanceof InputError).toBe(true);
    }),
    { numRuns: 200 },
  );
});
