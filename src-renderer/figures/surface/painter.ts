/**
 * The order in which facets are drawn: cells of the mesh from back to front, in a cell the farther triangle first, over
 * a triangle from its back to its front. That is right for every view, for all these are parted by planes.
 */
import type { Camera } from './camera.ts';
import { SHEETS, SLOTS, type Facets } from './facets.ts';
import type { Footprints } from './footprints.ts';
import { cornersOf, type Relief } from './relief.ts';
import type { Patch } from './sheets.ts';

export interface Painted {
  /** Layer of every facet, from 1; 0 for what is not drawn. */
  readonly layers: Int32Array;
  /** 1 where the eye is above the facet, 0 where it sees it from below. */
  readonly isFront: Uint8Array;
}

/**
 * The slots from back to front: what the eye is above hides what is under it, what it is under hides what is above it.
 * First for a graph seen from below, then from above; in these first for a plane seen from below.
 */
const ORDERS: readonly (readonly (readonly number[])[])[] = [
  [
    [
      SLOTS.modelHighest,
      SLOTS.planeAbove,
      SLOTS.modelAbove,
      SLOTS.graph,
      SLOTS.modelBelow,
      SLOTS.planeBelow,
      SLOTS.modelLowest,
    ],
    [
      SLOTS.modelAbove,
      SLOTS.planeAbove,
      SLOTS.modelHighest,
      SLOTS.graph,
      SLOTS.modelLowest,
      SLOTS.planeBelow,
      SLOTS.modelBelow,
    ],
  ],
  [
    [
      SLOTS.modelBelow,
      SLOTS.planeBelow,
      SLOTS.modelLowest,
      SLOTS.graph,
      SLOTS.modelHighest,
      SLOTS.planeAbove,
      SLOTS.modelAbove,
    ],
    [
      SLOTS.modelLowest,
      SLOTS.planeBelow,
      SLOTS.modelBelow,
      SLOTS.graph,
      SLOTS.modelAbove,
      SLOTS.planeAbove,
      SLOTS.modelHighest,
    ],
  ],
];

/** `pixels` are the facets' points on the picture; `stretch` is the height of the box. */
export function paintOrder(
  {
    relief,
    facets,
    patch,
  }: { readonly relief: Relief; readonly facets: Facets; readonly patch: Patch | null },
  camera: Camera,
  pixels: Float64Array,
  footprints: Footprints,
  stretch: number,
  visit?: (facet: number, isWhole: boolean) => void,
): Painted {
  const n = relief.cells;
  const layers = new Int32Array(facets.count);
  const isFront = new Uint8Array(facets.count);
  const place = (facet: number): void => {
    const [start, size] = [facets.outlineStart[facet] ?? 0, facets.outlineSize[facet] ?? 0];
    const front = areaOf(pixels, start, size) <= 0 ? 1 : 0;
    isFront[facet] = front;
    layers[facet] = footprints.place(pixels, start, size, 2 * (facets.sheet[facet] ?? 0) + front);
    visit?.(facet, false);
  };
  const [ex, ey] = camera.eye;
  for (let row = 0; row < n; row++) {
    const j = ey > 0 ? row : n - 1 - row;
    for (let column = 0; column < n; column++) {
      const i = ex > 0 ? column : n - 1 - column;
      const cell = j * n + i;
      const first = facets.triangleFrom[2 * cell] ?? 0;
      const second = facets.triangleFrom[2 * cell + 1] ?? 0;
      const end = facets.triangleFrom[2 * cell + 2] ?? 0;
      if (first === end) continue;
      if (facets.isQuad[cell] === 1) {
        const start = facets.outlineStart[first] ?? 0;
        const [a, b] = [areaOf(pixels, start, 3) <= 0, areaOf(pixels, start + 2, 3) <= 0];
        if (a === b) {
          const front = a ? 1 : 0;
          isFront[first] = isFront[second] = front;
          layers[first] = layers[second] = footprints.place(pixels, start, 4, 2 * SHEETS.graph + front);
          visit?.(first, true);
          continue;
        }
      }
      // The second corner of the first triangle and the last of the second lie on either side of the diagonal.
      const isFirstNearer =
        (relief.diagonals[cell] === 0
          ? ex * relief.sides[0] - ey * relief.sides[1]
          : ex * relief.sides[0] + ey * relief.sides[1]) > 0;
      for (const turn of [0, 1]) {
        const isFirst = (turn === 0) !== isFirstNearer;
        const [from, to] = isFirst ? [first, second] : [second, end];
        if (to - from === 1) place(from);
        else if (to > from) {
          const corners = cornersOf(relief, i, j);
          const nodes = isFirst ? [corners[0], corners[1], corners[2]] : [corners[0], corners[2], corners[3]];
          const graphFront = facesEye(relief, relief.heights, nodes, camera, stretch);
          const planeFront = patch?.plane ? facesEye(relief, patch.plane, nodes, camera, stretch) : true;
          for (const slot of ORDERS[graphFront ? 1 : 0]?.[planeFront ? 1 : 0] ?? []) {
            for (let facet = from; facet < to; facet++) if (facets.slot[facet] === slot) place(facet);
          }
        }
      }
    }
  }
  return { layers, isFront };
}

/** Twice the area on the picture, negative where the corners run counter-clockwise as seen (y is downwards). */
function areaOf(pixels: Float64Array, start: number, size: number): number {
  const [x0, y0] = [pixels[2 * start] ?? 0, pixels[2 * start + 1] ?? 0];
  let area = 0;
  for (let k = start + 1; k + 1 < start + size; k++) {
    area +=
      ((pixels[2 * k] ?? 0) - x0) * ((pixels[2 * k + 3] ?? 0) - y0) -
      ((pixels[2 * k + 2] ?? 0) - x0) * ((pixels[2 * k + 1] ?? 0) - y0);
  }
  return area;
}

/** Whether the eye is above the plane through three nodes of a sheet. */
function facesEye(
  { cells, sides }: Relief,
  heights: Float64Array,
  nodes: readonly number[],
  { eye }: Camera,
  stretch: number,
): boolean {
  const [a = 0, b = 0, c = 0] = nodes;
  const row = cells + 1;
  const [bx, by] = [(b % row) - (a % row), Math.floor(b / row) - Math.floor(a / row)];
  const [cx, cy] = [(c % row) - (a % row), Math.floor(c / row) - Math.floor(a / row)];
  const area = bx * cy - cx * by;
  const [hb, hc] = [(heights[b] ?? 0) - (heights[a] ?? 0), (heights[c] ?? 0) - (heights[a] ?? 0)];
  const slopeX = ((hb * cy - hc * by) / area) * (cells / sides[0]) * stretch;
  const slopeY = ((hc * bx - hb * cx) / area) * (cells / sides[1]) * stretch;
  return eye[2] - slopeX * eye[0] - slopeY * eye[1] >= 0;
}
