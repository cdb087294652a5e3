/** The edges of what is seen of the graph: the sides of the floor, the ceiling, holes. Without them pale ground ends in nothing. */
import type { DrapedLine } from './chains.ts';
import { drape } from './drape.ts';
import { cornersOf, FLOOR, nodeX, nodeY, type Relief } from './relief.ts';

/** Round the floor, in shares of its sides. */
const ROUND = [0, 0, 1, 0, 1, 1, 0, 1, 0, 0];

export function rimsOf(relief: Relief, graphFacets: Int32Array): readonly DrapedLine[] {
  return [drape(relief, graphFacets, ROUND), ...holeRims(relief, graphFacets)];
}

function holeRims(relief: Relief, graphFacets: Int32Array): readonly DrapedLine[] {
  const n = relief.cells;
  if (!relief.holes.includes(1)) return [];
  const lines: DrapedLine[] = [];
  for (let j = 0; j < n; j++) {
    for (let i = 0; i < n; i++) {
      if (relief.holes[j * n + i] === 1) continue;
      const corners = cornersOf(relief, i, j);
      corners.forEach((a, k) => {
        const b = corners[(k + 1) % 4] ?? 0;
        if (!isHoleBeyond(relief, i, j, a, b)) return;
        const [zA, zB] = [relief.heights[a] ?? 0, relief.heights[b] ?? 0];
        const isSeen = Math.min(zA, zB) >= FLOOR && Math.max(zA, zB) <= 1;
        // The first two sides belong to the first triangle, the others to the second.
        const facet = graphFacets[2 * (j * n + i) + (k < 2 ? 0 : 1)] ?? -1;
        lines.push({
          points: [nodeX(relief, a), nodeY(relief, a), zA, nodeX(relief, b), nodeY(relief, b), zB],
          facets: [isSeen ? facet : -1],
        });
      });
    }
  }
  return lines;
}

/** Whether a hole lies on the other side of the side between two nodes of a cell. */
function isHoleBeyond({ cells: n, holes }: Relief, i: number, j: number, a: number, b: number): boolean {
  const row = n + 1;
  const isLevel = Math.abs(a - b) === 1;
  const [beyondI, beyondJ] = isLevel
    ? [i, Math.floor(a / row) === j ? j - 1 : j + 1]
    : [a % row === i ? i - 1 : i + 1, j];
  const isInside = beyondI >= 0 && beyondI < n && beyondJ >= 0 && beyondJ < n;
  return isInside && holes[beyondJ * n + beyondI] === 1;
}
