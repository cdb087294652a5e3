/** Lines on the graph, parted by the layers that their stretches lie in. */
import { straighten } from '../straighten.ts';
import type { DrapedLine } from './chains.ts';
import { FLOOR } from './relief.ts';
import { projectAll, type SurfaceFrame } from './surface-frame.ts';

/** px that a line may differ from what it is without one of its points. */
const STRAIGHT = { moves: 0.3, rests: 0.1 } as const;

/** Polylines in px by layer. */
export type ByLayer = Map<number, number[][]>;

/** Adds the line to the layers of the facets it lies on. */
export function addByLayer(
  into: ByLayer,
  { points, facets }: DrapedLine,
  layers: Int32Array,
  frame: SurfaceFrame,
  hand: 'moves' | 'rests',
): void {
  const pixels = projectAll(points, frame);
  let line: number[] = [];
  let layer = 0;
  const end = (): void => {
    if (line.length < 4 || layer === 0) return;
    const lines = into.get(layer);
    const drawn = straighten(line, STRAIGHT[hand]);
    if (lines === undefined) into.set(layer, [drawn]);
    else lines.push(drawn);
  };
  for (let k = 0; k < facets.length; k++) {
    const facet = facets[k] ?? -1;
    const next = facet < 0 ? 0 : (layers[facet] ?? 0);
    if (next !== layer) {
      end();
      layer = next;
      line = [pixels[2 * k] ?? 0, pixels[2 * k + 1] ?? 0];
    }
    if (layer !== 0) line.push(pixels[2 * k + 2] ?? 0, pixels[2 * k + 3] ?? 0);
  }
  end();
}

/** The same line on the floor below. */
export function onFloor(
  { points }: DrapedLine,
  { camera, scale, centre, stretch }: SurfaceFrame,
  hand: 'moves' | 'rests',
): number[] {
  const line: number[] = [];
  const [rx, ry] = [camera.right[0] * scale, camera.right[1] * scale];
  const [ux, uy] = [camera.up[0] * scale, camera.up[1] * scale];
  const lowest = centre[1] - camera.up[2] * scale * stretch * FLOOR;
  for (let k = 0; k < points.length; k += 3) {
    const x = points[k] ?? 0;
    const y = points[k + 1] ?? 0;
    line.push(centre[0] + rx * x + ry * y, lowest - ux * x - uy * y);
  }
  return straighten(line, STRAIGHT[hand]);
}
