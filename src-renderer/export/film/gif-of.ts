/** Frames → GIF. Of every frame only what changed is written. */
import { GIFEncoder } from 'gifenc';
import type { FilmSettings, PixelSize } from './film-limits.ts';
import { paletteOf, type Palette } from './palette.ts';

/** Frames whose colours the palette is made of. */
const SAMPLES = 5;

export interface GifInput extends PixelSize, Pick<FilmSettings, 'fps' | 'loop'> {
  readonly count: number;
  /** Red, green, blue and opacity, which is full, of every pixel of frame k; may be written over by the next call. */
  readonly pixelsOf: (k: number) => Uint8ClampedArray | Promise<Uint8ClampedArray>;
  /** Told after every frame how many are done; where it returns a promise it is waited for. */
  readonly onFrame: (done: number) => unknown;
}

export async function gifOf(input: GifInput): Promise<Uint8Array> {
  const { width, height, count, loop, pixelsOf, onFrame } = input;
  const pixels = async (k: number): Promise<Uint32Array> => numbersOf(await pixelsOf(k));
  const samples: Uint32Array[] = [];
  for (const k of sampled(count)) samples.push((await pixels(k)).slice());
  const palette = paletteOf(samples);
  const same = palette.colors.length;
  const encoder = GIFEncoder();
  let before: Uint32Array | null = null;
  const index = new Uint8Array(width * height);
  for (let k = 0; k < count; k++) {
    const now = await pixels(k);
    indexChanges(now, before, palette, same, index);
    before = now.slice();
    const first = k === 0 ? { palette: [...palette.colors, [0, 0, 0]] } : {};
    encoder.writeFrame(index, width, height, {
      ...first,
      repeat: loop === 'forever' ? 0 : -1,
      delay: 10 * hundredths(k, input.fps),
      transparent: true,
      transparentIndex: same,
      dispose: 1,
    });
    await onFrame(k + 1);
  }
  encoder.finish();
  return encoder.bytes();
}

/** So long is frame k shown, so that all frames together last as long as they should. */
function hundredths(k: number, fps: number): number {
  const at = (frame: number): number => Math.round((100 * frame) / fps);
  return at(k + 1) - at(k);
}

/** Spread over the film, its first and last frame among them. */
function sampled(count: number): readonly number[] {
  const among = Array.from({ length: SAMPLES }, (_, k) => Math.round((k * (count - 1)) / (SAMPLES - 1)));
  return [...new Set(among)];
}

const numbersOf = ({ buffer, byteOffset, length }: Uint8ClampedArray): Uint32Array =>
  new Uint32Array(buffer, byteOffset, length / 4);

/** Writes the colour of every pixel that changed, and for all others that they are the same. */
function indexChanges(
  now: Uint32Array,
  before: Uint32Array | null,
  palette: Palette,
  same: number,
  index: Uint8Array,
): void {
  let [last, lastIndex] = [-1, 0];
  for (let k = 0; k < now.length; k++) {
    const pixel = now[k] ?? 0;
    if (before !== null && before[k] === pixel) {
      index[k] = same;
      continue;
    }
    if (pixel !== last) [last, lastIndex] = [pixel, palette.indexOf(pixel)];
    index[k] = lastIndex;
  }
}
