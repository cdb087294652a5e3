import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { defaultDocument, writeDocument } from '../../../src-core/document/index.ts';
import { coreInThread } from '../../../src-core/worker/index.ts';
import { FILE_THEME_NAMES, type FileThemeName } from '../../figures/file-theme-names.ts';
import { fileTheme } from '../../figures/file-themes.ts';
import { chunk, signature } from '../carry/png-chunks.ts';
import { pngFacts } from '../carry/png.ts';
import { labInPptx } from '../carry/pptx.ts';
import { findFigure } from '../figures/index.ts';
import { PX_PER_POINT } from '../figures/sizes.ts';
import { fontsHere } from '../fonts/fonts-here.ts';
import type { Rasterise } from '../picture-files.ts';
import { elementsOf, packageFaults, readPackage, textOf, type ReadPackage } from '../pptx/read-package.ts';
import { renderInNode } from '../render-in-node.ts';
import { parseSvg, type SvgElement } from '../svg-tree.ts';
import { outlineText } from '../text/outline-text.ts';
import { drawSlideFigure, withTexts, type SlideFigure } from './draw-slide.ts';
import { heightOf } from './fit-text.ts';
import { slideSvg } from './slide-svg.ts';
import { pptxBytes, type SlidesParts } from './slides-file.ts';

const document = defaultDocument();
const fonts = fontsHere();
const AS_MADE = { title: null, caption: null };

function figureOf(
  id: string,
  theme: FileThemeName = 'light',
  caption: 'shown' | 'hidden' = 'shown',
): Promise<SlideFigure> {
  const figure = findFigure(id);
  if (figure === undefined) throw new Error(`There is no ${id}.`);
  return drawSlideFigure({ figure, document, theme, cursor: null, caption }, coreInThread(), renderInNode);
}

/** A PNG that says how large it should be. */
const rasterise: Rasterise = (_, width, height) => {
  const header = new Uint8Array(13);
  const view = new DataView(header.buffer);
  view.setUint32(0, width);
  view.setUint32(4, height);
  return Promise.resolve(
    Uint8Array.from([...signature(), ...chunk('IHDR', header), ...chunk('IEND', Uint8Array.of())]),
  );
};

const map = await figureOf('map');
const loss = await figureOf('loss');
const parts: SlidesParts = {
  slides: [withTexts(map, AS_MADE), withTexts(loss, AS_MADE)],
  document,
  theme: 'light',
  lab: 'inside',
  fonts,
};
const bytes = await pptxBytes(parts, rasterise);
const made = await readPackage(bytes);

const textsIn = (given: ReadPackage, name: string): readonly string[] =>
  elementsOf(given.xml(name), 'a:p').map(textOf);

const only = (root: SvgElement, name: string): Readonly<Record<string, string>> => {
  const found = elementsOf(root, name);
  expect(found, name).toHaveLength(1);
  return found[0]?.attributes ?? {};
};

