/** Slides as the content of their file: the window and the command line write the same, but for the pixels of its PNGs. */
import { writeDocument, type LabDocument } from '../../../src-core/document/index.ts';
import type { FileThemeName } from '../../figures/file-theme-names.ts';
import { fileTheme } from '../../figures/file-themes.ts';
import { SLIDE_TEXT } from '../figures/sizes.ts';
import type { FontBook } from '../fonts/font-book.ts';
import type { FileSettings, Rasterise } from '../picture-files.ts';
import type { DrawnSlide } from '../pptx/pptx-of.ts';
import { writeSvg } from '../svg-tree.ts';
import { outlineText } from '../text/outline-text.ts';
import type { Slide } from './draw-slide.ts';

export interface SlidesParts {
  readonly slides: readonly Slide[];
  /** The lab that they were drawn from. */
  readonly document: LabDocument;
  readonly theme: FileThemeName;
  readonly lab: FileSettings['lab'];
  readonly fonts: FontBook;
}

/** Pixels of a figure's PNG for each px of the slide: sharp on a projector of twice the usual density. */
export const PIXELS_PER_PX = 2;

/** A slide with the files of its figure. */
export async function withFiles(slide: Slide, fonts: FontBook, rasterise: Rasterise): Promise<DrawnSlide> {
  const { svg: figure, width, height } = slide.picture;
  const svg = writeSvg(outlineText(figure, fonts));
  const png = await rasterise(svg, PIXELS_PER_PX * width, PIXELS_PER_PX * height);
  return { slide, svg, png };
}

/** @param onSlide is told how many slides have all their files; what it throws ends the work */
export async function pptxBytes(
  { slides, fonts, ...rest }: SlidesParts,
  rasterise: Rasterise,
  onSlide: (done: number) => void = () => undefined,
): Promise<Uint8Array> {
  const drawn: DrawnSlide[] = [];
  for (const slide of slides) {
    drawn.push(await withFiles(slide, fonts, rasterise));
    onSlide(drawn.length);
  }
  return packed(drawn, rest);
}

/** The file, of slides that have theirs. */
export async function packed(
  slides: readonly DrawnSlide[],
  { document, theme, lab }: Pick<SlidesParts, 'document' | 'theme' | 'lab'>,
): Promise<Uint8Array> {
  const { pptxOf } = await import('../pptx/pptx-of.ts');
  return pptxOf({
    slides,
    theme: fileTheme(theme, SLIDE_TEXT),
    lab: lab === 'inside' ? writeDocument(document) : null,
  });
}
