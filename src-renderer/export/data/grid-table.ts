import { cellCorners } from '../../../src-core/contours/index.ts';
import type { PointAnalysis } from '../../../src-core/curvature/index.ts';
import type { Domain, LabDocument, OverlayId, Point2 } from '../../../src-core/document/lab-document.ts';
import type { Cell, Column, DataTable } from './data-table.ts';

/** Cells along one side: round steps, and no more rows than a spreadsheet or a figure in LaTeX can bear. */
export const GRID_CELLS = 100;

/** The (cells + 1)² nodes, the domain's edges among them; x runs fastest, and y upwards. */
export function gridNodes(domain: Domain, cells: number): readonly Point2[] {
  const across = [...cellCorners(domain.x, cells)];
  return [...cellCorners(domain.y, cells)].flatMap((y) => across.map((x) => [x, y] as const));
}

interface Quantity extends Column {
  of(node: PointAnalysis): Cell;
}

const PLACE: readonly Quantity[] = [
  {
    name: 'x',
    meaning: 'place, in the units of the variables; runs fastest',
    of: ({ point }) => point[0] ?? null,
  },
  {
    name: 'y',
    meaning: 'place, in the units of the variables; upwards',
    of: ({ point }) => point[1] ?? null,
  },
  { name: 'f', meaning: 'f there', of: ({ value }) => value },
];

/** What is laid over the map, as `analyse` tells it of a point. */
const OVERLAYS: Readonly<Record<OverlayId, Quantity>> = {
  'condition-number': {
    name: 'conditionNumber',
    meaning:
      'max|λ| / min|λ| of the Hessian; Infinity where it is singular, empty where it is zero or not finite',
    of: (node) => node.conditionNumber,
  },
  definiteness: {
    name: 'definiteness',
    meaning: 'of the Hessian, in words; empty where it is not finite',
    of: (node) => node.definiteness,
  },
  'smallest-eigenvalue': {
    name: 'smallestEigenvalue',
    meaning: 'λmin of the Hessian, f per square of the variables',
    of: ({ eigenvalues }) => eigenvalues[0] ?? null,
  },
  'largest-eigenvalue': {
    name: 'largestEigenvalue',
    meaning: 'λmax of the Hessian, f per square of the variables',
    of: ({ eigenvalues }) => eigenvalues.at(-1) ?? null,
  },
  'gradient-norm': {
    name: 'gradientNorm',
    meaning: '‖∇f‖₂, f per unit of the variables',
    of: ({ gradient }) => Math.hypot(...gradient),
  },
};

/** One row a node: f, and what is laid over the map where anything is. */
export function gridTable(
  nodes: readonly PointAnalysis[],
  overlay: LabDocument['view']['overlay'],
): DataTable {
  const quantities = overlay === 'none' ? PLACE : [...PLACE, OVERLAYS[overlay]];
  return {
    name: 'grid',
    columns: quantities.map(({ name, meaning }) => ({ name, meaning })),
    rows: nodes.map((node) => quantities.map((quantity) => quantity.of(node))),
    notes: [],
  };
}
