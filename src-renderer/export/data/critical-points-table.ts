import type { CriticalPoints } from '../../../src-core/curvature/index.ts';
import { distinct, type DataTable } from './data-table.ts';

/** One row a point, by value. */
export function criticalPointsTable(
  { points, continuum, truncated }: CriticalPoints,
  variables: readonly string[] = ['x', 'y'],
): DataTable {
  return {
    name: 'critical-points',
    columns: distinct([
      ...variables.map((name) => ({ name, meaning: 'place, in the units of the variables' })),
      { name: 'f', meaning: 'f there' },
      { name: 'gradientNorm', meaning: '‖∇f‖₂ as computed there; NaN at a kink' },
      { name: 'eigenvalue1', meaning: 'λmin of the Hessian; NaN at a kink' },
      { name: 'eigenvalue2', meaning: 'λmax of the Hessian; NaN at a kink' },
      {
        name: 'conditionNumber',
        meaning:
          'max|λ| / min|λ|; Infinity where the Hessian is singular, empty where it is zero or there is none',
      },
      {
        name: 'type',
        meaning: 'minimum, maximum, saddle, degenerate, or kink: a minimum without a gradient',
      },
      { name: 'resolved', meaning: 'what looking further says of a degenerate point; empty for others' },
      {
        name: 'uncertainty',
        meaning: 'how far the true point may be from this one, in the units of the variables',
      },
    ]),
    rows: points.map((found) => [
      ...found.point,
      found.value,
      found.gradientNorm,
      found.eigenvalues[0] ?? null,
      found.eigenvalues[1] ?? null,
      found.conditionNumber,
      found.type,
      found.resolved,
      found.uncertainty,
    ]),
    notes: [
      ...(continuum ? ['There is also a continuum: critical points that are not isolated.'] : []),
      ...(truncated ? [`The search ended at ${points.length} points; there may be more.`] : []),
    ],
  };
}
