/** A lab inside an MP4: its comment, read back from bytes that anybody may have made (ISO/IEC 14496-12, boxes). */
import { labInComment } from './lab-comment.ts';
import { LONGEST_LAB } from './limits.ts';

/** Where comments stand, from the file inwards. */
const WAY = ['moov', 'udta', 'meta', 'ilst', '©cmt', 'data'] as const;
/** Bytes before the boxes inside, after a box's own head. */
const BEFORE_CONTENT: Readonly<Record<string, number>> = { meta: 4, data: 8 };
const HEAD = 8;

export const isMp4 = (bytes: Uint8Array): boolean => typeAt(bytes, 4) === 'ftyp';

/** The text of the lab in an MP4, or null: of another program's, or of a damaged one. */
export function labInMp4(mp4: Uint8Array): string | null {
  let inside = mp4;
  for (const type of WAY) {
    const found = boxIn(inside, type);
    if (found === null) return null;
    inside = found.subarray(BEFORE_CONTENT[type] ?? 0);
  }
  return inside.length > LONGEST_LAB ? null : labInComment(inside);
}

/** The content of the first box of this type. */
function boxIn(bytes: Uint8Array, type: string): Uint8Array | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 0;
  while (at + HEAD <= bytes.length) {
    const short = view.getUint32(at);
    // 1: the length is a long one and follows; 0: up to the end.
    const isLong = short === 1 && at + 2 * HEAD <= bytes.length;
    const head = isLong ? 2 * HEAD : HEAD;
    const length = isLong ? Number(view.getBigUint64(at + HEAD)) : short === 0 ? bytes.length - at : short;
    if (length < head) return null;
    if (typeAt(bytes, at + 4) === type) return bytes.subarray(at + head, at + length);
    at += length;
  }
  return null;
}

function typeAt(bytes: Uint8Array, at: number): string {
  return String.fromCharCode(...bytes.subarray(at, at + 4));
}
