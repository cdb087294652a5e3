/**
 * All that is drawn of the graph of f, before it is known where the eye is: facets, iso-lines, paths, curves at the
 * probe. It is made anew where the function, the ceiling, the probe or the parts change, not while the graph is turned.
 */
import type { Aspect, SurfaceView } from '../../../src-core/document/lab-document.ts';
import type { PathScene } from '../../../src-core/scene/scene.ts';
import type { SurfaceScene } from '../../../src-core/scene/surface.ts';
import { chainStretches, type DrapedLine, type Stretch } from './chains.ts';
import { drape, liftPoint } from './drape.ts';
import { FacetBuilder, SHEETS, SLOTS, type Facets } from './facets.ts';
import { cornersOf, FLOOR, nodeX, nodeY, reliefOf, type Relief } from './relief.ts';
import { rimsOf } from './rims.ts';
import {
  addSheetFacets,
  cornersOver,
  isInPatch,
  patchOf,
  spotOf,
  type Patch,
  type SurfaceProbe,
} from './sheets.ts';
import { sheetLines, type SheetLine } from './sheet-lines.ts';
import { sliceTriangle } from './slice.ts';

export interface DrapedPath {
  readonly path: PathScene;
  readonly line: DrapedLine;
  /** Where it begins and ends, on the graph; null where that is not seen. */
  readonly start: readonly [number, number, number] | null;
  readonly end: readonly [number, number, number] | null;
}

export interface SurfaceModel {
  readonly scene: SurfaceScene;
  readonly relief: Relief;
  readonly facets: Facets;
  readonly isoLines: readonly DrapedLine[];
  /** Where the graph ends. */
  readonly rims: readonly DrapedLine[];
  readonly paths: readonly DrapedPath[];
  /** Along the eigenvectors, that of the smallest eigenvalue first. */
  readonly principalCurves: readonly DrapedLine[];
  readonly sheetLines: readonly SheetLine[];
  readonly patch: Patch | null;
  /** Null where there is no probe, or it is not on what is shown. */
  readonly probe: readonly [number, number, number] | null;
}

export interface SurfaceModelInput {
  readonly scene: SurfaceScene;
  readonly aspect: Aspect;
  readonly probe: SurfaceProbe | null;
  readonly paths: readonly PathScene[];
  readonly ceiling: SurfaceView['ceiling'];
  readonly parts: SurfaceView['parts'];
}

/** Null where f is nowhere finite. */
export function surfaceModel(input: SurfaceModelInput): SurfaceModel | null {
  const { scene, probe, parts } = input;
  const relief = reliefOf(scene, input.ceiling, input.aspect);
  if (relief === null) return null;
  const patch = patchOf(relief, probe, parts);
  const mesh = meshOf(relief, patch);
  const spot = probe === null ? null : spotOf(relief, probe.point);
  return {
    scene,
    relief,
    ...mesh,
    patch,
    sheetLines: patch === null ? [] : sheetLines(relief, patch, mesh.facets),
    paths: parts.includes('path')
      ? input.paths.flatMap((path) => drapePath(relief, mesh.graphFacets, path))
      : [],
    principalCurves:
      probe !== null && spot !== null && parts.includes('principal-curves')
        ? probe.eigenvectors.flatMap((vector) => principalCurve(relief, mesh.graphFacets, probe, vector))
        : [],
    probe: spot === null ? null : liftPoint(relief, spot),
  };
}

interface Mesh {
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

function meshOf(relief: Relief, patch: Patch | null): Mesh {
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
    graphFacets[2 * cell + k] = builder.addFacet(SHEETS.graph, SLOTS.graph, start + 2 * k, 3);
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
      facet = builder.addFacet(SHEETS.graph, SLOTS.graph, outline, outlineSize);
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

/** Steps nearer than this to the last one drawn are left out, in cells. */
const FINEST = 0.15;

function drapePath(relief: Relief, graphFacets: Int32Array, path: PathScene): readonly DrapedPath[] {
  const { domain, cells } = relief;
  const spots: number[] = [];
  let last: readonly [number, number] = [NaN, NaN];
  for (let k = 0; k + 1 < path.points.length; k += 2) {
    const u = ((path.points[k] ?? NaN) - domain.x[0]) / (domain.x[1] - domain.x[0]);
    const v = ((path.points[k + 1] ?? NaN) - domain.y[0]) / (domain.y[1] - domain.y[0]);
    if (!Number.isFinite(u) || !Number.isFinite(v)) break;
    last = [u, v];
    const [du, dv] = [u - (spots[spots.length - 2] ?? NaN), v - (spots[spots.length - 1] ?? NaN)];
    if (!(Math.abs(du) + Math.abs(dv) < FINEST / cells)) spots.push(u, v);
  }
  if (spots.length === 0) return [];
  const isInside = ([u, v]: readonly [number, number]): boolean => u >= 0 && u <= 1 && v >= 0 && v <= 1;
  const lift = (spot: readonly [number, number]): readonly [number, number, number] | null =>
    isInside(spot) ? liftPoint(relief, spot) : null;
  return [
    {
      path,
      line: drape(relief, graphFacets, spots),
      start: lift([spots[0] ?? NaN, spots[1] ?? NaN]),
      end: path.steps > 0 ? lift(last) : null,
    },
  ];
}

/** Half the length of a principal curve, as a share of the floor's longer side. */
const CURVE_REACH = 0.3;

function principalCurve(
  relief: Relief,
  graphFacets: Int32Array,
  { point }: SurfaceProbe,
  [vx = NaN, vy = NaN]: readonly number[],
): readonly DrapedLine[] {
  const spot = spotOf(relief, point);
  const { x, y } = relief.domain;
  const [du, dv] = [vx / (x[1] - x[0]), vy / (y[1] - y[0])];
  const length = Math.hypot(du * relief.sides[0], dv * relief.sides[1]);
  if (spot === null || !(length > 0) || !Number.isFinite(length)) return [];
  const reach = CURVE_REACH / length;
  const [u, v] = spot;
  return [drape(relief, graphFacets, [u - reach * du, v - reach * dv, u, v, u + reach * du, v + reach * dv])];
}
