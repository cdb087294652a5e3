import type { LabDocument } from '../../../src-core/document/index.ts';
import type { Arrival } from '../../../src-core/scene/arrivals.ts';
import { unfairness } from '../../../src-core/scene/fairness.ts';
import { ranked, type RankedRow, type RankingOrder } from '../../../src-core/scene/ranking.ts';
import type { PathScene } from '../../../src-core/scene/scene.ts';
import type { Cell, Column, DataTable } from './data-table.ts';

const COLUMNS: readonly Column[] = [
  { name: 'rank', meaning: 'by evaluations to tolerance; 2= is shared; empty where it was not reached' },
  { name: 'name', meaning: 'what the run is called' },
  { name: 'optimizer', meaning: 'id of the optimizer' },
  { name: 'run', meaning: 'run, or ghost for a path that was kept to compare with' },
  { name: 'learningRate', meaning: 'η of this run; empty for a method without one' },
  {
    name: 'evaluationsToTolerance',
    meaning: 'of f or ∇f until ‖∇f‖ ≤ tolerance; empty where it was not reached',
  },
  { name: 'f', meaning: 'f at the last point' },
  { name: 'steps', meaning: 'steps taken' },
  { name: 'evaluationsOfF', meaning: 'times f alone was asked for, in the whole run' },
  { name: 'evaluationsOfGradient', meaning: 'times ∇f was, with f for nothing' },
  { name: 'evaluationsOfHessian', meaning: 'times H was' },
  { name: 'linearSystems', meaning: 'linear systems that were solved' },
  { name: 'ended', meaning: 'how the run ended' },
];

/** One row a run, those first that needed the fewest evaluations. */
export function rankingTable(
  paths: readonly PathScene[],
  document: LabDocument,
  order?: RankingOrder,
  arrivals?: Readonly<Record<string, Arrival>>,
): DataTable {
  const runs = ranked(paths, order, arrivals);
  return {
    name: 'ranking',
    columns: COLUMNS,
    rows: runs.map(cellsOf),
    notes: unfairness({
      runs,
      document,
      eigenvalues: null,
      sortedBy: order?.by ?? 'evaluations',
    }),
  };
}

const cellsOf = ({
  rank,
  name,
  optimizer,
  kind,
  learningRate,
  evaluations,
  loss,
  steps,
  cost,
  ending,
}: RankedRow): Cell[] => [
  rank,
  name,
  optimizer,
  kind,
  Number.isNaN(learningRate) ? null : learningRate,
  evaluations,
  loss,
  steps,
  cost.values,
  cost.gradients,
  cost.hessians,
  cost.solves,
  ending,
];
