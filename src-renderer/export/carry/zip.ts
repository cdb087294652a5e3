/**
 * Files in a zip file that anybody may have made (APPNOTE.TXT of PKWARE, §4.3): found by its directory, and inflated no
 * further than is wanted.
 */
import { checksum } from './checksum.ts';
import { inflateRaw } from './deflate.ts';

const LOCAL_HEADER = 0x04034b50;
const DIRECTORY_ENTRY = 0x02014b50;
const END_OF_DIRECTORY = 0x06054b50;
/** Bytes of each without its names; the end of the directory may be followed by a comment. */
const LOCAL_LENGTH = 30;
const ENTRY_LENGTH = 46;
const END_LENGTH = 22;
const LONGEST_COMMENT = 65_535;

const STORED = 0;
const DEFLATED = 8;

export interface ZipEntry {
  readonly name: string;
  readonly isEncrypted: boolean;
  readonly method: number;
  readonly checksum: number;
  /** Bytes as packed. */
  readonly length: number;
  /** Of its local header, from the start of the file. */
  readonly at: number;
}

export const isZip = (bytes: Uint8Array): boolean =>
  bytes.length >= LOCAL_LENGTH && viewOf(bytes).getUint32(0, true) === LOCAL_HEADER;

/** What its directory names; nothing where it is cut off, or larger than 4 GB. */
export function* zipEntries(bytes: Uint8Array): Generator<ZipEntry> {
  const view = viewOf(bytes);
  const end = endOfDirectory(view);
  if (end === null) return;
  let at = view.getUint32(end + 16, true);
  while (at + ENTRY_LENGTH <= end && view.getUint32(at, true) === DIRECTORY_ENTRY) {
    const nameLength = view.getUint16(at + 28, true);
    const nameAt = at + ENTRY_LENGTH;
    yield {
      name: new TextDecoder().decode(bytes.subarray(nameAt, nameAt + nameLength)),
      isEncrypted: (view.getUint16(at + 8, true) & 1) === 1,
      method: view.getUint16(at + 10, true),
      checksum: view.getUint32(at + 16, true),
      length: view.getUint32(at + 20, true),
      at: view.getUint32(at + 42, true),
    };
    at = nameAt + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
}

/**
 * @param most bytes that may come out
 * @throws Error where it is damaged, encrypted, packed in a way that is not known here, or too large
 */
export async function unzipped(bytes: Uint8Array, entry: ZipEntry, most: number): Promise<Uint8Array> {
  const view = viewOf(bytes);
  const { at, length, method } = entry;
  if (entry.isEncrypted || at + LOCAL_LENGTH > bytes.length || view.getUint32(at, true) !== LOCAL_HEADER)
    throw new Error(`${entry.name} cannot be read.`);
  const start = at + LOCAL_LENGTH + view.getUint16(at + 26, true) + view.getUint16(at + 28, true);
  const packed = bytes.subarray(start, start + length);
  if (method !== STORED && method !== DEFLATED) throw new Error(`${entry.name} is packed in an unknown way.`);
  const content = method === STORED ? packed : await inflateRaw(packed, most);
  if (content.length > most) throw new Error(`${entry.name} is too large.`);
  if (checksum(content) !== entry.checksum) throw new Error(`${entry.name} is damaged.`);
  return content;
}

function endOfDirectory(view: DataView): number | null {
  const first = Math.max(0, view.byteLength - END_LENGTH - LONGEST_COMMENT);
  for (let at = view.byteLength - END_LENGTH; at >= first; at--)
    if (view.getUint32(at, true) === END_OF_DIRECTORY) return at;
  return null;
}

const viewOf = (bytes: Uint8Array): DataView =>
  new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
