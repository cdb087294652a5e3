/** A drawn figure as the content of its file: the window and the command line write the same. */
import { writeDocument, type LabDocument } from '../../src-core/document/index.ts';
import { withPngChunks } from './carry/png.ts';
import { withLabInSvg } from './carry/svg.ts';
import type { Picture } from './figures/draw-figure.ts';
import { pixelProblem, PX_PER_INCH } from './figures/sizes.ts';
import { embedFonts } from './fonts/embed-fonts.ts';
import type { FontBook } from './fonts/font-book.ts';
import { writeSvg } from './svg-tree.ts';
import { outlineText } from './text/outline-text.ts';

/** What a file is made of. */
export interface FileParts {
  readonly picture: Picture;
  /** The lab that it was drawn from. */
  readonly document: LabDocument;
  readonly settings: FileSettings;
  readonly fonts: FontBook;
}

export interface FileSettings {
  /** Of an SVG: text that is set in fonts inside, or paths. */
  readonly text: 'text' | 'outlines';
  /** Pixels of a PNG an inch. */
  readonly dpi: number;
  readonly lab: 'inside' | 'left out';
}

export function svgText({ picture, document, settings, fonts }: FileParts): string {
  const lab = labFor(settings, document);
  const lettered = settings.text === 'text' ? embedFonts : outlineText;
  return writeSvg(lettered(lab === null ? picture.svg : withLabInSvg(picture.svg, lab), fonts));
}

/** Draws an SVG without text as a PNG, so many pixels wide and high: the way to do that is the window's, or Node's. */
export type Rasterise = (svg: string, width: number, height: number) => Promise<Uint8Array>;

/** @throws Error in words where it would have too many pixels */
export async function pngBytes(
  { picture: { svg, width, height }, document, settings, fonts }: FileParts,
  rasterise: Rasterise,
): Promise<Uint8Array> {
  const { dpi } = settings;
  const problem = pixelProblem(width, height, dpi);
  if (problem !== null) throw new Error(problem);
  const pixels = (side: number): number => Math.round((side * dpi) / PX_PER_INCH);
  // Outlines: which glyph is drawn is decided here, and not by a machine's fonts, or by when a browser has read them.
  const drawn = await rasterise(writeSvg(outlineText(svg, fonts)), pixels(width), pixels(height));
  return withPngChunks(drawn, { lab: labFor(settings, document), dpi });
}

export async function pdfBytes({ picture, document, settings, fonts }: FileParts): Promise<Uint8Array> {
  const { pdfOf } = await import('./pdf/pdf-of.ts');
  const text = labFor(settings, document);
  const lab = text === null ? null : { name: 'lab.zigzag', text };
  return pdfOf(picture.svg, { fonts, title: `Zigzag: ${document.formula}`, lab });
}

const labFor = ({ lab }: FileSettings, document: LabDocument): string | null =>
  lab === 'inside' ? writeDocument(document) : null;
