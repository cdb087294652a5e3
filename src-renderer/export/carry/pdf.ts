/** The lab inside a PDF, read back from bytes that anybody may have made. */
import { inflate } from './deflate.ts';
import { LARGEST_FILE, LONGEST_LAB } from './limits.ts';

/** Attachments that are tried, in the order in which they stand. */
const MOST_ATTACHMENTS = 20;
/** Bytes of an attachment's dictionary before its type, and after it. */
const DICTIONARY = 1000;
/** Bytes of a stream: packed, even what cannot be packed hardly grows. */
const LONGEST_STREAM = 2 * LONGEST_LAB;

export const isPdf = (bytes: Uint8Array): boolean => ascii(bytes, 0, 5) === '%PDF-';

/**
 * The text of the first attachment that is a JSON object, or null where there is none: a PDF of another program, one
 * whose attachments were taken off, a damaged or an encrypted one. An attachment is a stream, and streams stand in a file
 * as they are, whatever program has written it anew; so they are found without reading the rest.
 */
export async function labInPdf(bytes: Uint8Array): Promise<string | null> {
  if (bytes.length > LARGEST_FILE || !isPdf(bytes)) return null;
  let at = -1;
  for (let tried = 0; tried < MOST_ATTACHMENTS; tried++) {
    at = find(bytes, '/EmbeddedFile', at + 1, bytes.length);
    if (at === -1) return null;
    const text = await textOf(bytes, at).catch(() => null);
    if (text !== null) return text;
  }
  return null;
}

/**
 * What is attached by the stream whose dictionary says so at `at`, if it is a JSON object.
 * @throws Error where it is damaged, too large, or no text
 */
async function textOf(bytes: Uint8Array, at: number): Promise<string | null> {
  const after = ascii(bytes, at, at + DICTIONARY);
  const [rest, endOfLine] = /^\/EmbeddedFile(?!\w)[^]*?>>\s*stream(\r\n|\n)/.exec(after) ?? [];
  if (rest === undefined || endOfLine === undefined || rest.includes('endobj')) return null;
  const before = ascii(bytes, Math.max(0, at - DICTIONARY), at);
  const dictionary = before.slice(before.lastIndexOf(' obj') + 1) + rest;

  const filters = /\/Filter\s*(\/\w+|\[[^\]]*\])/.exec(dictionary)?.[1];
  const isDeflated = filters !== undefined && /^(\/FlateDecode|\[\s*\/FlateDecode\s*\])$/.test(filters);
  if (filters !== undefined && !isDeflated) return null;
  const stream = streamAt(bytes, at + rest.length, dictionary);
  const content = isDeflated ? await inflate(stream, LONGEST_LAB) : stream;
  if (content.length > LONGEST_LAB) return null;
  const text = new TextDecoder('utf-8', { fatal: true }).decode(content);
  const value: unknown = JSON.parse(text);
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? text : null;
}

/** As long as the dictionary says, or, where it only says where that is said, up to the mark of the stream's end. */
function streamAt(bytes: Uint8Array, start: number, dictionary: string): Uint8Array {
  const length = /\/Length\s+(\d{1,9})(?!\d|\s+\d+\s+R)/.exec(dictionary)?.[1];
  if (length !== undefined) return bytes.subarray(start, start + Math.min(Number(length), LONGEST_STREAM));
  const end = find(bytes, 'endstream', start, start + LONGEST_STREAM);
  if (end === -1) return bytes.subarray(start, start);
  const endOfLine = /(\r\n|\r|\n)?$/.exec(ascii(bytes, Math.max(start, end - 2), end))?.[0] ?? '';
  return bytes.subarray(start, end - endOfLine.length);
}

/** Where these characters stand first, from `from` on and before `to`, or −1. */
function find(bytes: Uint8Array, text: string, from: number, to: number): number {
  const within = bytes.subarray(0, to);
  const wanted = new TextEncoder().encode(text);
  const first = wanted[0] ?? 0;
  for (let at = within.indexOf(first, from); at !== -1; at = within.indexOf(first, at + 1)) {
    if (wanted.every((byte, k) => within[at + k] === byte)) return at;
  }
  return -1;
}

/** Each byte as the character of its number. */
function ascii(bytes: Uint8Array, from: number, to: number): string {
  return String.fromCharCode(...bytes.subarray(from, to));
}
