import { create } from 'fontkit';
import { expect, test } from 'vitest';
import { parseSvg, writeSvg } from '../svg-tree.ts';
import { embedFonts } from './embed-fonts.ts';
import { FontBook } from './font-book.ts';
import { fontsHere } from './fonts-here.ts';
import { subsetTtf } from './subset-ttf.ts';

const fonts = fontsHere();
const outlineOf = (bytes: Uint8Array, text: string): string =>
  JSON.stringify(
    create(bytes)
      .layout(text)
      .glyphs.map(({ path }) => path.commands),
  );

test('of a font the glyphs that are asked for stay as they are, and all others go', () => {
  for (const family of ['Inter', 'STIX Two Text'])
    for (const weight of ['400', '600']) {
      const face = fonts.face(family, weight);
      const text = 'κ = λ₁, é AV ∇f ½ 10⁻⁶';
      const subset = subsetTtf(face.bytes, face.glyphs(text));
      expect(outlineOf(subset, text)).toBe(outlineOf(face.bytes, text));
      expect(create(subset).layout(text).advanceWidth).toBe(create(face.bytes).layout(text).advanceWidth);
      expect(outlineOf(subset, 'Q')).toBe('[[]]');
      expect(subset.length).toBeLessThan(0.75 * face.bytes.length);
    }
});

test('a letter with an accent brings the letter and the accent it is composed of', () => {
  const face = fonts.face('Inter', '400');
  const [glyph] = face.glyphs('ä');
  expect(outlineOf(subsetTtf(face.bytes, [glyph ?? 0]), 'ä')).toBe(outlineOf(face.bytes, 'ä'));
});

test('tables lie at multiples of four bytes, with their checksums', () => {
  const face = fonts.face('Inter', '400');
  const subset = subsetTtf(face.bytes, face.glyphs('a'));
  const view = new DataView(subset.buffer);
  for (let k = 0; k < view.getUint16(4); k++) {
    const [sum, offset, length] = [4, 8, 12].map((at) => view.getUint32(12 + 16 * k + at));
    let found = 0;
    for (let at = 0; at < (length ?? 0); at += 4) found = (found + view.getUint32((offset ?? 0) + at)) >>> 0;
    expect((offset ?? 1) % 4).toBe(0);
    expect(found).toBe(sum);
  }
});

test('an SVG gets a face for each family and weight that its texts use', () => {
  const svg = parseSvg(
    '<svg><g font-family="\'Inter\', sans-serif"><text>x</text><text font-weight="600">κ</text></g>' +
      '<text font-family="STIX Two Text">y<tspan font-weight="600">z</tspan></text></svg>',
  );
  const markup = writeSvg(embedFonts(svg, fonts));
  const faces = [...markup.matchAll(/font-family:"([^"]*)";font-weight:(\d+)/g)].map(([, ...face]) => face);
  expect(faces).toEqual([
    ['Inter', '400'],
    ['Inter', '600'],
    ['STIX Two Text', '400'],
    ['STIX Two Text', '600'],
  ]);
});

test('without text there is no face', () => {
  const svg = parseSvg('<svg><path d="M0,0"/></svg>');
  expect(embedFonts(svg, new FontBook([]))).toBe(svg);
});
