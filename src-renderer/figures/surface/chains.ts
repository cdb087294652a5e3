/** Short stretches of iso-lines, one a triangle, joined to long lines. */
import type { Crossing } from './slice.ts';

/** A line on the graph: x, y, z of its points, and for every stretch between two the facet it lies on, or −1. */
export interface DrapedLine {
  readonly points: readonly number[];
  readonly facets: readonly number[];
}

export interface Stretch {
  readonly from: Crossing;
  readonly to: Crossing;
  readonly facet: number;
}

/** Joins the stretches of one level, all at height z. */
export function chainStretches(stretches: readonly Stretch[], z: number): readonly DrapedLine[] {
  const atEdge = new Map<number, number[]>();
  stretches.forEach(({ from, to }, k) => {
    for (const { edge } of [from, to]) {
      const known = atEdge.get(edge);
      if (known === undefined) atEdge.set(edge, [k]);
      else known.push(k);
    }
  });
  const isTaken = new Uint8Array(stretches.length);
  const lines: DrapedLine[] = [];
  const follow = (first: number): void => {
    const points: number[] = [];
    const facets: number[] = [];
    const start = stretches[first];
    if (start === undefined) return;
    // An end that nothing else meets comes first.
    const isReversed = (atEdge.get(start.from.edge)?.length ?? 0) > 1;
    let [at, k]: [Crossing, number | undefined] = [isReversed ? start.to : start.from, first];
    points.push(at.x, at.y, z);
    while (k !== undefined) {
      isTaken[k] = 1;
      const stretch = stretches[k];
      if (stretch === undefined) break;
      at = stretch.from.edge === at.edge ? stretch.to : stretch.from;
      points.push(at.x, at.y, z);
      facets.push(stretch.facet);
      k = atEdge.get(at.edge)?.find((other) => isTaken[other] === 0);
    }
    if (!isBead(points)) lines.push({ points, facets });
  };
  const isLoose = ({ from, to }: Stretch): boolean =>
    atEdge.get(from.edge)?.length === 1 || atEdge.get(to.edge)?.length === 1;
  stretches.forEach((stretch, k) => {
    if (isTaken[k] === 0 && isLoose(stretch)) follow(k);
  });
  stretches.forEach((_, k) => {
    if (isTaken[k] === 0) follow(k);
  });
  return lines;
}

/** A closed line of fewer points than this is no larger than a cell or two: a bead on a valley too narrow for the mesh. */
const BEAD = 12;

function isBead(points: readonly number[]): boolean {
  const last = points.length - 3;
  return last < 3 * BEAD && points[0] === points[last] && points[1] === points[last + 1];
}
