/** The mesh drawn on the tangent plane and the quadratic model, by which they are told from the graph. */
import type { DrapedLine } from './chains.ts';
import { SHEETS, type Facets } from './facets.ts';
import { cornersOf, type Relief } from './relief.ts';
import { cornersOver, SHEET_STRIDE, slotsAlong, type Patch } from './sheets.ts';

export interface SheetLine extends DrapedLine {
  readonly sheet: 'plane' | 'model';
  /** The patch's own edge, or a line within. */
  readonly kind: 'edge' | 'mesh';
}

export function sheetLines(relief: Relief, patch: Patch, facets: Facets): readonly SheetLine[] {
  const lines: SheetLine[] = [];
  const [width, depth] = [patch.i1 - patch.i0, patch.j1 - patch.j0];
  for (const sheet of ['plane', 'model'] as const) {
    if (patch[sheet] === null) continue;
    for (let j = 0; j <= depth; j++) {
      const kind = j === 0 || j === depth ? 'edge' : 'mesh';
      if (kind === 'mesh' && j % SHEET_STRIDE !== 0) continue;
      lines.push(along(relief, patch, facets, sheet, kind, 'x', patch.j0 + j));
    }
    for (let i = 0; i <= width; i++) {
      const kind = i === 0 || i === width ? 'edge' : 'mesh';
      if (kind === 'mesh' && i % SHEET_STRIDE !== 0) continue;
      lines.push(along(relief, patch, facets, sheet, kind, 'y', patch.i0 + i));
    }
  }
  return lines;
}

/** One line of the mesh over the patch, along x at row `at` or along y at column `at`. */
function along(
  relief: Relief,
  patch: Patch,
  facets: Facets,
  sheet: 'plane' | 'model',
  kind: SheetLine['kind'],
  axis: 'x' | 'y',
  at: number,
): SheetLine {
  const row = relief.cells + 1;
  const points: number[] = [];
  const on: number[] = [];
  const height = sheet === 'plane' ? 3 : 4;
  const [first, last] = axis === 'x' ? [patch.i0, patch.i1] : [patch.j0, patch.j1];
  for (let k = first; k < last; k++) {
    const [i, j] = axis === 'x' ? [k, Math.min(at, patch.j1 - 1)] : [Math.min(at, patch.i1 - 1), k];
    const from = axis === 'x' ? at * row + k : k * row + at;
    const nodes = [from, axis === 'x' ? from + 1 : from + row];
    const [a, b] = cornersOver(relief, patch, nodes);
    if (a === undefined || b === undefined) continue;
    const triangle = triangleAt(relief, i, j, nodes);
    const hasGraph = relief.holes[j * relief.cells + i] === 0;
    for (const { from: start, to: end, slot } of slotsAlong(a, b, sheet, patch, hasGraph)) {
      const facet = facetIn(facets, triangle, SHEETS[sheet], slot);
      if (points.length > 0) on.push(-1);
      points.push(start[0], start[1], start[height], end[0], end[1], end[height]);
      on.push(facet);
    }
  }
  return { sheet, kind, points, facets: on };
}

/** Which triangle of the cell has both nodes. */
function triangleAt(relief: Relief, i: number, j: number, nodes: readonly number[]): number {
  const corners = cornersOf(relief, i, j);
  const isFirst = nodes.every((node) => corners.indexOf(node) <= 2);
  return 2 * (j * relief.cells + i) + (isFirst ? 0 : 1);
}

function facetIn(facets: Facets, triangle: number, sheet: number, slot: number): number {
  const end = facets.triangleFrom[triangle + 1] ?? 0;
  for (let k = facets.triangleFrom[triangle] ?? 0; k < end; k++) {
    if (facets.sheet[k] === sheet && facets.slot[k] === slot) return k;
  }
  return -1;
}
