import type { Arithmetic } from '../arithmetic/index.ts';

/** A number that a person may set, with the range in which it has a meaning. */
export interface Setting {
  /** camelCase of torch's option name; `lr` is `learningRate`. */
  readonly name: string;
  readonly default: number;
  readonly minimum: number;
  readonly maximum: number;
  /** True where the minimum or the maximum itself is not allowed. */
  readonly open?: 'maximum';
  readonly meaning: string;
}

export type Settings = Readonly<Record<string, number>>;

/** n numbers. Plain arrays: for the few of a descent they are far quicker to make than typed ones. */
export type Vector<Value = number> = readonly Value[];

/** What a method remembers from step to step, by name; the lengths do not change. */
export type State<Value = number> = Readonly<Record<string, Vector<Value>>>;

/** What an optimizer is told at a point: x and ∇f(x), both of length n. */
export interface Evaluation<Value = number> {
  readonly point: Vector<Value>;
  readonly gradient: Vector<Value>;
}

export interface SecondOrderEvaluation extends Evaluation {
  /** Rows of H. */
  readonly hessian: readonly Vector[];
}

export interface Update<Value = number> {
  readonly point: Vector<Value>;
  readonly state: State<Value>;
}

/** Learning rates at which the behaviour on a quadratic with extreme eigenvalues 0 ≤ λmin ≤ λmax changes. */
export interface RateMark {
  readonly learningRate: number;
  /** As written on the slider, e.g. `2/λmax`. */
  readonly label: string;
  readonly meaning: string;
}

/** From `from` (0 for the first zone) up to the next zone's. */
export interface RateZone {
  readonly from: number;
  readonly label: 'creeps' | 'zig-zags' | 'converges' | 'diverges';
}

export interface RateTheory {
  readonly marks: readonly RateMark[];
  readonly zones: readonly RateZone[];
}

interface Method {
  readonly id: string;
  readonly name: string;
  readonly settings: readonly Setting[];
  /** The update as TeX. */
  readonly formula: string;
  readonly source: string;
  /** What η multiplies: a gradient, so that methods can share it, or the method's own step. */
  readonly learningRateOf: 'gradient' | 'step';
  /** The state at a start point. */
  init(point: Vector, settings: Settings): State;
  /** On a quadratic with these eigenvalues, the factor by which the error shrinks a step in the long run. */
  predictedRate?(eigenvalues: readonly number[], settings: Settings): number;
  /** Marks for the learning-rate slider, or in words why theory gives none. */
  rateTheory(
    eigenvalues: { readonly minimum: number; readonly maximum: number },
    settings: Settings,
  ): RateTheory | string;
}

/**
 * A method whose step is a straight line of arithmetic on x, ∇f and its state: written once, it runs on
 * numbers and, recorded, in the kernel's loop. `update` makes the next point and state and changes
 * nothing that it is given.
 */
export interface GradientMethod extends Method {
  readonly kind: 'gradient';
  update<Value>(
    arithmetic: Arithmetic<Value>,
    evaluation: Evaluation<Value>,
    state: State<Value>,
    settings: Readonly<Record<string, Value>>,
  ): Update<Value>;
}

/** A method that looks at the Hessian too. `update` gives null where it has no next point. */
export interface SecondOrderMethod extends Method {
  readonly kind: 'second-order';
  update(evaluation: SecondOrderEvaluation, state: State, settings: Settings): Update | null;
}

export type Optimizer = GradientMethod | SecondOrderMethod;

/** The value of a setting of this optimizer; `settingsOf` has put every one there. */
export function setting<Value>(settings: Readonly<Record<string, Value>>, name: string): Value {
  const value = settings[name];
  if (value === undefined) throw new RangeError(`The setting ${name} is missing.`);
  return value;
}

/** Component i of a vector that has one. */
export function component<Value>(vector: Vector<Value> | undefined, i: number): Value {
  const value = vector?.[i];
  if (value === undefined) throw new RangeError('Point, gradient and state have as many components.');
  return value;
}
