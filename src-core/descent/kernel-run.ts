import type { LoopRecord } from '../kernel/index.ts';
import { numberSetting } from '../optimizers/index.ts';
import { COLUMNS, numberSettings, type RunStart } from './record-turn.ts';
import { euclideanNorm, isSafeNorm, stopReason, type StopReason } from './stop-reason.ts';
import type { GradientTask } from './task.ts';
import { gradientCost, joined, type Stretch, type Trajectory } from './trajectory.ts';

const NOTHING = new Float64Array(0);

/** A run in a loop of the kernel: what was recorded of it so far, and how it ended. */
export class KernelRun {
  readonly #task: GradientTask;
  readonly #numbers: readonly number[];
  readonly #carried: Float64Array;
  readonly #firstColumn: number;
  readonly #stretches: Stretch[] = [];
  #length = 0;
  #trajectory: Trajectory | null = null;

  /**
   * @param carried where the loop's caller keeps what it carries
   * @param firstColumn of its columns in the loop's record
   */
  constructor({ task }: RunStart, carried: Float64Array, firstColumn: number) {
    this.#task = task;
    this.#numbers = numberSettings(task.optimizer).map(({ name }) => numberSetting(task.settings, name));
    this.#carried = carried;
    this.#firstColumn = firstColumn;
  }

  /** The loop's of this run. */
  get parameters(): readonly number[] {
    return [this.#trajectory === null ? 1 : 0, ...this.#numbers];
  }

  /** Null while it goes on. */
  get trajectory(): Trajectory | null {
    return this.#trajectory;
  }

  /** Takes what a call of the loop recorded of it. It may end there. */
  take(record: LoopRecord): void {
    if (this.#trajectory !== null) return;
    const { steps, tolerance, function: f } = this.#task;
    const n = f.dimension;
    const stretch = stretchOf(record.columns(this.#firstColumn, COLUMNS.length));
    const { points, values, gradients, gradientNorms } = stretch;
    this.#stretches.push(stretch);
    this.#length += values.length;
    const last = values.length - 1;
    const value = values[last] ?? Number.NaN;
    // Where f is not a number its gradient is none; the loop stops there, so it is the last row.
    if (Number.isNaN(value)) {
      gradients.fill(Number.NaN, n * last);
      gradientNorms[last] = Number.NaN;
    }
    mendNorms(stretch, n);
    const point = [...points.subarray(n * last)];
    const norm = gradientNorms[last] ?? Number.NaN;
    const stop = stopReason(point, value, norm, tolerance) ?? (this.#length > steps ? 'steps' : null);
    if (stop === null) return;
    this.#trajectory = this.#ended(stop);
    // It idles while others go on: NaN takes no longer than numbers do, unlike what overflows or underflows.
    this.#carried.fill(Number.NaN);
  }

  /** The loop does the whole of its last turn: the step from the last point is not of the run. */
  #ended(stop: StopReason): Trajectory {
    const { optimizer, function: f } = this.#task;
    const record = joined(this.#stretches);
    const steps = this.#length - 1;
    return {
      ...record,
      effectiveRates: record.effectiveRates.subarray(0, f.dimension * steps),
      cost: gradientCost(optimizer, steps),
      stop,
      steps,
    };
  }
}

/** @param columns in the order of `COLUMNS` */
const stretchOf = ([
  points = NOTHING,
  values = NOTHING,
  gradientNorms = NOTHING,
  gradients = NOTHING,
  effectiveRates = NOTHING,
  evaluations = NOTHING,
]: readonly Float64Array[]): Stretch => ({
  points,
  values,
  gradientNorms,
  gradients,
  effectiveRates,
  evaluations,
});

/** Norms whose squares over- or underflowed, made anew. A plain loop: this is asked of every row. */
function mendNorms({ gradients, gradientNorms }: Stretch, n: number): void {
  for (let row = 0; row < gradientNorms.length; row++)
    if (!isSafeNorm(gradientNorms[row] ?? Number.NaN))
      gradientNorms[row] = euclideanNorm([...gradients.subarray(n * row, n * (row + 1))]);
}
