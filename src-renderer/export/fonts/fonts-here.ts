/** For tests: the fonts of files, with neither a window nor a built program. */
import { FONT_FILES, FontBook } from './font-book.ts';

const files: Record<string, string> = import.meta.glob('./*.ttf', {
  eager: true,
  query: '?inline',
  import: 'default',
});

export function fontsHere(): FontBook {
  return new FontBook(
    FONT_FILES.map(({ file, ...font }) => {
      const base64 = (files[`./${file}`] ?? '').replace(/^[^,]*,/, '');
      return { ...font, bytes: Uint8Array.from(atob(base64), (byte) => byte.charCodeAt(0)) };
    }),
  );
}
