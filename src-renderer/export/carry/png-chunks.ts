/** A PNG as a row of chunks (https://www.w3.org/TR/png-3/#5DataRep), their pixels left as they are. */
import { checksum } from './checksum.ts';

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
/** Length and type before a chunk's data, and the checksum after it, in bytes. */
const HEAD = 8;
const TAIL = 4;

export interface Chunk {
  /** Four letters, such as `IHDR`. */
  readonly type: string;
  readonly data: Uint8Array;
  /** Type, data and checksum as they stand in the file, with the length before them. */
  readonly bytes: Uint8Array;
  readonly isWhole: boolean;
}

export const isPng = (bytes: Uint8Array): boolean => SIGNATURE.every((byte, index) => bytes[index] === byte);

/** The chunks up to the end of the picture; what is cut off in the middle of one is left out. */
export function* chunksOf(png: Uint8Array): Generator<Chunk> {
  const view = new DataView(png.buffer, png.byteOffset, png.byteLength);
  let at = SIGNATURE.length;
  while (at + HEAD + TAIL <= png.length) {
    const end = at + HEAD + view.getUint32(at) + TAIL;
    if (end > png.length) return;
    const type = String.fromCharCode(...png.subarray(at + 4, at + HEAD));
    const data = png.subarray(at + HEAD, end - TAIL);
    const isWhole = view.getUint32(end - TAIL) === checksum(png.subarray(at + 4, end - TAIL));
    yield { type, data, bytes: png.subarray(at, end), isWhole };
    if (type === 'IEND') return;
    at = end;
  }
}

export function chunk(type: string, data: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(HEAD + data.length + TAIL);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, data.length);
  for (let letter = 0; letter < type.length; letter++) bytes[4 + letter] = type.charCodeAt(letter);
  bytes.set(data, HEAD);
  view.setUint32(HEAD + data.length, checksum(bytes.subarray(4, HEAD + data.length)));
  return bytes;
}

export const signature = (): Uint8Array => Uint8Array.from(SIGNATURE);
