/** A lab inside a GIF: a comment (GIF89a, section 24). */
import { joined } from './deflate.ts';
import { labComment, labInComment } from './lab-comment.ts';
import { LONGEST_LAB } from './limits.ts';

const HEADER = 13;
const EXTENSION = 0x21;
const COMMENT = 0xfe;
const IMAGE = 0x2c;
/** Bytes of a block of data at most. */
const LONGEST_BLOCK = 255;

export const isGif = (bytes: Uint8Array): boolean =>
  /^GIF8[79]a$/.test(String.fromCharCode(...bytes.subarray(0, 6)));

/** @throws RangeError where the bytes are no GIF */
export function withLabInGif(gif: Uint8Array, lab: string): Uint8Array {
  if (!isGif(gif)) throw new RangeError('These bytes are no GIF.');
  const start = HEADER + paletteLength(gif[10] ?? 0);
  const comment = commentOf(new TextEncoder().encode(labComment(lab)));
  const parts = [gif.subarray(0, start), comment, gif.subarray(start)];
  return joined(parts, gif.length + comment.length);
}

function commentOf(text: Uint8Array): Uint8Array {
  const parts: Uint8Array[] = [Uint8Array.of(EXTENSION, COMMENT)];
  for (let at = 0; at < text.length; at += LONGEST_BLOCK) {
    const block = text.subarray(at, at + LONGEST_BLOCK);
    parts.push(Uint8Array.of(block.length), block);
  }
  parts.push(Uint8Array.of(0));
  return joined(
    parts,
    parts.reduce((length, part) => length + part.length, 0),
  );
}

/** The text of the lab in a GIF, or null: of another program's, or of a damaged one. */
export function labInGif(gif: Uint8Array): string | null {
  let at = HEADER + paletteLength(gif[10] ?? 0);
  while (at < gif.length) {
    const kind = gif[at];
    if (kind === EXTENSION) {
      const blocks = blocksAt(gif, at + 2);
      if (gif[at + 1] === COMMENT) {
        const lab = labInComment(contentOf(gif, at + 2, LONGEST_LAB));
        if (lab !== null) return lab;
      }
      at = blocks;
    } else if (kind === IMAGE) {
      at = blocksAt(gif, at + 11 + paletteLength(gif[at + 9] ?? 0));
    } else return null;
  }
  return null;
}

/** Bytes of a palette, by the flags that stand before it. */
const paletteLength = (flags: number): number => ((flags & 0x80) === 0 ? 0 : 3 * 2 ** ((flags & 7) + 1));

/** Where a row of blocks ends. */
function blocksAt(gif: Uint8Array, start: number): number {
  let at = start;
  while ((gif[at] ?? 0) !== 0) at += 1 + (gif[at] ?? 0);
  return at + 1;
}

/** What a row of blocks holds, up to `most` bytes. */
function contentOf(gif: Uint8Array, start: number, most: number): Uint8Array {
  const parts: Uint8Array[] = [];
  let length = 0;
  for (let at = start; (gif[at] ?? 0) !== 0 && length <= most; at += 1 + (gif[at] ?? 0)) {
    const block = gif.subarray(at + 1, at + 1 + (gif[at] ?? 0));
    parts.push(block);
    length += block.length;
  }
  return joined(parts, length);
}
