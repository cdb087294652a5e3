/** The tangent plane and the quadratic model at the probe, as sheets over a square patch of the mesh. */
import type { SurfacePart } from '../../../src-core/document/lab-document.ts';
import { FLOOR, nodeX, nodeY, type Relief } from './relief.ts';
import { SHEETS, SLOTS, type FacetBuilder } from './facets.ts';
import { mix, splitPolygon, type Corner, type Polygon } from './polygon.ts';

/** What is known of f at the probe; part of a PointAnalysis. */
export interface SurfaceProbe {
  readonly point: readonly number[];
  readonly value: number;
  readonly gradient: readonly number[];
  readonly hessian: readonly (readonly number[])[];
  /** Unit rows, that of the smallest eigenvalue first. */
  readonly eigenvectors: readonly (readonly number[])[];
}

export interface Patch {
  /** Cells from i0 to i1 and j0 to j1, the last not included. */
  readonly i0: number;
  readonly i1: number;
  readonly j0: number;
  readonly j1: number;
  /** Heights at all nodes of the mesh, NaN outside the patch; null for a sheet that is not shown. */
  readonly plane: Float64Array | null;
  readonly model: Float64Array | null;
}

/** Cells from the probe to the side of the patch, as a share of the mesh: the patch is a third of the floor wide. */
const REACH = 10 / 64;

/** A line of the sheets' own mesh every so many cells. */
export const SHEET_STRIDE = 5;

/** Null where no sheet is shown, or what it would be laid through is not finite. */
export function patchOf(
  relief: Relief,
  probe: SurfaceProbe | null,
  parts: readonly SurfacePart[],
): Patch | null {
  if (probe === null) return null;
  const spot = spotOf(relief, probe.point);
  if (spot === null) return null;
  const n = relief.cells;
  const reach = Math.max(1, Math.round(REACH * n));
  const [i, j] = [Math.round(spot[0] * n), Math.round(spot[1] * n)];
  const patch = {
    i0: Math.max(i - reach, 0),
    i1: Math.min(i + reach, n),
    j0: Math.max(j - reach, 0),
    j1: Math.min(j + reach, n),
  };
  const plane = parts.includes('tangent-plane') ? sheetOver(relief, patch, probe, 1) : null;
  const model = parts.includes('quadratic-model') ? sheetOver(relief, patch, probe, 2) : null;
  return plane === null && model === null ? null : { ...patch, plane, model };
}

/** Where a point lies on the floor, from 0 to 1 along each side; null outside. */
export function spotOf({ domain }: Relief, point: readonly number[]): readonly [number, number] | null {
  const share = (value = NaN, [from, to]: readonly [number, number]): number =>
    (value / 2 - from / 2) / (to / 2 - from / 2);
  const [u, v] = [share(point[0], domain.x), share(point[1], domain.y)];
  return u >= 0 && u <= 1 && v >= 0 && v <= 1 ? [u, v] : null;
}

/** Taylor's polynomial of order 1 or 2 at the nodes of the patch. */
function sheetOver(
  relief: Relief,
  patch: Pick<Patch, 'i0' | 'i1' | 'j0' | 'j1'>,
  { point, value, gradient, hessian }: SurfaceProbe,
  order: 1 | 2,
): Float64Array | null {
  const { cells: n, domain } = relief;
  const [px = NaN, py = NaN] = point;
  const [gx = NaN, gy = NaN] = gradient;
  const [[hxx = NaN, hxy = NaN] = [], [, hyy = NaN] = []] = hessian;
  const terms = order === 1 ? [value, gx, gy] : [value, gx, gy, hxx, hxy, hyy];
  if (!terms.every(Number.isFinite)) return null;
  const heights = new Float64Array((n + 1) * (n + 1)).fill(NaN);
  for (let j = patch.j0; j <= patch.j1; j++) {
    for (let i = patch.i0; i <= patch.i1; i++) {
      const dx = domain.x[0] + (i / n) * (domain.x[1] - domain.x[0]) - px;
      const dy = domain.y[0] + (j / n) * (domain.y[1] - domain.y[0]) - py;
      const curved = order === 1 ? 0 : (hxx * dx * dx) / 2 + hxy * dx * dy + (hyy * dy * dy) / 2;
      const sum = value + gx * dx + gy * dy + curved;
      // Too large for a number: as far up or down as can be.
      heights[j * (n + 1) + i] = relief.toHeight(Math.min(Math.max(sum, -1e308), 1e308));
    }
  }
  return heights;
}

export function isInPatch(patch: Patch, i: number, j: number): boolean {
  return i >= patch.i0 && i < patch.i1 && j >= patch.j0 && j < patch.j1;
}

