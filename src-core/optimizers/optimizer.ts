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
export type Vector = readonly number[];

/** What an optimizer is told at a point: x and ∇f(x), both of length n. */
export interface Evaluation {
  readonly point: Vector;
  readonly gradient: Vector;
}

export interface Update<State> {
  readonly point: Vector;
  readonly state: State;
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

/**
 * A method as two pure functions. `init` makes the state for a start point; `update` makes the next
 * point and state and changes neither its input nor the old state.
 */
export interface Optimizer<State = unknown> {
  readonly id: string;
  readonly name: string;
  readonly settings: readonly Setting[];
  /** The update as TeX. */
  readonly formula: string;
  readonly source: string;
  init(point: Vector, settings: Settings): State;
  update(evaluation: Evaluation, state: State, settings: Settings): Update<State>;
  /** On a quadratic with these eigenvalues, the factor by which the error shrinks a step in the long run. */
  predictedRate?(eigenvalues: readonly number[], settings: Settings): number;
  /** Marks for the learning-rate slider, or in words why theory gives none. */
  rateTheory(
    eigenvalues: { readonly minimum: number; readonly maximum: number },
    settings: Settings,
  ): RateTheory | string;
}

/** The value of a setting of this optimizer; `settingsOf` has put every one there. */
export function setting(settings: Settings, name: string): number {
  const value = settings[name];
  if (value === undefined) throw new RangeError(`The setting ${name} is missing.`);
  return value;
}
