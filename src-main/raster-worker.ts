/** Entry of the thread that makes PNGs for a presentation. */
import { parentPort } from 'node:worker_threads';
import { rasterise, startedResvg } from './render/rasterise.ts';
import type { RasterOrder } from './render/raster-thread.ts';

/** One is made at a time, in the order in which they were asked for; the first finds all ready. */
let last: Promise<unknown> = startedResvg();

parentPort?.on('message', ({ svg, width, height }: RasterOrder) => {
  // What fails ends the thread, which is told to whoever waits.
  last = last.then(async () => parentPort?.postMessage(await rasterise(svg, width, height)));
});
