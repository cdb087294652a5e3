import { readFile } from 'node:fs/promises';
import type { Rasterise } from '../../src-renderer/export/picture-files.ts';

/** As resvg draws it; the height follows from the width. */
export const rasterise: Rasterise = async (svg, width) => {
  const { Resvg } = await startedResvg();
  const drawn = new Resvg(svg, { fitTo: { mode: 'width', value: width }, font: { loadSystemFonts: false } });
  const image = drawn.render();
  try {
    return image.asPng();
  } finally {
    // WebAssembly's memory is not the garbage collector's.
    image.free();
    drawn.free();
  }
};

let resvg: Promise<typeof import('@resvg/resvg-wasm')> | undefined;
const startedResvg = (): Promise<typeof import('@resvg/resvg-wasm')> => (resvg ??= startResvg());

async function startResvg(): Promise<typeof import('@resvg/resvg-wasm')> {
  const module = await import('@resvg/resvg-wasm');
  await module.initWasm(await readFile(new URL('./resvg.wasm', import.meta.url)));
  return module;
}
