import { Worker } from 'node:worker_threads';
import type { Rasterise } from '../../src-renderer/export/picture-files.ts';

export interface RasterOrder {
  readonly svg: string;
  readonly width: number;
  readonly height: number;
}

interface Waiting {
  resolve(png: Uint8Array): void;
  reject(error: Error): void;
}

/** Makes PNGs apart, one after the other, while whoever wants them draws the next figure. */
export class RasterThread {
  readonly #worker = new Worker(new URL('./raster-worker.js', import.meta.url));
  /** In the order in which they are answered. */
  readonly #waiting: Waiting[] = [];

  constructor() {
    this.#worker.on('message', (png: Uint8Array) => this.#waiting.shift()?.resolve(png));
    this.#worker.on('error', (error) => this.#fail(error));
    this.#worker.on('exit', () => this.#fail(new Error('The thread that makes PNGs ended.')));
  }

  readonly rasterise: Rasterise = (svg, width, height) =>
    new Promise((resolve, reject) => {
      this.#waiting.push({ resolve, reject });
      this.#worker.postMessage({ svg, width, height } satisfies RasterOrder);
    });

  async end(): Promise<void> {
    await this.#worker.terminate();
  }

  #fail(error: Error): void {
    for (const each of this.#waiting.splice(0)) each.reject(error);
  }
}
