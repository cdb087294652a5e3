/** A drawn figure as the window's file. */
import { pdfBytes, pngBytes, svgText, type FileParts } from '../picture-files.ts';
import type { Format } from './export-settings.ts';
import { loadFonts } from './file-fonts.ts';
import { rasterise } from './rasterise.ts';

/** @throws Error in words where it would be too large, or a font cannot be loaded */
export async function fileOf(drawn: Omit<FileParts, 'fonts'>, format: Format): Promise<Blob> {
  const parts = { ...drawn, fonts: await loadFonts() };
  if (format === 'png') return blob(await pngBytes(parts, rasterise), 'image/png');
  if (format === 'pdf') return blob(await pdfBytes(parts), 'application/pdf');
  return new Blob([svgText(parts)], { type: 'image/svg+xml' });
}

const blob = (bytes: Uint8Array, type: string): Blob => new Blob([bytes as BlobPart], { type });
