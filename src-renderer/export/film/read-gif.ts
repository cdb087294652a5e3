/** For tests: a GIF read by its specification (GIF89a), independently of what wrote it. */
export interface ReadFrame {
  /** As it is seen: 0xBBGGRR of every pixel, row by row. */
  readonly pixels: Uint32Array;
  /** Hundredths of a second. */
  readonly delay: number;
}

export interface ReadGif {
  readonly width: number;
  readonly height: number;
  /** 0: for ever; null: once. */
  readonly repeat: number | null;
  readonly frames: readonly ReadFrame[];
}

export function readGif(gif: Uint8Array): ReadGif {
  let at = 0;
  const byte = (): number => gif[at++] ?? 0;
  const short = (): number => byte() + 256 * byte();
  const text = (length: number): string => String.fromCharCode(...gif.subarray(at, (at += length)));
  const palette = (flags: number): readonly number[] =>
    (flags & 0x80) === 0
      ? []
      : Array.from({ length: 2 ** ((flags & 7) + 1) }, () => byte() + 256 * byte() + 65536 * byte());
  const blocks = (): number[] => {
    const bytes: number[] = [];
    for (let length = byte(); length > 0; length = byte()) bytes.push(...gif.subarray(at, (at += length)));
    return bytes;
  };

  if (text(6) !== 'GIF89a') throw new Error('This is no GIF89a.');
  const [width, height] = [short(), short()];
  const flags = byte();
  at += 2;
  const global = palette(flags);
  const frames: ReadFrame[] = [];
  const canvas = new Uint32Array(width * height);
  let repeat: number | null = null;
  let [delay, unseen] = [0, -1];
  for (let kind = byte(); kind !== 0x3b; kind = byte()) {
    if (kind === 0x21) {
      const label = byte();
      const content = blocks();
      if (label === 0xf9) {
        delay = (content[1] ?? 0) + 256 * (content[2] ?? 0);
        unseen = ((content[0] ?? 0) & 1) === 1 ? (content[3] ?? 0) : -1;
        if ((((content[0] ?? 0) >> 2) & 7) > 1) throw new Error('A frame is taken away again.');
      }
      if (label === 0xff && String.fromCharCode(...content.slice(0, 11)) === 'NETSCAPE2.0')
        repeat = (content[12] ?? 0) + 256 * (content[13] ?? 0);
    } else if (kind === 0x2c) {
      const [left, top, w, h] = [short(), short(), short(), short()];
      const local = palette(byte());
      const colors = local.length > 0 ? local : global;
      const bits = byte();
      unpack(blocks(), bits).forEach((index, k) => {
        if (index === unseen || k >= w * h) return;
        canvas[(top + Math.floor(k / w)) * width + left + (k % w)] = colors[index] ?? 0;
      });
      frames.push({ pixels: canvas.slice(), delay });
    } else throw new Error(`There is no block ${kind}.`);
  }
  return { width, height, repeat, frames };
}

/** LZW, as appendix F has it. */
function unpack(bytes: readonly number[], bits: number): readonly number[] {
  const [clear, end] = [2 ** bits, 2 ** bits + 1];
  const out: number[] = [];
  let table: (readonly number[])[] = [];
  let [size, bit] = [bits + 1, 0];
  let before: readonly number[] | null = null;
  const reset = (): void => {
    table = [...Array.from({ length: clear }, (_, k) => [k]), [], []];
    [size, before] = [bits + 1, null];
  };
  reset();
  while (bit + size <= 8 * bytes.length) {
    let code = 0;
    for (let k = 0; k < size; k++, bit++) code |= (((bytes[bit >> 3] ?? 0) >> (bit & 7)) & 1) << k;
    if (code === end) break;
    if (code === clear) {
      reset();
      continue;
    }
    const last: readonly number[] = before ?? [];
    const entry: readonly number[] = table[code] ?? [...last, last[0] ?? 0];
    for (const index of entry) out.push(index);
    if (before !== null && table.length < 4096) table.push([...last, entry[0] ?? 0]);
    before = entry;
    if (table.length === 2 ** size && size < 12) size++;
  }
  return out;
}
