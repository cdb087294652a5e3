import { strides, type DescentTask, type Stride } from '../descent/index.ts';
import type { Work } from '../work/index.ts';

const STEPS_AT_ONCE = 200;

/** A run that is walked along as far as it is asked of; the step where it is and the one before are at hand. */
export class RunWalk {
  readonly #task: DescentTask;
  readonly #strides: Iterator<Stride, void>;
  #before: Stride | null = null;
  #now: Stride;

  constructor(task: DescentTask) {
    this.#task = task;
    this.#strides = strides(task);
    this.#now = this.#next();
  }

  /** Whether a step is behind, so that a new walk leads to it. */
  isBeyond(step: number | null): boolean {
    return step !== null && step < (this.#before ?? this.#now).step;
  }

  /** The stride that begins at a step, or where the run ends; at null the last one that leads on. */
  *to(step: number | null): Work<Stride> {
    for (;;) {
      if (this.#before?.step === step) return this.#before;
      if (this.#now.step === step) return this.#now;
      if (typeof this.#now.next === 'string') return step === null ? (this.#before ?? this.#now) : this.#now;
      this.#before = this.#now;
      this.#now = this.#next();
      if (this.#before.step % STEPS_AT_ONCE === 0) yield this.#before.step / this.#task.steps;
    }
  }

  #next(): Stride {
    const next = this.#strides.next();
    if (next.done === true) throw new Error('A run was asked for more steps than it has.');
    return next.value;
  }
}
