/** A lab inside a PNG: an international text chunk; and how large the picture is meant to be printed. */
import { InputError } from '../../../src-core/input-error.ts';
import { inflate, joined } from './deflate.ts';
import { LONGEST_LAB } from './limits.ts';
import { chunk, chunksOf, isPng, signature, type Chunk } from './png-chunks.ts';

const KEYWORD = new TextEncoder().encode('zigzag-lab\0');
const INCH = 0.0254;

/**
 * The picture with the text of a lab document in it, and with its dots per inch; null leaves out what the picture had.
 * @throws RangeError where the bytes are no PNG
 */
export function withPngChunks(
  png: Uint8Array,
  { lab, dpi }: { readonly lab: string | null; readonly dpi: number | null },
): Uint8Array {
  const chunks = isPng(png) ? [...chunksOf(png)] : [];
  const [header, ...rest] = chunks;
  if (header?.type !== 'IHDR') throw new RangeError('These bytes are no PNG.');
  const kept = rest.filter((each) => each.type !== 'pHYs' && textAfterKeyword(each) === null);
  const added = [
    ...(dpi === null ? [] : [chunk('pHYs', physicalSize(dpi))]),
    ...(lab === null ? [] : [chunk('iTXt', labelled(lab))]),
  ];
  const parts = [signature(), header.bytes, ...added, ...kept.map(({ bytes }) => bytes)];
  return joined(
    parts,
    parts.reduce((length, part) => length + part.length, 0),
  );
}

/**
 * The text of the lab in a PNG, or null.
 * @throws InputError where it is damaged or too large
 */
export async function labInPng(png: Uint8Array): Promise<string | null> {
  for (const each of chunksOf(png)) {
    const text = textAfterKeyword(each);
    if (text === null) continue;
    if (!each.isWhole) throw damaged();
    return read(text);
  }
  return null;
}

export interface PngFacts {
  /** In pixels. */
  readonly width: number;
  readonly height: number;
  /** Null where the picture does not say. */
  readonly dpi: number | null;
}

/** @throws RangeError where the bytes are no PNG */
export function pngFacts(png: Uint8Array): PngFacts {
  const chunks = isPng(png) ? [...chunksOf(png)] : [];
  const header = viewOf(chunks, 'IHDR', 13);
  if (header === null) throw new RangeError('These bytes are no PNG.');
  const size = viewOf(chunks, 'pHYs', 9);
  const isInMetres = size?.getUint8(8) === 1;
  return {
    width: header.getUint32(0),
    height: header.getUint32(4),
    // As near as dots per metre can say it.
    dpi: size !== null && isInMetres ? Number((size.getUint32(0) * INCH).toFixed(1)) : null,
  };
}

function viewOf(chunks: readonly Chunk[], type: string, length: number): DataView | null {
  const data = chunks.find((each) => each.type === type && each.data.length >= length)?.data;
  return data === undefined ? null : new DataView(data.buffer, data.byteOffset, data.byteLength);
}

function physicalSize(dpi: number): Uint8Array {
  const data = new Uint8Array(9);
  const view = new DataView(data.buffer);
  const dotsPerMetre = Math.round(dpi / INCH);
  view.setUint32(0, dotsPerMetre);
  view.setUint32(4, dotsPerMetre);
  view.setUint8(8, 1);
  return data;
}

/** Keyword, not compressed, no language, no keyword in it, and the text. */
function labelled(text: string): Uint8Array {
  const rest = new TextEncoder().encode(`\0\0\0\0${text}`);
  return joined([KEYWORD, rest], KEYWORD.length + rest.length);
}

/** What follows the keyword of our chunk; null for any other chunk. */
function textAfterKeyword({ type, data }: Chunk): Uint8Array | null {
  const isOurs = type === 'iTXt' && KEYWORD.every((byte, index) => data[index] === byte);
  return isOurs ? data.subarray(KEYWORD.length) : null;
}

async function read(data: Uint8Array): Promise<string> {
  const [isCompressed, method] = data;
  const language = data.indexOf(0, 2);
  const translated = language === -1 ? -1 : data.indexOf(0, language + 1);
  if (translated === -1 || method !== 0) throw damaged();
  const text = data.subarray(translated + 1);
  try {
    const bytes = isCompressed === 1 ? await inflate(text, LONGEST_LAB) : text;
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw damaged();
  }
}

const damaged = (): InputError =>
  new InputError('The lab in this picture is damaged, or too large to be one.');
