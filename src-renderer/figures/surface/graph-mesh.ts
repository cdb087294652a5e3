/** The graph over the mesh as facets, cut into bands at the levels, with its iso-lines and rims. */
import { chainStretches, type DrapedLine, type Stretch } from './chains.ts';
import { FacetBuilder, SHEETS, SLOTS, type Facets } from './facets.ts';
import { cornersOf, FLOOR, nodeX, nodeY, type Relief } from './relief.ts';
import { rimsOf } from './rims.ts';
import { addSheetFacets, cornersOver, isInPatch, type Patch } from './sheets.ts';
import { sliceTriangle } from './slice.ts';

export interface GraphMesh {
  readonly facets: Facets;
  readonly isoLines: readonly DrapedLine[];
  readonly rims: readonly DrapedLine[];
  /** The graph's facet over every triangle; −1 where there is none. */
  readonly graphFacets: Int32Array;
}

const BOX = [FLOOR, 1];

/** A triangle with more bands than this has the ink of the middle one: they would be thinner than the lines between. */
const MOST_STRIPS = 3;

/** Where more of the cells than this are cut, each has one ink: bands in all of them would be too much for a file. */
const MOST_CUT = 0.8;

function mostStrips(relief: Relief, cuts: Cuts): number {
  const n = relief.cells;
  let cut = 0;
  for (let j = 0; j < n; j++) {
    for (let i = 0; i < n; i++) if (bandOf(relief, cornersOf(relief, i, j), cuts, 2) === null) cut++;
  }
  return cut > MOST_CUT * n * n ? 1 : MOST_STRIPS;
}

type Nodes = readonly [number, number, number];

/** The two triangles of a cell. */
function trianglesOf([a, b, c, d]: readonly [number, number, number, number]): readonly [Nodes, Nodes] {
  return [
    [a, b, c],
    [a, c, d],
  ];
}

export function graphMesh(relief: Relief, patch: Patch | null): GraphMesh {
  const n = relief.cells;
  const builder = new FacetBuilder();
  const isQuad = new Uint8Array(n * n);
  const graphFacets = new Int32Array(2 * n * n).fill(-1);
  const cuts = cutsOf(relief);
  const most = mostStrips(relief, cuts);
  const stretches: Stretch[][] = cuts.heights.map(() => []);
  for (let j = 0; j < n; j++) {
    for (let i = 0; i < n; i++) {
      const cell = j * n + i;
      const corners = cornersOf(relief, i, j);
      const isHole = relief.holes[cell] === 1;
      const isOverlaid = patch !== null && isInPatch(patch, i, j);
      const band = isHole || isOverlaid ? null : bandOf(relief, corners, cuts, most);
      if (band !== null) {
        isQuad[cell] = 1;
        addQuad(builder, relief, corners, band, graphFacets, cell);
        if (most === 1) {
          for (const [k, nodes] of trianglesOf(corners).entries())
            addStretches(relief, nodes, graphFacets[2 * cell + k] ?? -1, cuts, stretches);
        }
        continue;
      }
      for (const [k, nodes] of trianglesOf(corners).entries()) {
        builder.beginTriangle();
        const triangle = 2 * cell + k;
        if (isHole) addTriangle(builder, relief, nodes, null, most);
        else {
          const facet = addTriangle(builder, relief, nodes, cuts, most);
          graphFacets[triangle] = facet;
          addStretches(relief, nodes, facet, cuts, stretches);
        }
        if (isOverlaid) addSheetFacets(builder, cornersOver(relief, patch, nodes), patch, !isHole);
      }
    }
  }
  const chainsAt = (isLevel: boolean): readonly DrapedLine[] =>
    stretches.flatMap((ofCut, k) =>
      cuts.isLevel[k] === isLevel ? chainStretches(ofCut, cuts.heights[k] ?? 0) : [],
    );
  return {
    facets: builder.build(isQuad),
    isoLines: chainsAt(true),
    rims: [...rimsOf(relief, graphFacets), ...chainsAt(false)],
    graphFacets,
  };
}

/** The heights at which the graph is cut: the levels, the floor and the ceiling. */
interface Cuts {
  /** Ascending. */
  readonly heights: readonly number[];
  readonly isLevel: readonly boolean[];
  /** How many levels lie below the strip above k cuts. */
  readonly bands: readonly number[];
}

