/**
 * Which layer of the picture a facet belongs to. What lies in one layer does not overlap, so it can be drawn in any
 * order, all of one ink at once; a higher layer is drawn over a lower one.
 *
 * Facets come from back to front. Two facets of one sheet that face the eye from the same side never overlap without
 * one that faces the other way between them: whoever looks from a hillside to the eye leaves the hill by its far side
 * first. So a facet goes one layer up only where a pixel under it was last covered by another kind.
 */
export class Footprints {
  readonly #left: number;
  readonly #top: number;
  readonly #columns: number;
  readonly #rows: number;
  /** Pixels a unit of the picture. */
  readonly #density: number;
  /** 8 · layer + kind of what covers the pixel; 0 where nothing does. */
  readonly #covers: Int32Array;
  /** The columns that the polygon at hand covers in each row, the last not included. */
  readonly #starts: Int32Array;
  readonly #ends: Int32Array;

  constructor(left: number, top: number, width: number, height: number, density: number) {
    this.#left = left;
    this.#top = top;
    this.#density = density;
    this.#columns = Math.ceil(width * density) + 2;
    this.#rows = Math.ceil(height * density) + 2;
    this.#covers = clearedCovers(this.#columns * this.#rows);
    this.#starts = new Int32Array(this.#rows);
    this.#ends = new Int32Array(this.#rows);
  }

  /** The layer of a convex polygon of this kind, 0 to 7: `size` corners from number `start` on in `pixels`. */
  place(pixels: Float64Array, start: number, size: number, kind: number): number {
    let low = Infinity;
    let high = -Infinity;
    for (let k = start; k < start + size; k++) {
      const y = pixels[2 * k + 1] ?? 0;
      if (y < low) low = y;
      if (y > high) high = y;
    }
    const first = Math.max(this.#rowFrom(low), 0);
    const end = Math.min(this.#rowFrom(high), this.#rows);
    const [starts, ends, covers, columns] = [this.#starts, this.#ends, this.#covers, this.#columns];
    for (let row = first; row < end; row++) {
      starts[row] = columns;
      ends[row] = 0;
    }
    for (let k = start; k < start + size; k++) {
      this.#addSide(pixels, k, k + 1 < start + size ? k + 1 : start);
    }
    let layer = 1;
    for (let row = first; row < end; row++) {
      const stop = row * columns + (ends[row] ?? 0);
      for (let at = row * columns + (starts[row] ?? 0); at < stop; at++) {
        const cover = covers[at] ?? 0;
        if (cover === 0) continue;
        const needed = (cover >> 3) + ((cover & 7) === kind ? 0 : 1);
        if (needed > layer) layer = needed;
      }
    }
    const cover = 8 * layer + kind;
    for (let row = first; row < end; row++) {
      // A plain loop: filling so few at a time would take longer.
      const stop = row * columns + (ends[row] ?? 0);
      for (let at = row * columns + (starts[row] ?? 0); at < stop; at++) covers[at] = cover;
    }
    return layer;
  }

  /** The first row whose middle is not above y. */
  #rowFrom(y: number): number {
    return Math.ceil((y - this.#top) * this.#density - 0.5);
  }

  /** Widens the rows' columns to a side of the polygon: those whose middle lies inside; neighbours share none. */
  #addSide(pixels: Float64Array, a: number, b: number): void {
    // From the upper end, so that both polygons at a side find the same points.
    const isDown = (pixels[2 * a + 1] ?? 0) < (pixels[2 * b + 1] ?? 0);
    const upper = isDown ? a : b;
    const lower = isDown ? b : a;
    const y = pixels[2 * upper + 1] ?? 0;
    const height = (pixels[2 * lower + 1] ?? 0) - y;
    if (!(height > 0)) return;
    const density = this.#density;
    const x = pixels[2 * upper] ?? 0;
    const slope = ((pixels[2 * lower] ?? 0) - x) / height;
    const offset = (x - this.#left) * density - 0.5;
    const end = Math.min(this.#rowFrom(y + height), this.#rows);
    const [starts, ends, columns] = [this.#starts, this.#ends, this.#columns];
    for (let row = Math.max(this.#rowFrom(y), 0); row < end; row++) {
      const along = (row + 0.5) / density + this.#top - y;
      const column = Math.min(Math.max(Math.ceil(offset + slope * along * density), 0), columns);
      if (column < (starts[row] ?? 0)) starts[row] = column;
      if (column > (ends[row] ?? 0)) ends[row] = column;
    }
  }
}

/** Kept from one picture to the next: to ask for as much memory at every frame would take longer than to clear it. */
let spare = new Int32Array(0);

function clearedCovers(size: number): Int32Array {
  if (spare.length < size) spare = new Int32Array(size);
  else spare.fill(0, 0, size);
  return spare;
}
