/** Slides as the content of their file: the window and the command line write the same, but for the pixels of its PNGs. */
import { writeDocument, type LabDocument } from '../../../src-core/document/index.ts';
import type { FileThemeName } from '../../figures/file-theme-names.ts';
import { fileTheme } from '../../figures/file-themes.ts';
import { SLIDE_TEXT } from '../figures/sizes.ts';
import type { FontBook } from '../fonts/font-book.ts';
import type { FileSettings, Rasterise } from '../picture-files.ts';
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

/** @param onSlide is told how many slides have all their files; what it throws ends the work */
export async function pptxBytes(
  { slides, document, theme, lab, fonts }: SlidesParts,
  rasterise: Rasterise,
  onSlide: (done: number) => void = () => undefined,
): Promise<Uint8Array> {
  const { pptxOf } = await import('../pptx/pptx-of.ts');
  const drawn = [];
  for (const slide of slides) {
    const { svg: figure, width, height } = slide.picture;
    const svg = writeSvg(outlineText(figure, fonts));
    const png = await rasterise(svg, PIXELS_PER_PX * width, PIXELS_PER_PX * height);
    drawn.push({ slide, svg, png });
    onSlide(drawn.length);
  }
  return pptxOf({
    slides: drawn,
    theme: fileTheme(theme, SLIDE_TEXT),
    lab: lab === 'inside' ? writeDocument(document) : null,
  });
}
