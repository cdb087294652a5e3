/** Lines on the graph, parted by the layers that their stretches lie in. */
import { straighten } from '../straighten.ts';
import type { DrapedLine } from './chains.ts';
import { FLOOR } from './relief.ts';
import { projectAll, type SurfaceFrame } from './surface-frame.ts';

/** px that a line may differ from what it is without one of its points. */
const STRAIGHT = { moves: 0.3, rests: 0.1 } as const;

/** Polylines in px by layer. */
export type ByLayer = Map<number, number[][]>;

/** Kept from one line to the next. */
let spare: Float64Array = new Float64Array(0);

/** Adds the line to the layers of the facets it lies on. */
export function addByLayer(
  into: ByLayer,
  { points, facets }: DrapedLine,
  layers: Int32Array,
  frame: SurfaceFrame,
  hand: 'moves' | 'rests',
): void {
  const pixels = (spare = projectAll(points, frame, spare));
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

/** A line on the floor, given as x, y of its points. */
export function onFloor(line: readonly number[], { camera, scale, centre, stretch }: SurfaceFrame): number[] {
  const drawn = new Array<number>(line.length);
  const [rx, ry] = [camera.right[0] * scale, camera.right[1] * scale];
  const [ux, uy] = [camera.up[0] * scale, camera.up[1] * scale];
  const lowest = centre[1] - camera.up[2] * scale * stretch * FLOOR;
  for (let k = 0; k + 1 < line.length; k += 2) {
    const x = line[k] ?? 0;
    const y = line[k + 1] ?? 0;
    drawn[k] = centre[0] + rx * x + ry * y;
    drawn[k + 1] = lowest - ux * x - uy * y;
  }
  return drawn;
}
