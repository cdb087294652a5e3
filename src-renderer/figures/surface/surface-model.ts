/**
 * All that is drawn of the graph of f, before it is known where the eye is: facets, iso-lines, paths, curves at the
 * probe. It is made anew where the function, the ceiling, the probe or the parts change, not while the graph is turned.
 */
import type { Aspect, SurfaceView } from '../../../src-core/document/lab-document.ts';
import type { PathScene } from '../../../src-core/scene/scene.ts';
import type { SurfaceScene } from '../../../src-core/scene/surface.ts';
import { straighten } from '../straighten.ts';
import type { DrapedLine } from './chains.ts';
import { drape, liftPoint } from './drape.ts';
import type { Facets } from './facets.ts';
import { graphMesh } from './graph-mesh.ts';
import { reliefOf, type Relief } from './relief.ts';
import { patchOf, spotOf, type Patch, type SurfaceProbe } from './sheets.ts';
import { sheetLines, type SheetLine } from './sheet-lines.ts';

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
  /** The same on the floor, x and y of their points, with no more of them than show the line. */
  readonly floorLines: readonly (readonly number[])[];
  /** Where the graph ends. */
  readonly rims: readonly DrapedLine[];
  readonly paths: readonly DrapedPath[];
  /** Along the eigenvectors, that of the smallest eigenvalue first. */
  readonly principalCurves: readonly DrapedLine[];
  readonly sheetLines: readonly SheetLine[];
  readonly patch: Patch | null;
  /** The graph's facet over every triangle; −1 where there is none. */
  readonly graphFacets: Int32Array;
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
  const mesh = graphMesh(relief, patch);
  const spot = probe === null ? null : spotOf(relief, probe.point);
  return {
    scene,
    relief,
    ...mesh,
    floorLines: mesh.isoLines.map(floorLine),
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

/** Lengths of the floor's longer side that a line on it may differ from the one above: 0.2 px where that has 1,000 px. */
const FLOOR_TOLERANCE = 2e-4;

function floorLine({ points }: DrapedLine): readonly number[] {
  return straighten(
    points.filter((_, k) => k % 3 !== 2),
    FLOOR_TOLERANCE,
  );
}

/** Steps nearer than this to the last one drawn are left out, in cells. */
const FINEST = 0.15;

/** A path on the graph; none where not even its start is finite. */
export function drapePath(relief: Relief, graphFacets: Int32Array, path: PathScene): readonly DrapedPath[] {
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
