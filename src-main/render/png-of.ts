/** Pixels as a PNG of 8 bits a colour, without opacity. */
import { deflateSync } from 'node:zlib';
import { joined } from '../../src-renderer/export/carry/deflate.ts';
import { chunk, signature } from '../../src-renderer/export/carry/png-chunks.ts';
import type { PixelSize } from '../../src-renderer/export/film/film-limits.ts';

const TRUECOLOUR = 2;

/** @param rgba red, green, blue and opacity, which is full, of every pixel, row by row */
export function pngOf(rgba: Uint8ClampedArray, { width, height }: PixelSize): Uint8Array {
  const header = new Uint8Array(13);
  const view = new DataView(header.buffer);
  view.setUint32(0, width);
  view.setUint32(4, height);
  header.set([8, TRUECOLOUR], 8);
  // Every row begins with how it is filtered: not at all, which is best where colours are few and even.
  const rows = new Uint8Array(height * (1 + 3 * width));
  let at = 0;
  for (let k = 0; k < rgba.length; k += 4) {
    if (k % (4 * width) === 0) at++;
    for (let c = 0; c < 3; c++) rows[at++] = rgba[k + c] ?? 0;
  }
  const parts = [
    signature(),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', new Uint8Array()),
  ];
  return joined(
    parts,
    parts.reduce((length, part) => length + part.length, 0),
  );
}
