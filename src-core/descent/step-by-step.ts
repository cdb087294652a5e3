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
import { euclideanNorm, stopReason, type StopReason } from './stop-reason.ts';
import { startOf, type DescentTask } from './task.ts';
import { gradientCost, type Trajectory } from './trajectory.ts';

/** A run on plain numbers: for methods that are more than arithmetic, and where nothing can be compiled. */
export function* stepByStep(task: DescentTask): Work<Trajectory> {
  const { function: f, settings, steps, tolerance, optimizer } = task;
  const walker = walkerOf(task);
  const record = new Record();
  let point = startOf(task);
  let state: State = optimizer.init(point, settings);
  for (let step = 0; ; step++) {
    const first = f.firstOrder(point);
    const gradientNorm = euclideanNorm(first.gradient);
    walker.arrive(point, first);
    record.arrived(point, first, gradientNorm, walker.cost(step));
    const stop = stopReason(point, first.value, gradientNorm, tolerance) ?? (step >= steps ? 'steps' : null);
    const next = stop ?? walker.step(state);
    if (typeof next === 'string') return record.ended(next, walker.cost(step));
    record.left(next);
    ({ point, state } = next);
    yield step / steps;
  }
}

/** A method with all that it asks. */
interface Walker {
  arrive(point: Vector, first: FirstOrder): void;
  step(state: State): Update | Halt;
  /** Of so many steps. */
  cost(steps: number): Cost;
}

function walkerOf({ function: f, optimizer, settings }: DescentTask): Walker {
  if (optimizer.kind === 'oracle') {
    const oracle = new CountingOracle(f);
    return {
      arrive: (point, first) => oracle.moveTo(point, first),
      step: (state) => optimizer.update(oracle, state, settings),
      cost: () => oracle.cost,
    };
  }
  const [numbers, choices] = [numbersOf(settings), choicesOf(settings)];
  const gradientAt = (at: Vector): Vector => f.firstOrder(at).gradient;
  let point: Vector = [];
  let gradient: Vector = [];
  return {
    arrive: (at, first) => {
      point = at;
      gradient = first.gradient;
    },
    step: (state) => optimizer.update(SCALAR, { point, gradient, gradientAt }, state, numbers, choices),
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

  arrived(point: Vector, { value, gradient }: FirstOrder, gradientNorm: number, cost: Cost): void {
    this.#points.push(...point);
    this.#values.push(value);
    this.#gradients.push(...gradient);
    this.#gradientNorms.push(gradientNorm);
    this.#evaluations.push(cost.values + cost.gradients);
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
