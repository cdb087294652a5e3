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
  readonly #starts: Int32Array;
  readonly #ends: Int32Array;

  constructor(left: number, top: number, width: number, height: number, density: number) {
    this.#left = left;
    this.#top = top;
    this.#density = density;
    this.#columns = Math.ceil(width * density) + 2;
    this.#rows = Math.ceil(height * density) + 2;
    this.#covers = new Int32Array(this.#columns * this.#rows);
    this.#starts = new Int32Array(this.#rows);
    this.#ends = new Int32Array(this.#rows);
  }

  /** The layer of a convex polygon of this kind, 1 to 7: `size` corners from number `start` on in `pixels`. */
  place(pixels: Float64Array, start: number, size: number, kind: number): number {
    let low = Infinity;
    let high = -Infinity;
    for (let k = start; k < start + size; k++) {
      const y = (pixels[2 * k + 1] ?? 0) - this.#top;
      if (y < low) low = y;
      if (y > high) high = y;
    }
    const first = Math.max(Math.ceil(low * this.#density - 0.5), 0);
    const last = Math.min(Math.ceil(high * this.#density - 0.5), this.#rows) - 1;
    let layer = 1;
    for (let row = first; row <= last; row++) {
      this.#measure(pixels, start, size, row);
      const base = row * this.#columns;
      const end = this.#ends[row] ?? 0;
      for (let column = this.#starts[row] ?? 0; column < end; column++) {
        const cover = this.#covers[base + column] ?? 0;
        if (cover === 0) continue;
        const needed = (cover >> 3) + ((cover & 7) === kind ? 0 : 1);
        if (needed > layer) layer = needed;
      }
    }
    const cover = 8 * layer + kind;
    for (let row = first; row <= last; row++) {
      const base = row * this.#columns;
      this.#covers.fill(cover, base + (this.#starts[row] ?? 0), base + (this.#ends[row] ?? 0));
    }
    return layer;
  }

  /** Which pixels of the row have their centre in the polygon; neighbours share none. */
  #measure(pixels: Float64Array, start: number, size: number, row: number): void {
    const y = (row + 0.5) / this.#density + this.#top;
    let from = Infinity;
    let to = -Infinity;
    let before = start + size - 1;
    for (let k = start; k < start + size; k++) {
      const [ay, by] = [pixels[2 * before + 1] ?? 0, pixels[2 * k + 1] ?? 0];
      if (ay <= y !== by <= y) {
        const ax = pixels[2 * before] ?? 0;
        const bx = pixels[2 * k] ?? 0;
        // From the upper end, so that both polygons at an edge find the same point.
        const x = ay < by ? ax + ((y - ay) / (by - ay)) * (bx - ax) : bx + ((y - by) / (ay - by)) * (ax - bx);
        if (x < from) from = x;
        if (x > to) to = x;
      }
      before = k;
    }
    const column = (x: number): number =>
      Math.min(Math.max(Math.ceil((x - this.#left) * this.#density - 0.5), 0), this.#columns);
    this.#starts[row] = from <= to ? column(from) : 0;
    this.#ends[row] = from <= to ? column(to) : 0;
  }
}
