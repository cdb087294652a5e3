/** A lab inside a WebM: its comment, read back from bytes that anybody may have made (RFC 8794, EBML; RFC 9559, tags). */
import { labInComment } from './lab-comment.ts';
import { LONGEST_LAB } from './limits.ts';

const EBML = 0x1a45dfa3;
const SEGMENT = 0x18538067;
const TAGS = 0x1254c367;
const TAG = 0x7373;
const SIMPLE_TAG = 0x67c8;
const TAG_NAME = 0x45a3;
const TAG_STRING = 0x4487;
/** Bytes of an element's id and of its size. */
const LONGEST_ID = 4;
const LONGEST_SIZE = 8;
/** Elements in a row that are looked at. */
const MOST_ELEMENTS = 100_000;

interface Element {
  readonly id: number;
  readonly content: Uint8Array;
}

export const isWebm = (bytes: Uint8Array): boolean => firstId(bytes) === EBML;

/** The text of the lab in a WebM, or null: of another program's, or of a damaged one. */
export function labInWebm(webm: Uint8Array): string | null {
  for (const simple of within(webm, SEGMENT, TAGS, TAG, SIMPLE_TAG)) {
    const parts = [...elementsOf(simple)];
    const name = parts.find(({ id }) => id === TAG_NAME)?.content;
    const text = parts.find(({ id }) => id === TAG_STRING)?.content;
    if (name === undefined || text === undefined || text.length > LONGEST_LAB) continue;
    const lab = new TextDecoder().decode(name) === 'COMMENT' ? labInComment(text) : null;
    if (lab !== null) return lab;
  }
  return null;
}

/** The contents of all elements that are reached by this way of ids. */
function* within(bytes: Uint8Array, wanted: number, ...further: readonly number[]): Generator<Uint8Array> {
  const [next, ...rest] = further;
  for (const { id, content } of elementsOf(bytes)) {
    if (id !== wanted) continue;
    if (next === undefined) yield content;
    else yield* within(content, next, ...rest);
  }
}

/** What stands in a row; what is cut off is given as far as it goes, and of unknown length as far as all goes. */
function* elementsOf(bytes: Uint8Array): Generator<Element> {
  let at = 0;
  for (let count = 0; at < bytes.length && count < MOST_ELEMENTS; count++) {
    const idLength = lengthOfNumber(bytes[at] ?? 0);
    const id = numberAt(bytes, at, idLength);
    at += idLength;
    const sizeLength = lengthOfNumber(bytes[at] ?? 0);
    if (idLength > LONGEST_ID || sizeLength > LONGEST_SIZE) return;
    const marked = numberAt(bytes, at, sizeLength);
    // The marker is the highest bit; all others set mean that the size is not known.
    const size = marked - 2 ** (7 * sizeLength);
    at += sizeLength;
    const end = size === 2 ** (7 * sizeLength) - 1 ? bytes.length : at + size;
    yield { id, content: bytes.subarray(at, end) };
    at = end;
  }
}

const firstId = (bytes: Uint8Array): number => numberAt(bytes, 0, 4);

/** Bytes of a number, by how many zeros its first byte begins with. */
const lengthOfNumber = (first: number): number => Math.clz32(first) - 24 + 1;

function numberAt(bytes: Uint8Array, at: number, length: number): number {
  let number = 0;
  for (let k = 0; k < length; k++) number = number * 256 + (bytes[at + k] ?? 0);
  return number;
}
