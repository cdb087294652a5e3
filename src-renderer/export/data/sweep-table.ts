import type { LabDocument } from '../../../src-core/document/index.ts';
import { sweepPlan } from '../../../src-core/scene/sweep/sweep-plan.ts';
import type { SweptPart } from '../../../src-core/scene/sweep/sweep-scene.ts';
import type { Cell, Column, DataTable } from './data-table.ts';

const COLUMNS: readonly Column[] = [
  { name: 'optimizer', meaning: 'id of the optimizer' },
  { name: 'key', meaning: 'which of the lab’s optimizers it is, where two have one id' },
  { name: 'learningRate', meaning: 'η of this run' },
  { name: 'setting', meaning: 'the other setting that is swept; empty for curves' },
  { name: 'value', meaning: 'what that is in this run; empty for curves' },
  { name: 'f', meaning: 'f at the last point; of a run that diverged it may be anything' },
  { name: 'steps', meaning: 'steps taken' },
  { name: 'evaluations', meaning: 'of f or ∇f' },
  {
    name: 'ended',
    meaning:
      'converged, diverged, not-finite (left f’s domain), singular, stalled, or steps: it took them all',
  },
];

/** One row a run, sweep after sweep. */
export function sweepTable(parts: readonly SweptPart[], document: LabDocument): DataTable {
  const { problem } = sweepPlan(document);
  return {
    name: 'sweep',
    columns: COLUMNS,
    rows: parts.flatMap((part) => rowsOf(part, document)),
    notes: problem === null ? [] : [problem],
  };
}

function rowsOf({ sweep, result }: SweptPart, { optimizers }: LabDocument): Cell[][] {
  const { key, across, up, settings } = sweep;
  const id = optimizers.find((entry) => entry.key === key)?.id ?? key;
  return settings.map((chosen, k) => [
    id,
    key,
    chosen[across.name] ?? null,
    up?.name ?? null,
    up === null ? null : (chosen[up.name] ?? null),
    result.values[k] ?? null,
    result.steps[k] ?? null,
    result.evaluations[k] ?? null,
    result.stops[k] ?? null,
  ]);
}
