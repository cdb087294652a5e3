/** A lab's figures as the bytes of files, in Node: no browser, no display. */
import type { LabDocument } from '../../src-core/document/index.ts';
import { coreInThread } from '../../src-core/worker/index.ts';
import { drawFigure, type FigureWish, type Picture } from '../../src-renderer/export/figures/draw-figure.ts';
import { findFigure, shownFigure, type FigureKind } from '../../src-renderer/export/figures/index.ts';
import type { FontBook } from '../../src-renderer/export/fonts/font-book.ts';
import { missingSigns } from '../../src-renderer/export/fonts/missing-signs.ts';
import {
  pdfBytes,
  pngBytes,
  svgText,
  type FileParts,
  type Rasterise,
} from '../../src-renderer/export/picture-files.ts';
import type { DrawnSlide } from '../../src-renderer/export/pptx/pptx-of.ts';
import { renderInNode } from '../../src-renderer/export/render-in-node.ts';
import { drawSlideFigure, withTexts } from '../../src-renderer/export/slides/draw-slide.ts';
import { packed, withFiles } from '../../src-renderer/export/slides/slides-file.ts';
import { loadFonts } from '../file-fonts.ts';
import { rasterise } from './rasterise.ts';
import type { RenderFormat, RenderWish } from './render-wish.ts';

interface RenderedFile {
  readonly file: Uint8Array;
  readonly missing: readonly string[];
}

export interface Rendered {
  /** One a format. */
  readonly files: readonly Uint8Array[];
  /** Characters without a glyph: boxes where letters are outlines. */
  readonly missing: readonly string[];
}

/**
 * The lab's figure, or figures, in each of the formats.
 * @param rasteriseSlides makes the PNGs of slides, where not in this thread
 * @throws Error in words where a figure cannot be drawn
 */
export async function renderLab(
  document: LabDocument,
  wish: RenderWish,
  formats: readonly RenderFormat[],
  rasteriseSlides: Rasterise = rasterise,
): Promise<Rendered> {
  const files: Uint8Array[] = [];
  const missing = new Set<string>();
  let picture: Promise<Picture> | undefined;
  for (const format of formats) {
    const rendered =
      format === 'pptx'
        ? await renderSlides(document, wish, rasteriseSlides)
        : await renderPicture(document, wish, format, (picture ??= drawPicture(document, wish)));
    files.push(rendered.file);
    for (const sign of rendered.missing) missing.add(sign);
  }
  return { files, missing: [...missing] };
}

const drawPicture = (document: LabDocument, wish: RenderWish): Promise<Picture> =>
  drawFigure(figureWish(document, wish), coreInThread(), renderInNode);

/**
 * The one figure of a picture or a film.
 * @throws Error in words where there is none of this id
 */
export function figureWish(document: LabDocument, wish: RenderWish): FigureWish {
  const [figure = kindOf(shownFigure(document))] = wish.figures.map(kindOf);
  const { size, caption, background } = wish;
  const theme = wish.theme ?? document.theme;
  return { figure, document, size, theme, cursor: null, caption, background };
}

async function renderPicture(
  document: LabDocument,
  wish: RenderWish,
  format: Exclude<RenderFormat, 'pptx'>,
  drawn: Promise<Picture>,
): Promise<RenderedFile> {
  const parts = { picture: await drawn, document, settings: wish, fonts: await fonts() };
  return { file: await WRITERS[format](parts), missing: missingSigns(parts.picture.svg, parts.fonts) };
}

type Writer = (parts: FileParts) => Uint8Array | Promise<Uint8Array>;

const WRITERS: Readonly<Record<Exclude<RenderFormat, 'pptx'>, Writer>> = {
  svg: (parts) => new TextEncoder().encode(svgText(parts)),
  png: (parts) => pngBytes(parts, rasterise),
  pdf: pdfBytes,
};

async function renderSlides(
  document: LabDocument,
  wish: RenderWish,
  rasteriseSlides: Rasterise,
): Promise<RenderedFile> {
  const ids = wish.figures.length === 0 ? [shownFigure(document)] : wish.figures;
  const theme = wish.theme ?? document.theme;
  const caption = wish.caption === '' ? 'hidden' : 'shown';
  const core = coreInThread();
  const book = await fonts();
  const missing: string[] = [];
  const slides: Promise<DrawnSlide>[] = [];
  for (const figure of ids.map(kindOf)) {
    const drawn = await drawSlideFigure(
      { figure, document, theme, cursor: null, caption },
      core,
      renderInNode,
    );
    missing.push(...missingSigns(drawn.picture.svg, book));
    const slide = withFiles(withTexts(drawn, wish), book, rasteriseSlides);
    // The next figure is drawn while this one's PNG is made; where that fails it is told at the end.
    slide.catch(() => undefined);
    slides.push(slide);
  }
  const file = await packed(await Promise.all(slides), { document, theme, lab: wish.lab });
  return { file, missing };
}

/** @throws Error where there is none of this id */
function kindOf(id: string): FigureKind {
  const figure = findFigure(id);
  if (figure === undefined) throw new Error(`There is no figure ${id}.`);
  return figure;
}

let book: Promise<FontBook> | undefined;
export const fonts = (): Promise<FontBook> => (book ??= loadFonts(new URL('./fonts/', import.meta.url)));
