/** A drawn figure as the bytes of a file. */
import { writeDocument, type LabDocument } from '../../../src-core/document/index.ts';
import { withPngChunks } from '../carry/png.ts';
import { withLabInSvg } from '../carry/svg.ts';
import type { Picture } from '../figures/draw-figure.ts';
import { PX_PER_INCH } from '../figures/sizes.ts';
import { writeSvg } from '../svg-tree.ts';
import { embedFonts } from './embed-fonts.ts';
import type { ExportSettings } from './export-settings.ts';
import { pngOf } from './png.ts';

/** Pixels on a side beyond which browsers give no canvas. */
const MOST_PIXELS = 16_384;

const labFor = (settings: ExportSettings, document: LabDocument): string | null =>
  settings.lab === 'inside' ? writeDocument(document) : null;

/** The text of the SVG file: what the preview shows, too. */
export async function svgFile(
  { svg }: Picture,
  settings: ExportSettings,
  document: LabDocument,
): Promise<string> {
  const lab = labFor(settings, document);
  const carrying = lab === null ? svg : withLabInSvg(svg, lab);
  if (settings.text === 'text') return embedFonts(writeSvg(carrying));
  throw new Error('soon');
}

/** @param svg the text of the SVG file */
export async function pngFile(
  svg: string,
  { width, height }: Picture,
  settings: ExportSettings,
  document: LabDocument,
): Promise<Blob> {
  const scale = settings.dpi / PX_PER_INCH;
  const [across, down] = [Math.round(width * scale), Math.round(height * scale)];
  if (Math.max(across, down) > MOST_PIXELS)
    throw new Error(
      `${across} × ${down} pixels are too many for a browser: at most ${MOST_PIXELS.toLocaleString('en')} on a side.`,
    );
  const plain = new Uint8Array(await (await pngOf(svg, across, down)).arrayBuffer());
  const png = withPngChunks(plain, { lab: labFor(settings, document), dpi: settings.dpi });
  return new Blob([png as BlobPart], { type: 'image/png' });
}

export async function pdfFile(
  { svg }: Picture,
  title: string,
  settings: ExportSettings,
  document: LabDocument,
): Promise<Blob> {
  throw new Error(String([svg, title, settings, document]));
}
