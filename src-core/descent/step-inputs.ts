/** What a run may be given anew at each step: learning rates, noise, minibatches. */
import { SCALAR, type Arithmetic } from '../arithmetic/index.ts';

import type { Expression } from '../expression/index.ts';
import { PointFunction, type FirstOrder } from '../kernel/index.ts';
import { component, type Settings, type Vector } from '../optimizers/index.ts';
import type { DescentTask } from './task.ts';

/** Rows of numbers, one a step. */
export interface StepColumn {
  readonly width: number;
  readonly rows: Float64Array;
}

/** Null where the task has none of a kind. */
export interface StepInputs {
  readonly learningRates: StepColumn | null;
  readonly gradientNoise: StepColumn | null;
  readonly weights: StepColumn | null;
}

/** @throws RangeError where a column has fewer rows than the run has steps, or a term is not of f's inputs */
export function stepInputs(task: DescentTask): StepInputs {
  const { function: f, optimizer, sampling, learningRates, gradientNoise, steps } = task;
  const column = (rows: Float64Array | null | undefined, width: number): StepColumn | null => {
    if (rows === null || rows === undefined) return null;
    if (rows.length < steps * width)
      throw new RangeError(`${steps} steps need ${steps * width} numbers, not ${rows.length}.`);
    return { width, rows };
  };
  if (sampling?.terms.length === 0) throw new RangeError('A function has one term at least.');
  for (const { expression } of sampling?.terms ?? [])
    if (inputsOf(expression) !== inputsOf(f.compiled.expression))
      throw new RangeError('A term has the variables and parameters of its function.');
  return {
    learningRates: optimizer.learningRateOf === null ? null : column(learningRates, 1),
    gradientNoise: column(gradientNoise, f.dimension),
    weights: column(sampling?.weights, sampling?.terms.length ?? 0),
  };
}

/** The columns that there are, in the order of `StepInputs`. */
export const givenColumns = ({ learningRates, gradientNoise, weights }: StepInputs): readonly StepColumn[] =>
  [learningRates, gradientNoise, weights].filter((column) => column !== null);

const inputsOf = ({ variables, parameters }: Expression): string => [...variables, ...parameters].join();

/** A step's inputs on plain numbers. */
export class StepByStepInputs {
  readonly #inputs: StepInputs;
  readonly #settings: Settings;
  readonly #f: PointFunction;
  readonly #terms: readonly PointFunction[];

  constructor(task: DescentTask) {
    this.#inputs = stepInputs(task);
    this.#settings = task.settings;
    this.#f = task.function;
    this.#terms = (task.sampling?.terms ?? []).map(
      (term) => new PointFunction(term, task.function.parameters),
    );
  }

  /** Whether a method sees another gradient than ∇f, and a new one at each step. */
  get areGradientsOwn(): boolean {
    return this.#inputs.gradientNoise !== null || this.#inputs.weights !== null;
  }

  settings(step: number): Settings {
    const { learningRates } = this.#inputs;
    if (learningRates === null) return this.#settings;
    return { ...this.#settings, learningRate: learningRates.rows[step] ?? Number.NaN };
  }

  /**
   * f, and what a method sees of ∇f at this step.
   * @param known f and ∇f at the point, where they are known
   */
  firstOrder(step: number, point: Vector, known?: FirstOrder): FirstOrder {
    const { gradientNoise, weights } = this.#inputs;
    const { value, gradient } = known ?? this.#f.firstOrder(point);
    const sampled =
      weights === null
        ? gradient
        : weightedSum(
            SCALAR,
            rowOf(weights, step),
            this.#terms.map((term) => term.firstOrder(point).gradient),
          );
    const seen = gradientNoise === null ? sampled : addVectors(SCALAR, sampled, rowOf(gradientNoise, step));
    return { value, gradient: seen };
  }
}

const rowOf = ({ rows, width }: StepColumn, step: number): Vector =>
  Array.from(rows.subarray(width * step, width * (step + 1)));

/** Σ wᵢ·∇termᵢ, in the order of the terms. */
export const weightedSum = <Value>(
  on: Arithmetic<Value>,
  weights: Vector<Value>,
  gradients: readonly Vector<Value>[],
): Vector<Value> =>
  gradients
    .map((gradient, i): Vector<Value> =>
      gradient.map((partial) => on.multiply(component(weights, i), partial)),
    )
    .reduce((sum, weighted) => addVectors(on, sum, weighted));

export const addVectors = <Value>(on: Arithmetic<Value>, a: Vector<Value>, b: Vector<Value>): Vector<Value> =>
  a.map((value, i) => on.add(value, component(b, i)));
