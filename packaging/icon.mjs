/** Draws the program's icon, icon.png, from icon.svg; electron-builder makes each system's own of it. */
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { initWasm, Resvg } from '@resvg/resvg-wasm';

/** @returns {Promise<Uint8Array>} the bytes of the PNG */
export async function drawIcon() {
  await initWasm(readFile(fileURLToPath(import.meta.resolve('@resvg/resvg-wasm/index_bg.wasm'))));
  const svg = await readFile(new URL('icon.svg', import.meta.url), 'utf8');
  return new Resvg(svg).render().asPng();
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  await writeFile(new URL('icon.png', import.meta.url), await drawIcon());
