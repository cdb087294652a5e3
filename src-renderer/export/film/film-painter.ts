/** Paints the frames of a film on a canvas: what stands still is painted once and kept as a picture. */
import { paintMarks } from '../../figures/paint-marks.ts';
import type { FilmParts } from './draw-film.ts';
import { drawTree, type TreeContext } from './draw-tree.ts';
import type { PixelSize } from './film-limits.ts';
import { parseSvg } from '../svg-tree.ts';
import { walkOf, type Walk } from './walk.ts';

export class FilmPainter {
  readonly #context: TreeContext;
  readonly #parts: FilmParts;
  readonly #walk: Walk;
  readonly #still: OffscreenCanvas;
  readonly #scale: readonly [x: number, y: number];

  /** @param canvas is given this many pixels */
  constructor(
    parts: FilmParts,
    canvas: OffscreenCanvas,
    { width, height }: PixelSize,
    readsPixels: ReadsPixels,
  ) {
    this.#parts = parts;
    this.#walk = walkOf(parts.walk);
    this.#scale = [width / parts.width, height / parts.height];
    this.#still = new OffscreenCanvas(width, height);
    const still = contextOf(this.#still, 'seldom');
    still.scale(...this.#scale);
    drawTree(parseSvg(parts.still), still);
    [canvas.width, canvas.height] = [width, height];
    this.#context = contextOf(canvas, readsPixels);
  }

  /** @param place along the axis of the walk */
  paint(place: number): void {
    const context = this.#context;
    context.resetTransform();
    context.drawImage(this.#still, 0, 0);
    context.scale(...this.#scale);
    paintMarks(context, this.#walk.marksAt(place));
    for (const { from, svg } of this.#parts.words) if (place >= from) drawTree(svg, context);
  }

  /** Red, green, blue and opacity of every pixel, row by row. */
  pixels(): Uint8ClampedArray {
    const { width, height } = this.#context.canvas;
    return this.#context.getImageData(0, 0, width, height).data;
  }
}

/** Whether the pixels of every frame are read: a canvas is then kept where that is quick. */
export type ReadsPixels = 'always' | 'seldom';

function contextOf(canvas: OffscreenCanvas, readsPixels: ReadsPixels): TreeContext {
  const context = canvas.getContext('2d', { alpha: false, willReadFrequently: readsPixels === 'always' });
  if (context === null) throw new Error('this browser gave no canvas.');
  return context;
}