/** The corners of a polygon over these nodes, with the heights of all sheets. */
export function cornersOver(relief: Relief, patch: Patch, nodes: readonly number[]): Polygon {
  return nodes.map((node) => [
    nodeX(relief, node),
    nodeY(relief, node),
    relief.heights[node] ?? 0,
    patch.plane?.[node] ?? NaN,
    patch.model?.[node] ?? NaN,
  ]);
}

type Height = (corner: Corner) => number;
const plane: Height = (corner) => corner[3];
const model: Height = (corner) => corner[4];

/** Adds the facets of the sheets over one triangle of the mesh, cut where they cross the graph and each other. */
export function addSheetFacets(
  builder: FacetBuilder,
  corners: Polygon,
  patch: Patch,
  hasGraph: boolean,
): void {
  const atGraph = (sheet: Height): readonly [Polygon, Polygon] =>
    hasGraph ? splitPolygon(corners, (corner) => sheet(corner) - corner[2]) : [[], corners];
  const add = (sheet: number, slot: number, polygon: Polygon): void => {
    addSheet(builder, sheet, slot, polygon, corners);
  };
  if (patch.plane !== null) {
    const [below, above] = atGraph(plane);
    add(SHEETS.plane, SLOTS.planeBelow, below);
    add(SHEETS.plane, SLOTS.planeAbove, above);
  }
  if (patch.model === null) return;
  const [below, above] = atGraph(model);
  const overPlane = (corner: Corner): number => model(corner) - plane(corner);
  for (const [part, lower, upper] of [
    [below, SLOTS.modelLowest, SLOTS.modelBelow],
    [above, SLOTS.modelAbove, SLOTS.modelHighest],
  ] as const) {
    const [under, over] = patch.plane === null ? [part, []] : splitPolygon(part, overPlane);
    add(SHEETS.model, lower, under);
    add(SHEETS.model, upper, over);
  }
}

function addSheet(
  builder: FacetBuilder,
  sheet: number,
  slot: number,
  polygon: Polygon,
  whole: Polygon,
): void {
  const height = sheet === SHEETS.plane ? plane : model;
  const [underCeiling] = splitPolygon(polygon, (corner) => height(corner) - 1);
  const [, inBox] = splitPolygon(underCeiling, (corner) => height(corner) - FLOOR);
  if (inBox.length === 0) return;
  const start = builder.addPoints(inBox.flatMap((corner) => [corner[0], corner[1], height(corner)]));
  const isPart = inBox.length !== whole.length || inBox.some((corner, k) => corner !== whole[k]);
  builder.addFacet(sheet, slot, start, inBox.length, isPart);
  builder.addFill(start, inBox.length, 0);
}

/**
 * The part of a straight line on a sheet that lies in each slot: pairs of ends with the slot between them.
 * The ends carry the heights of all sheets.
 */
export function slotsAlong(
  a: Corner,
  b: Corner,
  sheet: 'plane' | 'model',
  patch: Patch,
  hasGraph: boolean,
): readonly { readonly from: Corner; readonly to: Corner; readonly slot: number }[] {
  const own = sheet === 'plane' ? plane : model;
  const excesses: ((corner: Corner) => number)[] = [
    (corner) => own(corner) - 1,
    (corner) => own(corner) - FLOOR,
  ];
  if (hasGraph) excesses.push((corner) => own(corner) - corner[2]);
  if (sheet === 'model' && patch.plane !== null) excesses.push((corner) => own(corner) - plane(corner));
  const cuts = [0, 1];
  for (const excess of excesses) {
    const [atA, atB] = [excess(a), excess(b)];
    if ((atA < 0 && atB > 0) || (atA > 0 && atB < 0)) cuts.push(atA / (atA - atB));
  }
  cuts.sort((s, t) => s - t);
  return cuts.slice(1).flatMap((t, k) => {
    const [from, to] = [mix(a, b, cuts[k] ?? 0), mix(a, b, t)];
    const middle = mix(from, to, 0.5);
    if (own(middle) > 1 || own(middle) < FLOOR) return [];
    const isAbove = !hasGraph || own(middle) > middle[2];
    return [{ from, to, slot: slotOf(sheet, isAbove, patch.plane !== null && own(middle) > plane(middle)) }];
  });
}

function slotOf(sheet: 'plane' | 'model', isOverGraph: boolean, isOverPlane: boolean): number {
  if (sheet === 'plane') return isOverGraph ? SLOTS.planeAbove : SLOTS.planeBelow;
  if (isOverGraph) return isOverPlane ? SLOTS.modelHighest : SLOTS.modelAbove;
  return isOverPlane ? SLOTS.modelBelow : SLOTS.modelLowest;
}
