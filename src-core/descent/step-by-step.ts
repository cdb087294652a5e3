import { SCALAR } from '../arithmetic/index.ts';
import type { FirstOrder } from '../kernel/index.ts';
import {
  choicesOf,
  numbersOf,
  type Halt,
  type State,
  type Update,
  type Vector,
} from '../optimizers/index.ts';
import type { Work } from '../work/index.ts';
import { CountingOracle, type Cost } from './counting-oracle.ts';
import { StepByStepInputs } from './step-inputs.ts';
import { euclideanNorm, stopReason, type StopReason } from './stop-reason.ts';
import { startOf, type DescentTask } from './task.ts';
import { gradientCost, type Trajectory } from './trajectory.ts';

/** Where a step of a run begins, and what the method makes of it. */
export interface Stride {
  readonly step: number;
  readonly point: Vector;
  /** f and ∇f there. */
  readonly first: FirstOrder;
  readonly gradientNorm: number;
  readonly state: State;
  /** Evaluations of f or ∇f that it took to get here. */
  readonly evaluations: number;
  /** The next point and state, or why there is none. */
  readonly next: Update | StopReason;
  /** Of the run so far, this step's included. */
  readonly cost: Cost;
}

/** The steps of a run, one after the other; the last one has no next point. */
export function* strides(task: DescentTask): Generator<Stride, void, void> {
  const { function: f, settings, steps, tolerance, optimizer } = task;
  const walker = walkerOf(task);
  let point = startOf(task);
  let state: State = optimizer.init(point, settings);
  for (let step = 0; ; step++) {
    const first = f.firstOrder(point);
    const gradientNorm = euclideanNorm(first.gradient);
    const { values, gradients } = walker.cost(step);
    const stop = stopReason(point, first.value, gradientNorm, tolerance) ?? (step >= steps ? 'steps' : null);
    const next = stop ?? walker.step(step, point, first, state);
    const evaluations = values + gradients;
    yield { step, point, first, gradientNorm, state, evaluations, next, cost: walker.cost(step) };
    if (typeof next === 'string') return;
    ({ point, state } = next);
  }
}

/** A run on plain numbers: for methods that are more than arithmetic, and where nothing can be compiled. */
export function* stepByStep(task: DescentTask): Work<Trajectory> {
  const record = new Record();
  for (const stride of strides(task)) {
    const { next, step, cost } = stride;
    record.arrived(stride);
    if (typeof next === 'string') return record.ended(next, cost);
    record.left(next);
    yield step / task.steps;
  }
  throw new Error('A run ends for a reason.');
}

/** A method with all that it asks. */
interface Walker {
  step(step: number, point: Vector, first: FirstOrder, state: State): Update | Halt;
  /** Of so many steps. */
  cost(steps: number): Cost;
}

function walkerOf(task: DescentTask): Walker {
  const { function: f, optimizer, settings } = task;
  const inputs = new StepByStepInputs(task);
  if (optimizer.kind === 'oracle') {
    const oracle = new CountingOracle(f, inputs);
    return {
      step(step, point, first, state) {
        oracle.moveTo(step, point, first);
        return optimizer.update(oracle, state, inputs.settings(step));
      },
      cost: () => oracle.cost,
    };
  }
  const choices = choicesOf(settings);
  return {
    step(step, point, first, state) {
      const { gradient } = inputs.firstOrder(step, point, first);
      const gradientAt = (at: Vector): Vector => inputs.firstOrder(step, at).gradient;
      const numbers = numbersOf(inputs.settings(step));
      return optimizer.update(SCALAR, { point, gradient, gradientAt }, state, numbers, choices);
    },
    cost: (steps) => gradientCost(optimizer, steps),
  };
}

/** A trajectory being made. */
class Record {
  readonly #points: number[] = [];
  readonly #values: number[] = [];
  readonly #gradients: number[] = [];
  readonly #gradientNorms: number[] = [];
  readonly #effectiveRates: number[] = [];
  readonly #evaluations: number[] = [];

  arrived({ point, first: { value, gradient }, gradientNorm, evaluations }: Stride): void {
    this.#points.push(...point);
    this.#values.push(value);
    this.#gradients.push(...gradient);
    this.#gradientNorms.push(gradientNorm);
    this.#evaluations.push(evaluations);
  }

  left({ effectiveRates = [] }: Update): void {
    this.#effectiveRates.push(...effectiveRates);
  }

  ended(stop: StopReason, cost: Cost): Trajectory {
    return {
      points: Float64Array.from(this.#points),
      values: Float64Array.from(this.#values),
      gradients: Float64Array.from(this.#gradients),
      gradientNorms: Float64Array.from(this.#gradientNorms),
      effectiveRates: Float64Array.from(this.#effectiveRates),
      evaluations: Float64Array.from(this.#evaluations),
      cost,
      stop,
      steps: this.#values.length - 1,
    };
  }
}