describe('a presentation', () => {
  test('is a package without faults, of one slide a figure, 16:9', () => {
    expect(packageFaults(made)).toEqual([]);
    expect(made.names[0]).toBe('[Content_Types].xml');
    const presentation = made.xml(made.target('', 'rId1'));
    expect(only(presentation, 'p:sldSz')).toEqual({ cx: '12192000', cy: '6858000' });
    const slides = elementsOf(presentation, 'p:sldId').map(({ attributes }) =>
      made.target('ppt/presentation.xml', attributes['r:id'] ?? ''),
    );
    expect(slides).toEqual(['ppt/slides/slide1.xml', 'ppt/slides/slide2.xml']);
  });

  test.each([
    ['ppt/slides/slide1.xml', map],
    ['ppt/slides/slide2.xml', loss],
  ])(
    'has in %s the figure as vector without text, and as PNG of twice its px',
    (name, { picture, description }) => {
      const slide = made.xml(name);
      const svg = made.target(name, only(slide, 'asvg:svgBlip')['r:embed'] ?? '');
      const drawn = parseSvg(new TextDecoder().decode(made.bytes(svg)));
      expect(elementsOf(drawn, 'text')).toEqual([]);
      expect(elementsOf(drawn, 'path').length).toBeGreaterThan(10);
      const png = made.target(name, only(slide, 'a:blip')['r:embed'] ?? '');
      const { width, height } = pngFacts(made.bytes(png));
      expect([width, height]).toEqual([2 * picture.width, 2 * picture.height]);
      const [shape] = elementsOf(slide, 'p:pic');
      if (shape === undefined) throw new Error('There is no picture.');
      const [extent] = elementsOf(shape, 'a:xfrm');
      if (extent === undefined) throw new Error('It has no size.');
      const emu = { cx: String(9525 * picture.width), cy: String(9525 * picture.height) };
      expect(only(extent, 'a:ext')).toEqual(emu);
      expect(only(shape, 'p:cNvPr')['descr']).toBe(description);
    },
  );

  test('has in its slides, as text, title, caption and parameters; and the rest in its notes', () => {
    const texts = textsIn(made, 'ppt/slides/slide1.xml');
    expect(texts[0]).toBe('Descent on Rotated quadratic');
    expect(texts).toContain(map.caption);
    expect(texts).toContain('κ = 20');
    expect(texts.join('\n')).toMatch(/Gradient descent, η = 0\.093/);
    const notes = textsIn(made, made.target('ppt/slides/slide1.xml', 'rId4'));
    expect(notes).toContain('Descent on Rotated quadratic');
    expect(notes.join('\n')).toContain(map.caption);
    expect(notes.at(-1)).toMatch(/^Drop this presentation on Zigzag/);
  });

  test('gives the same bytes again, and the lab back', async () => {
    vi.useFakeTimers({ now: new Date('2031-02-03T04:05:06Z'), toFake: ['Date'] });
    const again = await pptxBytes(parts, rasterise).finally(() => vi.useRealTimers());
    expect(Buffer.from(again).equals(bytes)).toBe(true);
    expect(await labInPptx(bytes)).toBe(writeDocument(document));
    const without = await pptxBytes({ ...parts, lab: 'left out' }, rasterise);
    expect(await labInPptx(without)).toBeNull();
    const read = await readPackage(without);
    expect(packageFaults(read)).toEqual([]);
    expect(textsIn(read, 'ppt/notesSlides/notesSlide1.xml').join(' ')).not.toContain('Drop this');
  });

  test.each(FILE_THEME_NAMES)('has the colours of the theme %s', async (theme) => {
    const slides = [withTexts(await figureOf('map', theme), AS_MADE)];
    const read = await readPackage(await pptxBytes({ ...parts, slides, theme }, rasterise));
    expect(packageFaults(read)).toEqual([]);
    const { background, text } = fileTheme(theme, 20);
    const mapped = only(read.xml('ppt/slideMasters/slideMaster1.xml'), 'p:clrMap');
    const colorOf = (name: string): string => {
      const [found] = elementsOf(read.xml('ppt/theme/theme1.xml'), `a:${mapped[name] ?? ''}`);
      return `#${(found === undefined ? {} : only(found, 'a:srgbClr'))['val'] ?? ''}`.toLowerCase();
    };
    expect([colorOf('bg1'), colorOf('tx1')]).toEqual([background, text]);
  });

  test('whose work is given up ends with the slide that is under way', async () => {
    const drawn = vi.fn(rasterise);
    const work = pptxBytes(parts, drawn, () => {
      throw new Error('given up');
    });
    await expect(work).rejects.toThrow('given up');
    expect(drawn).toHaveBeenCalledTimes(1);
  });
});

const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 400 }),
  fc.string({
    unit: fc.constantFrom(
      '\u0000',
      '\u000b',
      '\n',
      '\r',
      '\ud800',
      '\ufffe',
      '<',
      '&',
      ']]>',
      '"',
      '😀',
      '漢',
      'κ ',
    ),
    maxLength: 400,
  }),
);

test('any texts make a presentation that is whole, in boxes that hold them', async () => {
  const { xmlPart } = await import('../pptx/xml.ts');
  const { slidePart, notesPart } = await import('../pptx/slide-parts.ts');
  fc.assert(
    fc.property(anyText, anyText, (title, caption) => {
      const slide = withTexts(map, { title, caption });
      const { fitted, layout } = slide;
      expect(heightOf(fitted.title.passages, fitted.title.points)).toBeLessThanOrEqual(layout.title.height);
      for (const part of [slidePart(slide, { png: 'rId2', svg: 'rId3' }), notesPart(slide, 'inside')]) {
        const text = xmlPart(part);
        expect(parseSvg(text).name).toBe(part.name);
        // XML 1.0, Char.
        expect(text).not.toMatch(/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/u);
      }
    }),
  );
});

test('a caption that is hidden leaves its place to the figure', async () => {
  const figure = await figureOf('map', 'light', 'hidden');
  expect(figure.picture.height).toBeGreaterThan(map.picture.height + 50);
  const slide = withTexts(figure, { title: null, caption: 'unseen' });
  const read = await readPackage(await pptxBytes({ ...parts, slides: [slide] }, rasterise));
  expect(textsIn(read, 'ppt/slides/slide1.xml')).not.toContain('unseen');
});

test('the preview says what the slide says, in letters of at least 12 points', () => {
  const [slide] = parts.slides;
  if (slide === undefined) throw new Error('There is no slide.');
  const svg = parseSvg(slideSvg(slide, outlineText(slide.picture.svg, fonts), fileTheme('light', 20)));
  const shown = elementsOf(svg, 'text').map(textOf).join(' ');
  const { title, caption, parameters } = slide.fitted;
  for (const { text } of [title, ...(caption === null ? [] : [caption]), parameters].flatMap(
    ({ passages }) => passages,
  ))
    expect(shown).toContain(text);
  for (const { attributes } of elementsOf(svg, 'g'))
    if (attributes['font-size'] !== undefined)
      expect(Number(attributes['font-size'])).toBeGreaterThanOrEqual(12 * PX_PER_POINT);
});
