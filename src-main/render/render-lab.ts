/** A lab's figure as the bytes of files, in Node: no browser, no display. */
import type { LabDocument } from '../../src-core/document/index.ts';
import { coreInThread } from '../../src-core/worker/index.ts';
import { drawFigure, type FigureWish } from '../../src-renderer/export/figures/draw-figure.ts';
import { findFigure, shownFigure } from '../../src-renderer/export/figures/index.ts';
import type { FontBook } from '../../src-renderer/export/fonts/font-book.ts';
import { missingSigns } from '../../src-renderer/export/fonts/missing-signs.ts';
import { pdfBytes, pngBytes, svgText, type FileParts } from '../../src-renderer/export/picture-files.ts';
import { renderInNode } from '../../src-renderer/export/render-in-node.ts';
import { loadFonts } from '../file-fonts.ts';
import { rasterise } from './rasterise.ts';
import type { RenderFormat, RenderWish } from './render-wish.ts';

export interface Rendered {
  /** One a format. */
  readonly files: readonly Uint8Array[];
  /** Characters without a glyph: boxes where letters are outlines. */
  readonly missing: readonly string[];
}

/**
 * The lab's figure in each of the formats.
 * @throws Error in words where the figure cannot be drawn
 */
export async function renderLab(
  document: LabDocument,
  wish: RenderWish,
  formats: readonly RenderFormat[],
): Promise<Rendered> {
  const picture = await drawFigure(figureWish(document, wish), coreInThread(), renderInNode);
  const parts = { picture, document, settings: wish, fonts: await fonts() };
  const files: Uint8Array[] = [];
  for (const format of formats) files.push(await WRITERS[format](parts));
  return { files, missing: missingSigns(picture.svg, parts.fonts) };
}

/** @throws Error in words where there is no such figure */
export function figureWish(document: LabDocument, wish: RenderWish): FigureWish {
  const figure = findFigure(wish.figure ?? shownFigure(document));
  if (figure === undefined) throw new Error(`There is no figure ${String(wish.figure)}.`);
  const { size, caption, background } = wish;
  const theme = wish.theme ?? document.theme;
  return { figure, document, size, theme, cursor: null, caption, background };
}

const WRITERS: Readonly<Record<RenderFormat, (parts: FileParts) => Uint8Array | Promise<Uint8Array>>> = {
  svg: (parts) => new TextEncoder().encode(svgText(parts)),
  png: (parts) => pngBytes(parts, rasterise),
  pdf: pdfBytes,
};

let book: Promise<FontBook> | undefined;
export const fonts = (): Promise<FontBook> => (book ??= loadFonts(new URL('./fonts/', import.meta.url)));
