import { joinedSweeps, type SweepResult } from '../descent/sweep.ts';
import type { Outcome } from './client.ts';
import type { CorePool } from './pool.ts';
import type { Requests } from './protocol.ts';

/** Runs in a part: few enough that a picture fills as one looks, many enough that asking costs nothing beside. */
const RUNS_IN_A_PART = 16;

export interface SweepOptions {
  readonly channel?: string;
  readonly onProgress?: (share: number) => void;
  /** Results of the runs from number `from` on, in order. */
  readonly onPart?: (part: SweepResult, from: number) => void;
}

/** A sweep over all workers of a pool. */
export async function sweepInPool(
  pool: CorePool,
  { settings, ...input }: Requests['sweep']['input'],
  { onPart, ...options }: SweepOptions = {},
): Promise<Outcome<SweepResult>> {
  const parts = Array.from({ length: Math.ceil(settings.length / RUNS_IN_A_PART) }, (_, part) => ({
    ...input,
    settings: settings.slice(part * RUNS_IN_A_PART, (part + 1) * RUNS_IN_A_PART),
  }));
  const outcome = await pool.share('sweep', parts, {
    ...options,
    onPart: (part, index) => onPart?.(part, index * RUNS_IN_A_PART),
  });
  return outcome.kind === 'done' ? { kind: 'done', output: joinedSweeps(outcome.output) } : outcome;
}
