/** A lab's figure as the bytes of files, in Node: no browser, no display. */
import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { parseDocument, writeDocument, type LabDocument } from '../../src-core/document/index.ts';
import { coreInThread } from '../../src-core/worker/index.ts';
import { withPngChunks } from '../../src-renderer/export/carry/png.ts';
import { withLabInSvg } from '../../src-renderer/export/carry/svg.ts';
import { checkFileSize, labTextIn } from '../../src-renderer/export/carry/lab-text-in.ts';
import { drawFigure, type Picture } from '../../src-renderer/export/figures/draw-figure.ts';
import { findFigure, shownFigure } from '../../src-renderer/export/figures/index.ts';
import { pixelProblem, PX_PER_INCH } from '../../src-renderer/export/figures/sizes.ts';
import { embedFonts } from '../../src-renderer/export/fonts/embed-fonts.ts';
import type { FontBook } from '../../src-renderer/export/fonts/font-book.ts';
import { renderInNode } from '../../src-renderer/export/render-in-node.ts';
import { writeSvg } from '../../src-renderer/export/svg-tree.ts';
import { outlineText } from '../../src-renderer/export/text/outline-text.ts';
import { missingSigns } from '../../src-renderer/export/fonts/missing-signs.ts';
import { loadFonts } from '../file-fonts.ts';
import type { RenderFormat, RenderWish } from './render-wish.ts';

/**
 * Reads a lab file, or a figure that carries one.
 * @throws Error in words where it is none, or too large to be read
 */
export async function readLabFile(path: string): Promise<LabDocument> {
  const [{ size, isFile }, name] = [await kindOf(path), basename(path)];
  if (!isFile) throw new Error('it is no file.');
  checkFileSize(size, name);
  return parseDocument(await labTextIn(await readFile(path), name));
}

async function kindOf(path: string): Promise<{ readonly size: number; readonly isFile: boolean }> {
  const stats = await stat(path);
  return { size: stats.size, isFile: stats.isFile() };
}

export interface Rendered {
  /** One a format. */
  readonly files: readonly Uint8Array[];
  /** Characters without a glyph: boxes where letters are outlines. */
  readonly missing: readonly string[];
}

/**
 * The lab's figure in each of the formats.
 * @throws Error in words where the file holds no lab, or the figure cannot be drawn
 */
export async function renderLab(
  document: LabDocument,
  wish: RenderWish,
  formats: readonly RenderFormat[],
): Promise<Rendered> {
  const figure = findFigure(wish.figure ?? shownFigure(document));
  if (figure === undefined) throw new Error(`There is no figure ${String(wish.figure)}.`);
  const { size, caption, background } = wish;
  const theme = wish.theme ?? document.theme;
  const drawing = { figure, document, size, theme, step: null, caption, background };
  const picture = await drawFigure(drawing, coreInThread(), renderInNode);
  const lab = wish.lab === 'inside' ? writeDocument(document) : null;
  const files: Uint8Array[] = [];
  for (const format of formats) files.push(await WRITERS[format](picture, wish, lab, document));
  return { files, missing: missingSigns(picture.svg, await fonts()) };
}

type Writer = (
  picture: Picture,
  wish: RenderWish,
  lab: string | null,
  document: LabDocument,
) => Promise<Uint8Array>;

const WRITERS: Readonly<Record<RenderFormat, Writer>> = {
  async svg({ svg }, { text }, lab) {
    const carrying = lab === null ? svg : withLabInSvg(svg, lab);
    const lettered = text === 'text' ? embedFonts : outlineText;
    return new TextEncoder().encode(writeSvg(lettered(carrying, await fonts())));
  },

  async png({ svg, width, height }, { dpi }, lab) {
    const problem = pixelProblem(width, height, dpi);
    if (problem !== null) throw new Error(problem);
    const { Resvg } = await startedResvg();
    // All text as outlines: which glyph is drawn is then decided here, and not by the fonts of a machine.
    const drawn = new Resvg(writeSvg(outlineText(svg, await fonts())), {
      fitTo: { mode: 'width', value: Math.round((width * dpi) / PX_PER_INCH) },
      font: { loadSystemFonts: false },
    });
    const image = drawn.render();
    try {
      return withPngChunks(image.asPng(), { lab, dpi });
    } finally {
      // WebAssembly's memory is not the garbage collector's.
      image.free();
      drawn.free();
    }
  },

  async pdf({ svg }, _, lab, { formula }) {
    const { pdfOf } = await import('../../src-renderer/export/pdf/pdf-of.ts');
    const attached = lab === null ? null : { name: 'lab.zigzag', text: lab };
    return pdfOf(svg, { fonts: await fonts(), title: `Zigzag: ${formula}`, lab: attached });
  },
};

let book: Promise<FontBook> | undefined;
const fonts = (): Promise<FontBook> => (book ??= loadFonts(new URL('./fonts/', import.meta.url)));

let resvg: Promise<typeof import('@resvg/resvg-wasm')> | undefined;
const startedResvg = (): Promise<typeof import('@resvg/resvg-wasm')> => (resvg ??= startResvg());

async function startResvg(): Promise<typeof import('@resvg/resvg-wasm')> {
  const module = await import('@resvg/resvg-wasm');
  await module.initWasm(await readFile(new URL('./resvg.wasm', import.meta.url)));
  return module;
}
