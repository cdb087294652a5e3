/** The figure on screen as a file: the same component, drawn once more off screen. */
import type { Lab } from '../../lab/lab.svelte.ts';
import { embedFonts } from './embed-fonts.ts';
import type { Picture } from './picture.ts';
import { pngOf } from './png.ts';

export type PictureFormat = 'svg' | 'png';

/** Pixels of a PNG for each CSS pixel of the figure: sharp on a slide at twice the size. */
const PNG_SCALE = 2;

export async function savePicture(lab: Lab, picture: Picture, format: PictureFormat): Promise<void> {
  const text = await embedFonts(await picture.markup(lab));
  const content =
    format === 'svg' ? new Blob([text], { type: 'image/svg+xml' }) : await pngOf(text, PNG_SCALE);
  lab.shell.saveFile(`zigzag-${lab.landscape}-${picture.id}.${format}`, content);
}
