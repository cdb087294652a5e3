/** Lines on the graph, parted by the layers that their stretches lie in. */
import { straighten } from '../straighten.ts';
import type { DrapedLine } from './chains.ts';
import { FLOOR } from './relief.ts';
import { projectAll, type SurfaceFrame } from './surface-frame.ts';

/** px that a line may differ from what it is without one of its points. */
const STRAIGHT = 0.1;

/** Polylines in px by layer. */
export type ByLayer = Map<number, number[][]>;

/** Adds the line to the layers of the facets it lies on. */
export function addByLayer(
  into: ByLayer,
  { points, facets }: DrapedLine,
  layers: Int32Array,
  frame: SurfaceFrame,
): void {
  const pixels = projectAll(points, frame);
  let line: number[] = [];
  let layer = 0;
  const end = (): void => {
    if (line.length < 4 || layer === 0) return;
    const lines = into.get(layer);
    const straight = straighten(line, STRAIGHT);
    if (lines === undefined) into.set(layer, [straight]);
    else lines.push(straight);
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
export function onFloor({ points }: DrapedLine, frame: SurfaceFrame): number[] {
  const pixels = projectAll(
    points.map((coordinate, k) => (k % 3 === 2 ? FLOOR : coordinate)),
    frame,
  );
  return straighten([...pixels], STRAIGHT);
}
