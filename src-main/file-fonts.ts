/** The fonts of files, for programs that run in Node. */
import { readFile } from 'node:fs/promises';
import { FONT_FILES, FontBook } from '../src-renderer/export/fonts/font-book.ts';

/**
 * @param folder of the fonts: the build puts it beside the programs, as `fonts/`
 * @throws Error where one cannot be read
 */
export async function loadFonts(folder: URL): Promise<FontBook> {
  const fonts = FONT_FILES.map(async ({ file, ...font }) => {
    return { ...font, bytes: await readFile(new URL(file, folder)) };
  });
  return new FontBook(await Promise.all(fonts));
}
