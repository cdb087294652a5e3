import { getDocument, OPS } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { describe, expect, it, test } from 'vitest';
import { defaultDocument } from '../../../src-core/document/index.ts';
import { FILE_THEMES } from '../../figures/file-theme-names.ts';
import { coreInThread } from '../../../src-core/worker/index.ts';
import { renderInNode } from '../render-in-node.ts';
import { drawFigure } from '../figures/draw-figure.ts';
import { FIGURES } from '../figures/index.ts';
import { SIZE_PRESETS } from '../figures/sizes.ts';
import { fontsHere } from '../fonts/fonts-here.ts';
import { parseSvg } from '../svg-tree.ts';
import { pdfOf } from './pdf-of.ts';

const fonts = fontsHere();
const lab = { name: 'lab.zigzag', text: '{"κ":20}' };
const [slide] = SIZE_PRESETS;

/** What a reader of PDF sees. */
async function read(bytes: Uint8Array) {
  const task = getDocument({ data: bytes.slice(), verbosity: 0 });
  const pdf = await task.promise;
  const page = await pdf.getPage(1);
  const { items } = await page.getTextContent();
  const { fnArray, argsArray } = await page.getOperatorList();
  const names = fnArray.flatMap((operator, k) =>
    operator === OPS.setFont ? [String((argsArray as unknown[][])[k]?.[0])] : [],
  );
  const used = [...new Set(names)].map(
    (name) => page.commonObjs.get(name) as { name: string; missingFile: boolean },
  );
  const facts = {
    texts: items.flatMap((item) => ('str' in item && item.str.trim() !== '' ? [item.str] : [])),
    fonts: used.map(({ name, missingFile }) => ({ name, isEmbedded: !missingFile })),
    size: page.view.slice(2),
    attachments: (await pdf.getAttachments()) as Record<string, { content: Uint8Array }> | null,
    metadata: (await pdf.getMetadata()).info as Record<string, unknown>,
  };
  await task.destroy();
  return facts;
}

describe.each(FIGURES)('$name', (figure) => {
  test.each(FILE_THEMES)(
    'in the theme %s is read with its text, from fonts that are inside',
    async (theme) => {
      const wish = { figure, document: defaultDocument(), size: slide, theme, cursor: null } as const;
      const picture = await drawFigure(
        { ...wish, caption: null, background: 'theme' },
        coreInThread(),
        renderInNode,
      );
      const bytes = await pdfOf(picture.svg, { fonts, title: 'A < κ', lab });
      const { texts, fonts: used, size, attachments, metadata } = await read(bytes);
      expect(texts.join(' ').replace(/\s+/g, ' ')).toContain(picture.caption.replaceAll('\n', ' '));
      expect(used.length).toBeGreaterThan(0);
      for (const { name, isEmbedded } of used) {
        expect(name).toMatch(theme === 'journal' ? /^[A-Z]{6}\+STIXTwoText-/ : /^[A-Z]{6}\+Inter-/);
        expect(isEmbedded).toBe(true);
      }
      expect(size).toEqual([0.75 * slide.width, 0.75 * slide.height]);
      expect(new TextDecoder().decode(attachments?.['lab.zigzag']?.content)).toBe(lab.text);
      expect(metadata['Title']).toBe('A < κ');
      expect(bytes.length).toBeLessThan(400_000);
    },
  );
});

const pdf = (content: string, attributes = ''): Promise<Uint8Array> =>
  pdfOf(parseSvg(`<svg width="80" height="40" font-family="Inter" ${attributes}>${content}</svg>`), {
    fonts,
    title: 'f',
    lab: null,
  });

it('has the signs of mathematics as text', async () => {
  const signs = 'κ λ₁ ∇f ‖x‖ ∥x∥ η x² 10⁻⁶ − ½xᵀHx ≤ ∂ √ ∞ → ε';
  for (const family of ['Inter', 'STIX Two Text']) {
    const { texts } = await read(
      await pdf(`<text y="20" font-size="2" font-family="${family}">${signs}</text>`),
    );
    expect(texts.join('')).toBe(signs);
  }
});

it('has the words of a halo once', async () => {
  const halo = '<text y="9" stroke="#fff" stroke-width="3">f</text>';
  expect((await read(await pdf(`${halo}<text y="9">f</text>`))).texts).toEqual(['f']);
});

it('is the same at every time, and has no date', async () => {
  const [a, b] = [await pdf('<text y="9">f</text>'), await pdf('<text y="9">f</text>')];
  expect(a).toEqual(b);
  expect((await read(a)).metadata).not.toHaveProperty('CreationDate');
  expect((await read(a)).attachments).toBeNull();
});

it('takes every shape, picture and transform that figures have', async () => {
  const bytes = await pdf(`
    <clipPath id="c"><rect width="9" height="9"/></clipPath>
    <g clip-path="url(#c)" transform="translate(1,2) rotate(30 1 1) scale(2)" opacity="0.5">
      <circle cx="1" cy="1" r="3"/><ellipse cx="1" cy="1" rx="3" ry="2"/><line x2="5" stroke="#000"/>
      <polygon points="0,0 1,1 2,0"/><polyline points="0,0 1,1" fill="none" stroke="rgb(1, 2, 3)" stroke-dasharray="0 2"/>
      <rect width="4" height="4" rx="1" opacity="0.2" stroke="#f00" fill-rule="evenodd" paint-order="stroke"/>
    </g>
    <svg x="1" width="9" height="9" viewBox="0 0 3 3"><title>t</title><path d="M0,0h1"/></svg>`);
  expect((await read(bytes)).size).toEqual([60, 30]);
});

test.each([
  ['<image href="a.png"/>', '<image> is not known here.'],
  ['<path d="M0,0" style="fill:red"/>', 'The attribute “style” of <path>'],
  ['<path d="M0,0" fill="url(#g)"/>', '“url(#g)” is no colour'],
  ['<path d="M0,0" fill="constructor"/>', '“constructor” is no colour'],
  ['<path d="M0,0" stroke-linecap="toString"/>', '“toString” is not known here.'],
  ['<g clip-path="url(#none)"/>', 'There is no clip path'],
  ['<g transform="skewX(3)"/>', 'The transform “skewX”'],
  ['<constructor/>', '<constructor> is not known here.'],
])('refuses %s rather than leaving it out', async (content, says) => {
  await expect(pdf(content)).rejects.toThrow(says);
});
