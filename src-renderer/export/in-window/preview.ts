/** A figure as it was drawn, with all that its file is made of: whatever is chosen by then, the file is the preview. */
import type { LabDocument } from '../../../src-core/document/index.ts';
import type { Picture } from '../figures/draw-figure.ts';
import type { FigureId } from '../figures/index.ts';
import { PX_PER_CM, PX_PER_INCH } from '../figures/sizes.ts';
import type { FilmParts } from '../film/draw-film.ts';
import { filmInWords } from '../film/film-in-words.ts';
import { pdfBytes, pngBytes, svgText } from '../picture-files.ts';
import type { ExportSettings, Format } from './export-settings.ts';
import { loadFonts } from './file-fonts.ts';
import { rasterise } from './rasterise.ts';

export interface Preview {
  readonly figure: FigureId;
  readonly document: LabDocument;
  readonly settings: ExportSettings;
  readonly picture: Picture;
  /** What is shown: the text of its SVG file, or for another format of an SVG with the same letters; of a film nothing. */
  readonly svg: string;
  /** Characters that the fonts of files lack: boxes where letters are drawn as outlines. */
  readonly missing: readonly string[];
  /** What a film is made of; null where the file is none. */
  readonly film: FilmParts | null;
}

export function fileNameOf({
  figure,
  document,
  settings,
}: Pick<Preview, 'figure' | 'document' | 'settings'>): string {
  return `zigzag-${document.landscape}-${figure}.${settings.format}`;
}

/** Of its file: what somebody who puts it on a slide wants to know. */
export function sizeInWords({ picture: { width, height }, svg, settings, film }: Preview): string {
  if (film !== null) return filmInWords(film, settings);
  const inCm = [width, height].map((side) => (side / PX_PER_CM).toFixed(1)).join(' × ');
  if (settings.format === 'png') {
    const pixels = [width, height].map((side) => Math.round((side * settings.dpi) / PX_PER_INCH));
    return `${pixels.join(' × ')} pixels, ${inCm} cm`;
  }
  if (settings.format === 'svg') return `${inCm} cm, ${String(Math.ceil(new Blob([svg]).size / 1024))} kB`;
  return `${inCm} cm`;
}

/**
 * @param format where it is not the one that was chosen
 * @throws Error in words where it would be too large, or a font cannot be loaded
 */
export async function fileOf(preview: Preview, format: Format = preview.settings.format): Promise<Blob> {
  const parts = { ...preview, fonts: await loadFonts() };
  if (format === 'png') return blobOf(await pngBytes(parts, rasterise), 'image/png');
  if (format === 'pdf') return blobOf(await pdfBytes(parts), 'application/pdf');
  return new Blob([svgText(parts)], { type: 'image/svg+xml' });
}

const blobOf = (bytes: Uint8Array, type: string): Blob => new Blob([bytes as BlobPart], { type });
