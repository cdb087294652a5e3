/**
 * A TrueType font with the outlines of a few glyphs alone. Glyphs keep their numbers, so that all other tables (characters,
 * widths, kerning) stay as they are: what is left out is most of the file, and nothing has to be written anew.
 *
 * Tables and their layout: OpenType specification 1.9, glyf, loca, head.
 */

interface Table {
  readonly tag: string;
  readonly bytes: Uint8Array;
}

/** @param glyphs numbers of the glyphs to keep; those they are composed of are kept with them */
export function subsetTtf(font: Uint8Array, glyphs: Iterable<number>): Uint8Array {
  const tables = tablesOf(font);
  const [head, loca, glyf] = ['head', 'loca', 'glyf'].map((tag) => tables.find((table) => table.tag === tag));
  if (head === undefined || loca === undefined || glyf === undefined)
    throw new Error('This is not a TrueType font.');
  const isShort = viewOf(head.bytes).getInt16(50) === 0;
  const offsets = offsetsOf(loca.bytes, isShort);
  const kept = withComponents([0, ...glyphs], glyf.bytes, offsets);
  const parts: Uint8Array[] = [];
  const starts = [0];
  let length = 0;
  for (let glyph = 0; glyph + 1 < offsets.length; glyph++) {
    if (kept.has(glyph)) {
      const outline = padded(glyf.bytes.subarray(offsets[glyph], offsets[glyph + 1]));
      parts.push(outline);
      length += outline.length;
    }
    starts.push(length);
  }
  const changed = new Map([
    ['glyf', concatenated(parts)],
    ['loca', locaOf(starts, isShort)],
  ]);
  return fontOf(
    font,
    tables.map(({ tag, bytes }) => ({ tag, bytes: changed.get(tag) ?? bytes })),
  );
}

const viewOf = (bytes: Uint8Array): DataView =>
  new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

function tablesOf(font: Uint8Array): readonly Table[] {
  const view = viewOf(font);
  return Array.from({ length: view.getUint16(4) }, (_, k) => {
    const entry = 12 + 16 * k;
    const [offset, length] = [view.getUint32(entry + 8), view.getUint32(entry + 12)];
    return {
      tag: String.fromCharCode(...font.subarray(entry, entry + 4)),
      bytes: font.subarray(offset, offset + length),
    };
  });
}

/** Where each glyph begins in glyf, and where the last ends. */
function offsetsOf(loca: Uint8Array, isShort: boolean): readonly number[] {
  const view = viewOf(loca);
  return isShort
    ? Array.from({ length: loca.length / 2 }, (_, k) => 2 * view.getUint16(2 * k))
    : Array.from({ length: loca.length / 4 }, (_, k) => view.getUint32(4 * k));
}

/** Flags of a component: its arguments are words; more follow; how much scaling follows the arguments. */
const WORDS = 0x1;
const SCALE = 0x8;
const MORE = 0x20;
const TWO_SCALES = 0x40;
const MATRIX = 0x80;

function withComponents(
  glyphs: readonly number[],
  glyf: Uint8Array,
  offsets: readonly number[],
): ReadonlySet<number> {
  const kept = new Set<number>();
  const waiting = [...glyphs];
  for (let glyph = waiting.pop(); glyph !== undefined; glyph = waiting.pop()) {
    const [start = 0, end = 0] = [offsets[glyph], offsets[glyph + 1]];
    if (kept.has(glyph)) continue;
    kept.add(glyph);
    if (end > start) waiting.push(...componentsOf(viewOf(glyf.subarray(start, end))));
  }
  return kept;
}

function componentsOf(outline: DataView): readonly number[] {
  const components: number[] = [];
  // A number of contours below 0 says that the glyph is composed of others.
  if (outline.getInt16(0) >= 0) return components;
  for (let at = 10, flags = MORE; (flags & MORE) !== 0;) {
    flags = outline.getUint16(at);
    components.push(outline.getUint16(at + 2));
    at += 4 + ((flags & WORDS) !== 0 ? 4 : 2);
    if ((flags & SCALE) !== 0) at += 2;
    else if ((flags & TWO_SCALES) !== 0) at += 4;
    else if ((flags & MATRIX) !== 0) at += 8;
  }
  return components;
}

function locaOf(starts: readonly number[], isShort: boolean): Uint8Array {
  const bytes = new Uint8Array(starts.length * (isShort ? 2 : 4));
  const view = viewOf(bytes);
  starts.forEach((start, k) => {
    if (isShort) view.setUint16(2 * k, start / 2);
    else view.setUint32(4 * k, start);
  });
  return bytes;
}

/** The font with these tables in place of its own; the same number of them. */
function fontOf(font: Uint8Array, tables: readonly Table[]): Uint8Array {
  const header = new Uint8Array(12 + 16 * tables.length);
  header.set(font.subarray(0, header.length));
  const view = viewOf(header);
  let offset = header.length;
  const parts = tables.map(({ bytes }, k) => {
    const entry = 12 + 16 * k;
    const part = padded(bytes);
    view.setUint32(entry + 4, checksumOf(part));
    view.setUint32(entry + 8, offset);
    view.setUint32(entry + 12, bytes.length);
    offset += part.length;
    return part;
  });
  return concatenated([header, ...parts]);
}

function checksumOf(bytes: Uint8Array): number {
  const view = viewOf(bytes);
  let sum = 0;
  for (let k = 0; k < bytes.length; k += 4) sum = (sum + view.getUint32(k)) >>> 0;
  return sum;
}

/** To a length that is a multiple of four, as tables must have. */
function padded(bytes: Uint8Array): Uint8Array {
  if (bytes.length % 4 === 0) return bytes;
  const longer = new Uint8Array(Math.ceil(bytes.length / 4) * 4);
  longer.set(bytes);
  return longer;
}

function concatenated(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
