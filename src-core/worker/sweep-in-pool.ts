import { joinedSweeps, type SweepResult } from '../descent/sweep.ts';
import type { Outcome } from './client.ts';
import type { CorePool } from './pool.ts';
import type { Requests } from './protocol.ts';

/** Runs in a part: few enough that a picture fills as one looks, many enough that asking costs nothing beside. */
const RUNS_IN_A_PART = 16;

export interface SweepOptions {
  readonly channel?: string;
  readonly onProgress?: (share: number) => void;
  /** The results so far of a sweep, by its place among those asked for: of its first runs, in order. */
  readonly onResult?: (result: SweepResult, sweep: number) => void;
}

/** Sweeps over all workers of a pool; one result each. */
export async function sweepInPool(
  pool: CorePool,
  { document, sweeps }: Requests['sweep']['input'],
  { onResult, ...options }: SweepOptions = {},
): Promise<Outcome<readonly SweepResult[]>> {
  const parts = sweeps.flatMap(({ key, settings }, sweep) =>
    Array.from({ length: Math.ceil(settings.length / RUNS_IN_A_PART) }, (_, part) => {
      const runs = settings.slice(part * RUNS_IN_A_PART, (part + 1) * RUNS_IN_A_PART);
      return { sweep, input: { document, sweeps: [{ key, settings: runs }] } };
    }),
  );
  const results = sweeps.map(() => joinedSweeps([]));
  const outcome = await pool.share(
    'sweep',
    parts.map(({ input }) => input),
    {
      ...options,
      onPart: (output, index) => {
        const sweep = parts[index]?.sweep ?? 0;
        results[sweep] = joinedSweeps([results[sweep] ?? joinedSweeps([]), ...output]);
        onResult?.(results[sweep], sweep);
      },
    },
  );
  return outcome.kind === 'done' ? { kind: 'done', output: results } : outcome;
}
