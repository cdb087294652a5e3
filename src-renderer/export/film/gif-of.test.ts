import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gifOf } from './gif-of.ts';
import { paletteOf } from './palette.ts';
import { readGif } from './read-gif.ts';

/** 0xBBGGRR, and opaque. */
const bytesOf = (pixels: readonly number[]): Uint8ClampedArray =>
  new Uint8ClampedArray(Uint32Array.from(pixels, (pixel) => (pixel | 0xff000000) >>> 0).buffer);

const write = (frames: readonly (readonly number[])[], width: number, fps = 30, loop = 'once' as const) =>
  gifOf({
    width,
    height: (frames[0]?.length ?? 0) / width,
    count: frames.length,
    fps,
    loop,
    pixelsOf: (k) => bytesOf(frames[k] ?? []),
    onFrame: () => undefined,
  });

describe('a GIF', () => {
  it('reads back as the very frames, where their colours are few', async () => {
    const few = fc.uniqueArray(fc.integer({ min: 0, max: 0xffffff }), { minLength: 1, maxLength: 12 });
    const film = few.chain((colors) =>
      fc.record({
        width: fc.constantFrom(1, 2, 3, 7),
        frames: fc.array(fc.array(fc.constantFrom(...colors), { minLength: 42, maxLength: 42 }), {
          minLength: 1,
          maxLength: 5,
        }),
      }),
    );
    await fc.assert(
      fc.asyncProperty(film, async ({ width, frames }) => {
        const read = readGif(await write(frames, width));
        expect([read.width, read.height]).toEqual([width, 42 / width]);
        expect(read.frames.map(({ pixels }) => [...pixels])).toEqual(frames);
      }),
    );
  });

  it('lasts as long as it should, whatever its frames a second are', async () => {
    for (const fps of [1, 7, 24, 30, 50]) {
      const frames = Array.from({ length: 2 * fps }, (_, k) => [k % 5]);
      const { frames: read } = readGif(await write(frames, 1, fps));
      expect(read).toHaveLength(2 * fps);
      expect(read.reduce((sum, { delay }) => sum + delay, 0)).toBe(200);
      expect(Math.min(...read.map(({ delay }) => delay))).toBeGreaterThanOrEqual(2);
    }
  });

  it('begins again or not', async () => {
    const film = { width: 1, height: 1, count: 1, fps: 1, pixelsOf: () => bytesOf([7]), onFrame: () => 0 };
    expect(readGif(await gifOf({ ...film, loop: 'once' })).repeat).toBeNull();
    expect(readGif(await gifOf({ ...film, loop: 'forever' })).repeat).toBe(0);
  });
});

describe('a palette', () => {
  it('keeps the colours of even areas exactly, and is near to all others', () => {
    const even = [0x123456, 0xfefefe, 0x00aaff];
    const edges = Array.from({ length: 4096 }, (_, k) => ((k & 63) << 18) | ((k >> 6) << 2));
    const opaque = (pixel: number): number => (pixel | 0xff000000) >>> 0;
    const pixels = Uint32Array.from(
      [...even.flatMap((pixel) => Array<number>(3000).fill(pixel)), ...edges],
      opaque,
    );
    const { colors, indexOf } = paletteOf([pixels]);
    expect(colors.length).toBeLessThanOrEqual(255);
    const shown = (pixel: number): readonly number[] => colors[indexOf(opaque(pixel))] ?? [];
    for (const pixel of even) {
      expect(shown(pixel)).toEqual([pixel & 255, (pixel >> 8) & 255, (pixel >> 16) & 255]);
    }
    for (const pixel of edges) {
      const [red, green, blue] = shown(pixel);
      const apart = [red! - (pixel & 255), green! - ((pixel >> 8) & 255), blue! - ((pixel >> 16) & 255)];
      expect(Math.hypot(...apart)).toBeLessThan(40);
    }
  });
});
