/** The lab inside a presentation: a part of custom XML, under whatever name the program that saved it last has given it. */
import { parseSvg } from '../svg-tree.ts';
import { labOf, NAMESPACE } from './lab-element.ts';
import { LARGEST_FILE, LONGEST_LAB } from './limits.ts';
import { unzipped, zipEntries, type ZipEntry } from './zip.ts';

const CUSTOM_XML = /^customXml\/item\d{1,4}\.xml$/i;
/** Parts that are tried, in the order in which they stand. */
const MOST_PARTS = 20;
/** Files in a package beyond which it is none of Zigzag's. */
const MOST_FILES = 20_000;
/** Bytes of a part: in XML a character of the lab can take five. */
const LONGEST_PART = 2 * LONGEST_LAB;

/** The text of the first lab in it, or null where there is none: another's, a damaged or an encrypted one. */
export async function labInPptx(bytes: Uint8Array): Promise<string | null> {
  if (bytes.length > LARGEST_FILE) return null;
  let [tried, files] = [0, 0];
  for (const entry of zipEntries(bytes)) {
    if (++files > MOST_FILES) return null;
    if (!CUSTOM_XML.test(entry.name)) continue;
    if (++tried > MOST_PARTS) return null;
    const lab = await labIn(bytes, entry).catch(() => null);
    if (lab !== null) return lab;
  }
  return null;
}

/** @throws Error where the part is damaged, too large, or no XML */
async function labIn(bytes: Uint8Array, entry: ZipEntry): Promise<string | null> {
  const content = await unzipped(bytes, entry, LONGEST_PART);
  const text = new TextDecoder('utf-8', { fatal: true }).decode(content);
  return text.includes(NAMESPACE) ? labOf(parseSvg(text)) : null;
}