function cutsOf({ levels }: Relief): Cuts {
  const all = [
    ...Array.from(levels, (height) => ({ height, isLevel: true })),
    ...BOX.map((height) => ({ height, isLevel: false })),
  ].sort((a, b) => a.height - b.height);
  const bands = [0];
  for (const { isLevel } of all) bands.push((bands[bands.length - 1] ?? 0) + (isLevel ? 1 : 0));
  return { heights: all.map(({ height }) => height), isLevel: all.map(({ isLevel }) => isLevel), bands };
}

/** The band that a whole cell lies in, or, where one has to do, its middle; null where the cell is to be cut. */
function bandOf({ heights }: Relief, corners: readonly number[], cuts: Cuts, most: number): number | null {
  let [low, high] = [Infinity, -Infinity];
  for (const node of corners) {
    const height = heights[node] ?? 0;
    if (height < low) low = height;
    if (height > high) high = height;
  }
  if (low < FLOOR || high > 1) return null;
  let k = 0;
  while (k < cuts.heights.length && (cuts.heights[k] ?? 0) <= low) k++;
  if (most === 1) {
    while (k < cuts.heights.length && (cuts.heights[k] ?? 0) <= (low + high) / 2) k++;
    return cuts.bands[k] ?? 0;
  }
  return k === cuts.heights.length || (cuts.heights[k] ?? 0) >= high ? (cuts.bands[k] ?? 0) : null;
}

/** Both triangles of a cell: x, y, z of the four corners and of the first again, so that each is three in a row. */
function addQuad(
  builder: FacetBuilder,
  relief: Relief,
  corners: readonly [number, number, number, number],
  band: number,
  graphFacets: Int32Array,
  cell: number,
): void {
  const start = builder.addPoints(pointsOver(relief, [...corners, corners[0]]));
  for (const k of [0, 1]) {
    builder.beginTriangle();
    graphFacets[2 * cell + k] = builder.addFacet(SHEETS.graph, SLOTS.graph, start + 2 * k, 3, false);
    builder.addFill(start + 2 * k, 3, band);
  }
}

/** The graph over one triangle; over a hole, which has no cuts, only the outline. Its facet, or −1. */
function addTriangle(
  builder: FacetBuilder,
  relief: Relief,
  nodes: readonly [number, number, number],
  cuts: Cuts | null,
  most: number,
): number {
  const triangle = { nodes, points: pointsOver(relief, nodes) };
  let [facet, outline, outlineSize] = [-1, 0, 0];
  sliceTriangle(triangle, BOX, {
    strip: (k, points) => {
      if (k !== 1) return;
      [outline, outlineSize] = [builder.addPoints(points), points.length / 3];
      facet = builder.addFacet(SHEETS.graph, SLOTS.graph, outline, outlineSize, points !== triangle.points);
    },
  });
  if (cuts === null) return facet;
  const strips: { points: readonly number[]; band: number }[] = [];
  sliceTriangle(triangle, cuts.heights, {
    strip: (k, points) => {
      const [below, above] = [cuts.heights[k - 1] ?? -Infinity, cuts.heights[k] ?? Infinity];
      if (below < 1 && above > FLOOR) strips.push({ points, band: cuts.bands[k] ?? 0 });
    },
  });
  if (facet < 0) return facet;
  if (strips.length > most) {
    const middle = strips[Math.floor(strips.length / 2)]?.band ?? 0;
    builder.addFill(outline, outlineSize, middle);
  } else {
    for (const { points, band } of strips)
      builder.addFill(builder.addPoints(points), points.length / 3, band);
  }
  return facet;
}

/** The iso-lines over one triangle; those above the ceiling are on the floor only. */
function addStretches(
  relief: Relief,
  nodes: Nodes,
  facet: number,
  cuts: Cuts,
  stretches: readonly Stretch[][],
): void {
  sliceTriangle({ nodes, points: pointsOver(relief, nodes) }, cuts.heights, {
    line: (k, from, to) => {
      const height = cuts.heights[k] ?? 0;
      stretches[k]?.push({ from, to, facet: height >= FLOOR && height <= 1 ? facet : -1 });
    },
  });
}

function pointsOver(relief: Relief, nodes: readonly number[]): readonly number[] {
  return nodes.flatMap((node) => [nodeX(relief, node), nodeY(relief, node), relief.heights[node] ?? 0]);
}
