/** The sweeps of the lab: made in the background over all processors, and kept until what decides them changes. */
import type { SweepResult } from '../../src-core/descent/sweep.ts';
import type { LabDocument } from '../../src-core/document/index.ts';
import { sweepPlan, type PlannedSweep, type SweepPlan } from '../../src-core/scene/sweep/sweep-plan.ts';
import type { SweptPart } from '../../src-core/scene/sweep/sweep-scene.ts';
import { WorkerError } from '../../src-core/worker/client.ts';
import type { CorePool } from '../../src-core/worker/pool.ts';
import { sweepInPool } from '../../src-core/worker/sweep-in-pool.ts';

/** A sweep may take so long, in ms, before it is told how far it is. */
const PATIENCE = 500;
const CHANNEL = 'sweep';
/** What comes is shown this often, in ms: a picture takes longer to draw than a part of it to make. */
const PACE = 120;

export class SweepStore {
  readonly #pool: CorePool;
  /** The newest result of every entry, of each view: whole, or as much as there is. */
  #parts = $state.raw<Readonly<Record<string, SweptPart>>>({});
  /** What came since it was last shown. */
  #fresh: readonly SweptPart[] = [];
  #shownAt = Number.NEGATIVE_INFINITY;
  #plan = $state.raw<SweepPlan | null>(null);
  #asked = 0;
  state = $state.raw<'none' | 'sweeping' | 'done' | 'given up'>('none');
  problem = $state.raw<string | null>(null);
  /** The share that is done of sweeps that take long. */
  progress = $state.raw<number | null>(null);

  constructor(pool: CorePool) {
    this.#pool = pool;
  }

  /** What there is of the sweeps that were last asked for; of those not begun yet, what was there before. */
  readonly parts: readonly SweptPart[] = $derived(
    (this.#plan?.sweeps ?? []).flatMap((sweep) => this.#parts[placeOf(sweep)] ?? []),
  );

  /** Whether all of a plan's sweeps are those that are there, whole or being made. */
  has({ sweeps }: SweepPlan): boolean {
    return sweeps.every((sweep) => this.#parts[placeOf(sweep)]?.sweep.id === sweep.id);
  }

  /**
   * Makes what is not there of the document's sweeps; what was under way for another is given up. What a person gave up
   * is not begun again until what decides it changes.
   */
  async make(document: LabDocument): Promise<void> {
    const plan = sweepPlan(document);
    const before = this.#plan;
    this.#plan = plan;
    const missing = plan.sweeps.filter((sweep) => !this.#isWhole(sweep));
    const isGoingOn = this.state === 'sweeping' || this.state === 'given up';
    if (isGoingOn && before !== null && isSame(before, plan)) return;
    const asked = ++this.#asked;
    this.progress = null;
    this.problem = null;
    this.#fresh = [];
    if (missing.length === 0) {
      this.#pool.cancel(CHANNEL);
      this.state = 'done';
      return;
    }
    this.state = 'sweeping';
    this.#shownAt = Number.NEGATIVE_INFINITY;
    const began = performance.now();
    const isWanted = (): boolean => asked === this.#asked;
    try {
      const outcome = await sweepInPool(
        this.#pool,
        { document, sweeps: missing.map(({ key, settings }) => ({ key, settings })) },
        {
          channel: CHANNEL,
          onProgress: (share) => {
            if (isWanted() && performance.now() - began > PATIENCE) this.progress = share;
          },
          onResult: (result, place) => {
            const sweep = missing[place];
            if (isWanted() && sweep !== undefined) this.#take(sweep, result);
          },
        },
      );
      if (isWanted() && outcome.kind === 'done') this.#end();
    } catch (error) {
      if (!(error instanceof WorkerError)) throw error;
      if (!isWanted()) return;
      this.problem = error.problem.message;
      this.#end();
    }
  }

  /** Gives up what is under way; what is there stays. */
  cancel(): void {
    this.#asked++;
    this.#pool.cancel(CHANNEL);
    this.#end();
    this.state = 'given up';
  }

  /** Makes the same once more, after it was given up. */
  again(document: LabDocument): Promise<void> {
    this.state = 'none';
    return this.make(document);
  }

  /** Nobody looks any more: what is under way is given up, to be made when somebody looks again. */
  rest(): void {
    if (this.state !== 'sweeping') return;
    this.cancel();
    this.state = 'none';
  }

  #take(sweep: PlannedSweep, result: SweepResult): void {
    this.#fresh = [...this.#fresh.filter((part) => part.sweep !== sweep), { sweep, result }];
    const now = performance.now();
    if (now - this.#shownAt < PACE) return;
    this.#shownAt = now;
    this.#show();
  }

  #show(): void {
    const fresh = this.#fresh.map((part) => [placeOf(part.sweep), part] as const);
    this.#parts = { ...this.#parts, ...Object.fromEntries(fresh) };
    this.#fresh = [];
  }

  #end(): void {
    this.#show();
    this.progress = null;
    this.state = 'done';
  }

  #isWhole(sweep: PlannedSweep): boolean {
    const part = this.#parts[placeOf(sweep)];
    return part?.sweep.id === sweep.id && part.result.stops.length === sweep.settings.length;
  }
}

const placeOf = ({ key, up }: PlannedSweep): string => `${up === null ? 'curve' : 'heat map'} ${key}`;

const isSame = (a: SweepPlan, b: SweepPlan): boolean =>
  a.sweeps.length === b.sweeps.length &&
  a.sweeps.every(({ key, id }, k) => b.sweeps[k]?.key === key && b.sweeps[k].id === id);
