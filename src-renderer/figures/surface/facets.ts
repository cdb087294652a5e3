/**
 * Facets: flat pieces of the graph and of the sheets laid over it, in order of the mesh's cells. They do not depend on
 * where the eye is, so a turn of the picture makes none anew.
 */

/** 0 is the graph itself; the others are laid over it. */
export const SHEETS = { graph: 0, plane: 1, model: 2 } as const;

/**
 * Where a facet lies among those over the same triangle of the mesh, from below. The plane is cut along the graph, the
 * model along both: its parts lie below and above the plane, first under the graph, then over it.
 */
export const SLOTS = {
  modelLowest: 0,
  planeBelow: 1,
  modelBelow: 2,
  graph: 3,
  modelAbove: 4,
  planeAbove: 5,
  modelHighest: 6,
} as const;

export interface Facets {
  /** x, y, z of all corners; z is 0 to 1 within the box. */
  readonly points: Float64Array;
  readonly count: number;
  /** Where a facet's outline begins in `points`, and how many corners it has. */
  readonly outlineStart: Int32Array;
  readonly outlineSize: Uint8Array;
  readonly sheet: Uint8Array;
  readonly slot: Uint8Array;
  /** 1 for what is but a part of the sheet over the triangle, the rest being cut off. */
  readonly isPart: Uint8Array;
  /** Facet k is filled with the polygons fillFrom[k] to fillFrom[k + 1]; one that has none is a hole. */
  readonly fillFrom: Int32Array;
  readonly fillStart: Int32Array;
  readonly fillSize: Uint8Array;
  /** How many levels lie below a polygon of the graph. */
  readonly fillBand: Uint8Array;
  /** The facets over triangle k run from triangleFrom[k] to triangleFrom[k + 1]; cell c has the triangles 2c, 2c + 1. */
  readonly triangleFrom: Int32Array;
  /** 1 where both facets of a cell make one quadrangle, whose corners begin with the first one's. */
  readonly isQuad: Uint8Array;
}

/** Collects facets, triangle by triangle. */
export class FacetBuilder {
  readonly #points: number[] = [];
  readonly #outlineStart: number[] = [];
  readonly #outlineSize: number[] = [];
  readonly #sheet: number[] = [];
  readonly #slot: number[] = [];
  readonly #isPart: number[] = [];
  readonly #fillFrom: number[] = [];
  readonly #fillStart: number[] = [];
  readonly #fillSize: number[] = [];
  readonly #fillBand: number[] = [];
  readonly #triangleFrom: number[] = [];

  get count(): number {
    return this.#sheet.length;
  }

  beginTriangle(): void {
    this.#triangleFrom.push(this.count);
  }

  /** Where the polygon begins. */
  addPoints(points: readonly number[]): number {
    const start = this.#points.length / 3;
    for (const coordinate of points) this.#points.push(coordinate);
    return start;
  }

  /** A facet of the triangle begun last; its fills follow. Its number. */
  addFacet(sheet: number, slot: number, outlineStart: number, outlineSize: number, isPart: boolean): number {
    this.#isPart.push(isPart ? 1 : 0);
    this.#sheet.push(sheet);
    this.#slot.push(slot);
    this.#outlineStart.push(outlineStart);
    this.#outlineSize.push(outlineSize);
    this.#fillFrom.push(this.#fillStart.length);
    return this.count - 1;
  }

  addFill(start: number, size: number, band: number): void {
    this.#fillStart.push(start);
    this.#fillSize.push(size);
    this.#fillBand.push(band);
  }

  build(isQuad: Uint8Array): Facets {
    return {
      points: Float64Array.from(this.#points),
      count: this.count,
      outlineStart: Int32Array.from(this.#outlineStart),
      outlineSize: Uint8Array.from(this.#outlineSize),
      sheet: Uint8Array.from(this.#sheet),
      slot: Uint8Array.from(this.#slot),
      isPart: Uint8Array.from(this.#isPart),
      fillFrom: Int32Array.from([...this.#fillFrom, this.#fillStart.length]),
      fillStart: Int32Array.from(this.#fillStart),
      fillSize: Uint8Array.from(this.#fillSize),
      fillBand: Uint8Array.from(this.#fillBand),
      triangleFrom: Int32Array.from([...this.#triangleFrom, this.count]),
      isQuad,
    };
  }
}
