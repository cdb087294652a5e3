import { MOST_TOGETHER } from '../descent/descend.ts';
import { joinedSweeps, type SweepResult } from '../descent/sweep.ts';
import type { Outcome } from './client.ts';
import type { CorePool } from './pool.ts';
import type { SweepRuns } from '../scene/sweep/run-sweeps.ts';
import type { Requests } from './protocol.ts';

/** Runs in a part, at the least: so many that asking costs nothing beside … */
const FEWEST_RUNS = 16;
/** … and parts of a sweep, at the most: so few that to show each is nothing beside making it. */
const MOST_PARTS = 24;

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
    slices(settings).map((runs) => ({ sweep, input: { document, sweeps: [{ key, settings: runs }] } })),
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

function slices(settings: SweepRuns['settings']): readonly SweepRuns['settings'][] {
  // Whole groups of runs that go together.
  const fewest = MOST_TOGETHER * Math.ceil(settings.length / MOST_PARTS / MOST_TOGETHER);
  const size = Math.max(FEWEST_RUNS, fewest);
  const count = Math.ceil(settings.length / size);
  return Array.from({ length: count }, (_, part) => settings.slice(part * size, (part + 1) * size));
}
