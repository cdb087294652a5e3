import type { Arithmetic } from '../arithmetic/index.ts';
import type { Eigenpairs } from '../linear-algebra/symmetric-eigen.ts';

interface SettingBase {
  /** camelCase of torch's option name; `lr` is `learningRate`. */
  readonly name: string;
  /** As written in formulas, in TeX. */
  readonly symbol: string;
  readonly meaning: string;
  /** torch.optim's own name of it, such as `betas[0]`; absent where torch has no such method or option. */
  readonly torch?: string;
}

/** A number that a person may set, with the range in which it has a meaning. */
export interface NumberSetting extends SettingBase {
  readonly kind: 'number';
  readonly default: number;
  readonly minimum: number;
  readonly maximum: number;
  /** Where the minimum or the maximum itself is not allowed. */
  readonly open?: 'minimum' | 'maximum';
  /** Absent: any number of the range. */
  readonly of?: 'whole-numbers';
  /** What each whole number of the range stands for, where it is the number of a choice. */
  readonly named?: readonly string[];
}

/** One of a few words. */
export interface ChoiceSetting extends SettingBase {
  readonly kind: 'choice';
  readonly default: string;
  readonly options: readonly string[];
}

export type Setting = NumberSetting | ChoiceSetting;

/** Values of settings by name: numbers, and words where the setting is a choice. */
export type Settings = Readonly<Record<string, number | string>>;

/** The settings that are choices; they decide which arithmetic is done. */
export type Choices = Readonly<Record<string, string>>;

/** n numbers. Plain arrays: for the few of a descent they are far quicker to make than typed ones. */
export type Vector<Value = number> = readonly Value[];

/** What a method remembers from step to step, by name. A gradient method's lengths do not change. */
export type State<Value = number> = Readonly<Record<string, Vector<Value>>>;

/** What a gradient method is told at a point: x and ∇f(x), both of length n, and ∇f elsewhere where it asks. */
export interface Evaluation<Value = number> {
  readonly point: Vector<Value>;
  readonly gradient: Vector<Value>;
  /** ∇f at another point, for methods that look ahead; it is one more gradient evaluation a step. */
  readonly gradientAt: (point: Vector<Value>) => Vector<Value>;
}

export interface Update<Value = number> {
  readonly point: Vector<Value>;
  readonly state: State<Value>;
  /**
   * What this step multiplies each coordinate of the (averaged) gradient by, for methods that rescale it;
   * absent where that is the learning rate for all.
   */
  readonly effectiveRates?: Vector<Value>;
  /** What the step was made of that neither settings nor state say, by name; made when a step is looked at. */
  readonly told?: () => Told<Value>;
  /** Which of its ways a method went, where it has several. */
  readonly way?: string;
}

export type Told<Value = number> = Readonly<Record<string, Vector<Value>>>;

/** What decides which lines of a formula hold at a step. */
export interface StepMade {
  /** From 1. */
  readonly t: number;
  readonly settings: Settings;
  readonly told: Told;
  readonly way: string | null;
}

/** A line of an update that holds at some steps alone. */
export interface ConditionalLine {
  readonly tex: string;
  /** At which, in TeX that follows the line where no step is meant. */
  readonly where: string;
  readonly holds: (step: StepMade) => boolean;
}

export type FormulaLine = string | ConditionalLine;

/** A symbol, or one that has the index in its midst; of index null where no step is meant. */
export type QuantitySymbol = string | ((index: number | null) => string);

/**
 * Why a method has no next point: H is singular or not finite there; no step that it tries lowers f; or the slope is
 * within a tolerance of its own.
 */
export type Halt = 'singular' | 'stalled' | 'settled';

/** f as a method sees it that asks for what it needs, at its present point and elsewhere. What is asked is counted. */
export interface Oracle {
  readonly point: Vector;
  /** f and ∇f at the present point. */
  value(): number;
  gradient(): Vector;
  /** Rows of H at the present point. */
  hessian(): readonly Vector[];
  /** Of H at the present point, eigenvalues ascending; NaN where H is not finite. */
  eigenpairs(): Eigenpairs;
  valueAt(point: Vector): number;
  firstOrderAt(point: Vector): { readonly value: number; readonly gradient: Vector };
  /** The solution of matrix·x = right; null where the matrix is singular to working precision or not finite. */
  solve(matrix: readonly Vector[], right: Vector): Vector | null;
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

/** The headings under which methods are offered. */
export type Family = 'first-order' | 'adaptive' | 'second-order' | 'line-search' | 'modern';

interface Method {
  readonly id: string;
  readonly name: string;
  readonly family: Family;
  /** The learning rate first, where there is one. */
  readonly settings: readonly Setting[];
  /**
   * The update, line by line, as TeX in which `@name` stands for a quantity: `@x` the point, `@g` ∇f at it, `@H` the
   * Hessian, `@t` the number of the step from 1, a setting, a vector of the state or what a step tells by its name;
   * `@x'`, `@m'` are those after the step. Products of vectors are by coordinate. A function where what is switched off
   * is not written.
   */
  readonly formula: readonly FormulaLine[] | ((settings: Settings) => readonly FormulaLine[]);
  /** TeX of what is in the state or told and is not its own symbol: `{ velocity: 'v' }`. */
  readonly symbols?: Readonly<Record<string, QuantitySymbol>>;
  /** Paper or textbook, and the library whose convention it is. */
  readonly source: string;
  /** What η multiplies: a gradient, so that methods can share it, or the method's own step; null: it has no η. */
  readonly learningRateOf: 'gradient' | 'step' | null;
  /** One sentence: what this method does with a valley, for the person who watches it. */
  readonly inWords: string;
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
 * nothing that it is given; `settings` has the numbers, `choices` the words.
 */
export interface GradientMethod extends Method {
  readonly kind: 'gradient';
  /** Gradients that a step needs; absent: one. */
  readonly gradientsPerStep?: number;
  update<Value>(
    arithmetic: Arithmetic<Value>,
    evaluation: Evaluation<Value>,
    state: State<Value>,
    settings: Readonly<Record<string, Value>>,
    choices: Choices,
  ): Update<Value>;
}

/** A method that asks f for more than one gradient a step: Hessians, line searches, a simplex. */
export interface OracleMethod extends Method {
  readonly kind: 'oracle';
  update(oracle: Oracle, state: State, settings: Settings): Update | Halt;
}

export type Optimizer = GradientMethod | OracleMethod;

/** The value of a number setting of this optimizer; `settingsOf` has put every one there. */
export function setting<Value>(settings: Readonly<Record<string, Value>>, name: string): Value {
  const value = settings[name];
  if (value === undefined) throw new RangeError(`The setting ${name} is missing.`);
  return value;
}

/** The same of settings that may be words too. */
export function numberSetting(settings: Settings, name: string): number {
  const value = setting(settings, name);
  if (typeof value !== 'number') throw new RangeError(`The setting ${name} is not a number.`);
  return value;
}

/** η; null for a method without one. */
export function learningRateIn(settings: Settings): number | null {
  const value = settings['learningRate'];
  return typeof value === 'number' ? value : null;
}

/** Component i of a vector that has one. */
export function component<Value>(vector: Vector<Value> | undefined, i: number): Value {
  const value = vector?.[i];
  if (value === undefined) throw new RangeError('Point, gradient and state have as many components.');
  return value;
}
