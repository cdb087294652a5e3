import { expect, test, vi } from 'vitest';
import { defaultDocument, writeDocument } from '../../src-core/document/index.ts';
import { labInPdf } from './carry/pdf.ts';
import { labInPng, pngFacts } from './carry/png.ts';
import { labInSvg } from './carry/svg.ts';
import { fontsHere } from './fonts/fonts-here.ts';
import { pdfBytes, pngBytes, svgText, type FileParts, type Rasterise } from './picture-files.ts';
import { parseSvg } from './svg-tree.ts';

const document = defaultDocument();
const lab = writeDocument(document);
const svg = parseSvg(
  '<svg xmlns="http://www.w3.org/2000/svg" width="200" height="100" viewBox="0 0 200 100">' +
    '<text x="9" y="50" font-family="Inter" font-size="16" fill="#000000">κ = 20</text></svg>',
);
const parts: FileParts = {
  picture: { svg, width: 200, height: 100, caption: '' },
  document,
  settings: { text: 'text', dpi: 300, lab: 'inside' },
  fonts: fontsHere(),
};
const having = (settings: Partial<FileParts['settings']>): FileParts => ({
  ...parts,
  settings: { ...parts.settings, ...settings },
});

/** A PNG of one grey pixel. */
const pixel = Uint8Array.from(
  Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==',
    'base64',
  ),
);

test('an SVG has its text as text in fonts inside, or as outlines, and the lab or not', () => {
  const text = svgText(parts);
  expect(text).toContain('κ = 20</text>');
  expect(text).toContain('@font-face');
  expect(labInSvg(text)).toBe(lab);
  const outlines = svgText(having({ text: 'outlines', lab: 'left out' }));
  expect(outlines).not.toMatch(/<text|@font-face|<metadata/);
  expect(outlines).toContain('aria-label="κ = 20"');
});

test('a PNG is drawn from outlines at its dots an inch, and carries both lab and dots', async () => {
  const rasterise = vi.fn<Rasterise>(() => Promise.resolve(pixel));
  const png = await pngBytes(parts, rasterise);
  expect(rasterise.mock.calls).toEqual([[expect.not.stringContaining('<text'), 625, 313]]);
  expect(await labInPng(png)).toBe(lab);
  expect(pngFacts(png)).toMatchObject({ dpi: 300 });
  expect(await labInPng(await pngBytes(having({ lab: 'left out' }), rasterise))).toBeNull();
});

test('a PNG of too many pixels is refused before it is drawn', async () => {
  const rasterise = vi.fn<Rasterise>();
  const wide = { ...parts, picture: { ...parts.picture, width: 10_000 } };
  await expect(pngBytes(wide, rasterise)).rejects.toThrow(/31,?250 × 313 pixels are too many/);
  expect(rasterise).not.toHaveBeenCalled();
});

test('a PDF carries the lab, or not', async () => {
  expect(await labInPdf(await pdfBytes(parts))).toBe(lab);
  expect(await labInPdf(await pdfBytes(having({ lab: 'left out' })))).toBeNull();
});
