import type { PathScene } from '../../../src-core/scene/scene.ts';
import type { Cell, Column, DataTable } from './data-table.ts';

const COLUMNS: readonly Column[] = [
  { name: 'optimizer', meaning: 'id of the optimizer' },
  { name: 'run', meaning: 'run, or ghost for a path that was kept to compare with' },
  { name: 'learningRate', meaning: 'η of this run' },
  { name: 'step', meaning: 'steps taken; 0 is the start' },
  { name: 'x', meaning: 'where the path is, in the units of the variables' },
  { name: 'y', meaning: 'where the path is, in the units of the variables' },
  { name: 'f', meaning: 'f there' },
  { name: 'gradientNorm', meaning: '‖∇f‖₂ there' },
];

/** One row a step of every path, path after path. The last point of a path may be non-finite. */
export function trajectoryTable(paths: readonly PathScene[]): DataTable {
  return {
    name: 'trajectories',
    columns: COLUMNS,
    rows: paths.flatMap(rowsOf),
    notes: paths.map(
      ({ optimizer, kind, steps, stop }) => `${optimizer} (${kind}): ${steps} steps, then ${stop}`,
    ),
  };
}

function rowsOf({ optimizer, kind, learningRate, points, values, gradientNorms }: PathScene): Cell[][] {
  return Array.from(values, (value, step) => [
    optimizer,
    kind,
    learningRate,
    step,
    points[2 * step] ?? null,
    points[2 * step + 1] ?? null,
    value,
    gradientNorms[step] ?? null,
  ]);
}
