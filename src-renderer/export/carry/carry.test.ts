import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { InputError } from '../../../src-core/input-error.ts';
import { defaultDocument, writeDocument } from '../../../src-core/document/index.ts';
import { parseSvg, writeSvg } from '../svg-tree.ts';
import { checkFileSize, labTextIn } from './lab-text-in.ts';
import { labInPng, pngFacts, withPngChunks } from './png.ts';
import { chunk, chunksOf } from './png-chunks.ts';
import { labInSvg, withLabInSvg } from './svg.ts';

const lab = writeDocument(defaultDocument());
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
/** A PNG of one grey pixel. */
const pixel = Uint8Array.from(
  Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==',
    'base64',
  ),
);
const figure = parseSvg('<svg xmlns="http://www.w3.org/2000/svg"><title>f</title><path d="M0 0h1"/></svg>');
const svg = writeSvg(withLabInSvg(figure, lab));
const png = withPngChunks(pixel, { lab, dpi: 300 });

/** Texts of labs are JSON; what is in them is any text at all. */
const anyLab = fc.jsonValue({ maxDepth: 3 }).map((value) => JSON.stringify({ value }, null, 2));

describe('an SVG', () => {
  test('carries any text of a lab, and its figure as it was', () => {
    fc.assert(
      fc.property(anyLab, (text) => {
        const carried = labInSvg(writeSvg(withLabInSvg(figure, text)));
        expect(JSON.parse(carried ?? '')).toEqual(JSON.parse(text));
      }),
    );
    expect(labInSvg(svg)).toBe(lab);
    expect(svg).toContain('<title>f</title><path d="M0 0h1"/><metadata><lab xmlns="urn:zigzag:lab">');
  });

  test('carries one lab: the later', () => {
    const twice = writeSvg(withLabInSvg(withLabInSvg(figure, lab), '{"second":1}'));
    expect(labInSvg(twice)).toBe('{"second":1}');
    expect(twice.match(/<metadata/g)).toHaveLength(1);
  });

  test('keeps it where another program moved the namespace and added metadata of its own', () => {
    const moved = svg
      .replace('<svg ', '<svg xmlns:z="urn:zigzag:lab" ')
      .replace('<metadata><lab xmlns="urn:zigzag:lab">', '<metadata id="m"><rdf:RDF/>\n<z:lab>')
      .replace('</lab>', '</z:lab>')
      .replace('<path', '<metadata><other/></metadata><path');
    expect(labInSvg(moved)).toBe(lab);
  });

  test.each([
    ['without one', '<svg/>'],
    ['whose metadata is another’s', '<svg><metadata>urn:zigzag:lab</metadata></svg>'],
    ['whose metadata never ends', `<svg>${'<metadata>'.repeat(100_000)}urn:zigzag:lab`],
    ['with entities', '<svg><metadata><lab xmlns="urn:zigzag:lab">&lab;</lab></metadata></svg>'],
    [
      'nested deeply',
      `<svg><metadata>urn:zigzag:lab${'<a>'.repeat(100_000)}${'</a>'.repeat(100_000)}</metadata>`,
    ],
  ])('%s has none', (_, text) => expect(labInSvg(text)).toBeNull());
});

