/** A drawn figure as the bytes of a file. */
import { writeDocument, type LabDocument } from '../../../src-core/document/index.ts';
import { withPngChunks } from '../carry/png.ts';
import { withLabInSvg } from '../carry/svg.ts';
import type { Picture } from '../figures/draw-figure.ts';
import { pixelProblem, PX_PER_INCH } from '../figures/sizes.ts';
import { embedFonts } from '../fonts/embed-fonts.ts';
import { writeSvg } from '../svg-tree.ts';
import { outlineText } from '../text/outline-text.ts';
import type { ExportSettings } from './export-settings.ts';
import { loadFonts } from './file-fonts.ts';
import { pngOf } from './png.ts';

const labFor = (settings: ExportSettings, document: LabDocument): string | null =>
  settings.lab === 'inside' ? writeDocument(document) : null;

/** The text of the SVG file: what the preview shows, too. */
export async function svgFile(
  { svg }: Picture,
  settings: ExportSettings,
  document: LabDocument,
): Promise<string> {
  const lab = labFor(settings, document);
  // Of PNG and PDF the letters are drawn from the very fonts that the file has.
  const lettered = settings.format === 'svg' && settings.text === 'text' ? embedFonts : outlineText;
  return writeSvg(lettered(lab === null ? svg : withLabInSvg(svg, lab), await loadFonts()));
}

export async function pngFile(
  { svg, width, height }: Picture,
  settings: ExportSettings,
  document: LabDocument,
): Promise<Blob> {
  const scale = settings.dpi / PX_PER_INCH;
  const [across, down] = [Math.round(width * scale), Math.round(height * scale)];
  const problem = pixelProblem(width, height, settings.dpi);
  if (problem !== null) throw new Error(problem);
  // Outlines: a browser does not say when it has read the fonts in a picture.
  const drawn = await pngOf(writeSvg(outlineText(svg, await loadFonts())), across, down);
  const plain = new Uint8Array(await drawn.arrayBuffer());
  const png = withPngChunks(plain, { lab: labFor(settings, document), dpi: settings.dpi });
  return new Blob([png as BlobPart], { type: 'image/png' });
}

export async function pdfFile(
  { svg }: Picture,
  settings: ExportSettings,
  document: LabDocument,
): Promise<Blob> {
  const { pdfOf } = await import('../pdf/pdf-of.ts');
  const text = labFor(settings, document);
  const lab = text === null ? null : { name: 'lab.zigzag', text };
  const pdf = await pdfOf(svg, { fonts: await loadFonts(), title: `Zigzag: ${document.formula}`, lab });
  return new Blob([pdf as BlobPart], { type: 'application/pdf' });
}
