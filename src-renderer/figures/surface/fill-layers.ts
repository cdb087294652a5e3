/** The polygons of all facets by layer and ink, neighbours joined where that costs nothing: each corner costs time to paint. */
import type { LineMark } from '../marks.ts';
import { SHEETS, type Facets } from './facets.ts';
import type { Painted } from './painter.ts';
import { INKS_A_BAND, shadesOf } from './shading.ts';
import type { SurfaceFrame } from './surface-frame.ts';
import type { SurfaceModel } from './surface-model.ts';

/**
 * What is drawn in one layer: first the sheets laid over the graph, for the edge of one that lies under the graph is
 * half outside the sheet, on what hides it.
 */
export interface Layer {
  /** By ink: those of the graph from 0, those of the sheets laid over it −1 and −2. */
  readonly fills: Map<number, { readonly points: number[]; readonly sizes: number[] }>;
  /** On the sheets. */
  readonly sheetLines: LineMark[];
  /** On the graph. */
  readonly lines: LineMark[];
}

/** What one sheet looks like over the cells. */
interface Cells {
  /** Layer of a cell that a sheet covers as one quadrangle; 0 where it does not. */
  readonly layers: Int32Array;
  readonly inks: Int32Array;
  readonly isFront: Uint8Array;
  /** Its corners: lower left, lower right, upper right, upper left. */
  readonly corners: Int32Array;
}

export function fillLayers(
  model: SurfaceModel,
  frame: SurfaceFrame,
  pixels: Float64Array,
  painted: Painted,
): Layer[] {
  const { relief, facets, patch } = model;
  const shades = shadesOf(relief, frame.camera, frame.stretch);
  const pen = new PolygonPen(pixels);
  const n = relief.cells;
  const cells: Cells = {
    layers: new Int32Array(n * n),
    inks: new Int32Array(n * n),
    isFront: new Uint8Array(n * n),
    corners: new Int32Array(4 * n * n),
  };
  const inkOf = (facet: number, fill: number, cell: number): number => {
    const sheet = facets.sheet[facet] ?? 0;
    if (sheet !== SHEETS.graph) return -sheet;
    const shade = (painted.isFront[facet] === 1 ? shades.above : shades.below)[cell] ?? 0;
    return (facets.fillBand[fill] ?? 0) * INKS_A_BAND + shade;
  };
  const sheets = patch === null ? [SHEETS.graph] : [SHEETS.graph, SHEETS.plane, SHEETS.model];
  for (const sheet of sheets) {
    for (let cell = 0; cell < n * n; cell++) {
      cells.layers[cell] = 0;
      const first = facets.triangleFrom[2 * cell] ?? 0;
      const middle = facets.triangleFrom[2 * cell + 1] ?? 0;
      const end = facets.triangleFrom[2 * cell + 2] ?? 0;
      const [one, other] = [only(facets, sheet, first, middle), only(facets, sheet, middle, end)];
      if (one >= 0 && other >= 0 && painted.layers[one] === painted.layers[other]) {
        const [fill, otherFill] = [facets.fillFrom[one] ?? 0, facets.fillFrom[other] ?? 0];
        const ink = inkOf(one, fill, cell);
        if (painted.isFront[one] === painted.isFront[other] && ink === inkOf(other, otherFill, cell)) {
          cells.layers[cell] = painted.layers[one] ?? 0;
          cells.inks[cell] = ink;
          cells.isFront[cell] = painted.isFront[one] ?? 0;
          const [a, b] = [facets.outlineStart[one] ?? 0, facets.outlineStart[other] ?? 0];
          const turn = relief.diagonals[cell] === 0 ? 0 : 1;
          for (let k = 0; k < 3; k++) cells.corners[4 * cell + ((k + turn) % 4)] = a + k;
          // Of the second triangle, the corner that is not the first one's too.
          const isQuad = facets.isQuad[cell] === 1;
          cells.corners[4 * cell + ((3 + turn) % 4)] = isQuad ? a + 3 : b + 2;
          continue;
        }
      }
      for (let facet = first; facet < end; facet++) {
        if (facets.sheet[facet] !== sheet || painted.layers[facet] === 0) continue;
        const stop = facets.fillFrom[facet + 1] ?? 0;
        for (let fill = facets.fillFrom[facet] ?? 0; fill < stop; fill++) {
          const [start, size] = [facets.fillStart[fill] ?? 0, facets.fillSize[fill] ?? 0];
          pen.begin(painted.layers[facet] ?? 0, inkOf(facet, fill, cell), size);
          pen.polygon(start, size, painted.isFront[facet] === 1);
        }
      }
    }
    joinRuns(cells, n, pen);
  }
  return pen.layers;
}

/** The one facet of the sheet over a triangle, if there is but one, whole and of one ink; else −1. */
function only(facets: Facets, sheet: number, from: number, to: number): number {
  let found = -1;
  for (let facet = from; facet < to; facet++) {
    if (facets.sheet[facet] !== sheet) continue;
    const fills = (facets.fillFrom[facet + 1] ?? 0) - (facets.fillFrom[facet] ?? 0);
    if (found >= 0 || fills !== 1 || facets.outlineSize[facet] !== 3) return -1;
    // A corner cut off leaves a triangle as well, but not the one over the three nodes.
    if (facets.isPart[facet] === 1) return -1;
    found = facet;
  }
  return found;
}

/** Draws cells side by side that have all in common as one polygon. */
function joinRuns({ layers, inks, isFront, corners }: Cells, n: number, pen: PolygonPen): void {
  for (let from = 0; from < n * n; from++) {
    if (layers[from] === 0) continue;
    let to = from;
    while (
      (to + 1) % n !== 0 &&
      layers[to + 1] === layers[from] &&
      inks[to + 1] === inks[from] &&
      isFront[to + 1] === isFront[from]
    )
      to++;
    pen.begin(layers[from] ?? 0, inks[from] ?? 0, 2 * (to - from + 2));
    const [near, beyond, far] = isFront[from] === 1 ? [0, 1, 3] : [3, 2, 0];
    for (let cell = from; cell <= to; cell++) pen.corner(corners[4 * cell + near] ?? 0);
    pen.corner(corners[4 * to + beyond] ?? 0);
    pen.corner(corners[4 * to + 3 - beyond] ?? 0);
    for (let cell = to; cell >= from; cell--) pen.corner(corners[4 * cell + far] ?? 0);
    from = to;
  }
}

/** Puts polygons into the layers. */
class PolygonPen {
  readonly layers: Layer[] = [];
  readonly #pixels: Float64Array;
  #points: number[] = [];

  constructor(pixels: Float64Array) {
    this.#pixels = pixels;
  }

  /** What follows are the corners of one polygon. */
  begin(layer: number, ink: number, size: number): void {
    while (this.layers.length < layer) this.layers.push({ fills: new Map(), sheetLines: [], lines: [] });
    const fills = this.layers[layer - 1]?.fills;
    let fill = fills?.get(ink);
    if (fill === undefined) {
      fill = { points: [], sizes: [] };
      fills?.set(ink, fill);
    }
    fill.sizes.push(size);
    this.#points = fill.points;
  }

  corner(corner: number): void {
    this.#points.push(this.#pixels[2 * corner] ?? 0, this.#pixels[2 * corner + 1] ?? 0);
  }

  /** All polygons run the same way round on the picture, or two that overlap would leave a hole. */
  polygon(start: number, size: number, isFront: boolean): void {
    if (isFront) for (let k = start; k < start + size; k++) this.corner(k);
    else for (let k = start + size - 1; k >= start; k--) this.corner(k);
  }
}