describe('a PNG', () => {
  test('carries any text of a lab, and its picture as it was', async () => {
    await fc.assert(
      fc.asyncProperty(anyLab, async (text) => {
        expect(await labInPng(withPngChunks(pixel, { lab: text, dpi: null }))).toBe(text);
      }),
    );
    const types = [...chunksOf(png)].map(({ type, isWhole }) => [type, isWhole]);
    expect(types.map(([type]) => type)).toEqual(['IHDR', 'pHYs', 'iTXt', 'IDAT', 'IEND']);
    expect(types.every(([, isWhole]) => isWhole)).toBe(true);
    expect(withPngChunks(png, { lab: null, dpi: null })).toEqual(pixel);
  });

  test('says how large it is', () => {
    expect(pngFacts(pixel)).toEqual({ width: 1, height: 1, dpi: null });
    for (const dpi of [72, 96, 150, 300, 600]) {
      expect(pngFacts(withPngChunks(png, { lab: null, dpi }))).toEqual({ width: 1, height: 1, dpi });
    }
  });

  const withText = (flags: readonly number[], text: Uint8Array): Uint8Array => {
    const data = Uint8Array.from([...bytesOf('zigzag-lab\0'), ...flags, 0, 0, ...text]);
    return Uint8Array.from([...pixel.subarray(0, 33), ...chunk('iTXt', data), ...pixel.subarray(33)]);
  };

  test('may have its lab compressed', async () => {
    expect(await labInPng(withText([1, 0], deflateSync(lab)))).toBe(lab);
  });

  test.each([
    ['compressed and cut off', withText([1, 0], deflateSync(lab).subarray(0, 200))],
    ['compressed and larger than any', withText([1, 0], deflateSync(Buffer.alloc(200_000_000)))],
    ['compressed in another way', withText([1, 1], deflateSync(lab))],
    ['not UTF-8', withText([0, 0], Uint8Array.of(0xff))],
    ['changed', png.map((byte, index) => (index === 300 ? byte ^ 1 : byte))],
  ])('whose lab is %s is said to be damaged', async (_, bytes) => {
    await expect(labInPng(bytes)).rejects.toThrow('The lab in this picture is damaged, or too large');
  });
});

describe('the front door', () => {
  test.each([
    ['lab.zigzag', bytesOf(lab)],
    ['windows.json', bytesOf(`\ufeff\r\n${lab}`)],
    ['map.svg', bytesOf(svg)],
    ['declared.svg', bytesOf(`<?xml version="1.0"?>\n<!-- a map -->\n${svg}`)],
    ['map.png', png],
    ['a-lie.pdf', png],
  ])('finds the lab in %s', async (name, bytes) => {
    expect(JSON.parse(await labTextIn(bytes, name))).toEqual(JSON.parse(lab));
  });

  test.each([
    ['photo.png', pixel, 'There is no lab in photo.png: it was exported without it'],
    ['logo.svg', bytesOf('<svg/>'), 'There is no lab in logo.svg'],
    ['page.html', bytesOf('<html/>'), 'page.html is not a file that Zigzag knows.'],
    ['empty', new Uint8Array(), 'empty is not a file that Zigzag knows.'],
    ['noise', Uint8Array.of(0x89, 0x50, 0, 255), 'noise is not a file that Zigzag knows.'],
  ])('says of %s what is the matter', async (name, bytes, says) => {
    await expect(labTextIn(bytes, name)).rejects.toThrow(says);
  });

  test('refuses by size before anything is read', () => {
    expect(() => checkFileSize(200e6, 'film.svg')).toThrow('film.svg is too large: 200 MB');
    expect(() => checkFileSize(50e6, 'map.svg')).not.toThrow();
  });

  test.each([
    ['SVG', bytesOf(svg)],
    ['PNG', png],
    ['.zigzag', bytesOf(lab)],
  ])(
    'takes a %s cut off or changed anywhere for what it is, or says what is the matter',
    async (_, bytes) => {
      const change = fc.tuple(fc.nat(bytes.length - 1), fc.nat(255));
      await fc.assert(
        fc.asyncProperty(fc.array(change, { maxLength: 5 }), fc.nat(bytes.length), async (changes, end) => {
          const wrong = bytes.slice(0, end);
          for (const [at, byte] of changes) if (at < end) wrong[at] = byte;
          const outcome = await labTextIn(wrong, 'wrong').catch((error: unknown) => error);
          expect(typeof outcome === 'string' || outcome instanceof InputError).toBe(true);
        }),
      );
    },
  );

  test('is not surprised by any bytes', async () => {
    const head = fc.constantFrom(pixel.subarray(0, 8), bytesOf('<svg'), bytesOf('{'), bytesOf('%PDF-1.7\n'));
    await fc.assert(
      fc.asyncProperty(head, fc.uint8Array({ maxLength: 300 }), async (start, rest) => {
        const outcome = await labTextIn(Uint8Array.from([...start, ...rest]), 'any').catch((e: unknown) => e);
        expect(typeof outcome === 'string' || outcome instanceof InputError).toBe(true);
      }),
    );
  });
});
