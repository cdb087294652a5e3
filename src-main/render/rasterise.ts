import { readFile } from 'node:fs/promises';
import type { Resvg, ResvgRenderOptions } from '@resvg/resvg-wasm';
import type { Rasterise } from '../../src-renderer/export/picture-files.ts';

/** As resvg draws it; the height follows from the width. */
export const rasterise: Rasterise = async (svg, width) => {
  return drawnBy(svg, { mode: 'width', value: width }, (image) => image.asPng());
};

/**
 * Red, green, blue and opacity of every pixel, row by row, the colours multiplied with the opacity.
 * @param svg with the size in pixels that it is to have
 */
export function pixelsOf(svg: string): Promise<Uint8Array> {
  return drawnBy(svg, { mode: 'original' }, (image) => image.pixels);
}

type FitTo = NonNullable<ResvgRenderOptions['fitTo']>;
type Image = ReturnType<InstanceType<typeof Resvg>['render']>;

async function drawnBy(svg: string, fitTo: FitTo, read: (image: Image) => Uint8Array): Promise<Uint8Array> {
  const { Resvg } = await startedResvg();
  const drawn = new Resvg(svg, { fitTo, font: { loadSystemFonts: false } });
  const image = drawn.render();
  try {
    return read(image);
  } finally {
    // WebAssembly's memory is not the garbage collector's.
    image.free();
    drawn.free();
  }
}

let resvg: Promise<typeof import('@resvg/resvg-wasm')> | undefined;
/** Takes a moment the first time. */
export const startedResvg = (): Promise<typeof import('@resvg/resvg-wasm')> => (resvg ??= startResvg());

async function startResvg(): Promise<typeof import('@resvg/resvg-wasm')> {
  const module = await import('@resvg/resvg-wasm');
  await module.initWasm(await readFile(new URL('./resvg.wasm', import.meta.url)));
  return module;
}
