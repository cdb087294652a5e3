/** The fonts of files, for the window: fetched when the first file wants them. */
import { FONT_FILES, FontBook } from '../fonts/font-book.ts';
import inter400 from '../fonts/inter-400.ttf?url';
import inter600 from '../fonts/inter-600.ttf?url';
import stix400 from '../fonts/stix-two-text-400.ttf?url';
import stix600 from '../fonts/stix-two-text-600.ttf?url';

const ADDRESSES: Readonly<Record<string, string>> = {
  'inter-400.ttf': inter400,
  'inter-600.ttf': inter600,
  'stix-two-text-400.ttf': stix400,
  'stix-two-text-600.ttf': stix600,
};

let book: Promise<FontBook> | undefined;

/** @throws Error where one cannot be loaded; the next call tries again */
export function loadFonts(): Promise<FontBook> {
  book ??= load().catch((error: unknown) => {
    book = undefined;
    throw error;
  });
  return book;
}

async function load(): Promise<FontBook> {
  const fonts = FONT_FILES.map(async ({ file, ...font }) => {
    return { ...font, bytes: await bytesAt(ADDRESSES[file] ?? '') };
  });
  return new FontBook(await Promise.all(fonts));
}

/** In the single file the address is the font itself, which its content policy would not let it fetch. */
async function bytesAt(address: string): Promise<Uint8Array> {
  if (address.startsWith('data:')) {
    return Uint8Array.from(atob(address.slice(address.indexOf(',') + 1)), (byte) => byte.charCodeAt(0));
  }
  const response = await fetch(address);
  if (!response.ok) throw new Error(`A font could not be loaded (${response.status}).`);
  return new Uint8Array(await response.arrayBuffer());
}
