import type { CompiledFunction, PointFunction } from '../kernel/index.ts';
import type { GradientMethod, Optimizer, Settings, Vector } from '../optimizers/index.ts';

export interface DescentTask<Method extends Optimizer = Optimizer> {
  readonly function: PointFunction;
  readonly optimizer: Method;
  readonly settings: Settings;
  readonly start: ArrayLike<number>;
  /** Largest number of steps. */
  readonly steps: number;
  /** Stops where ‖∇f‖ ≤ tolerance; 0 switches that off. */
  readonly tolerance: number;
  /** η of each step in place of the setting, for methods that have one: row k is for the step from xₖ. */
  readonly learningRates?: Float64Array | null;
  /**
   * What is added to each gradient that the method asks for during a step, steps × n. What is recorded, and what the
   * run stops by, is of f itself.
   */
  readonly gradientNoise?: Float64Array | null;
  /** Where the method's gradients are of a part of f: minibatches. */
  readonly sampling?: Sampling | null;
}

export type GradientTask = DescentTask<GradientMethod>;

/** f is made of terms, and a step sees Σ wᵢ·∇termᵢ in place of ∇f. */
export interface Sampling {
  /** Functions of f's variables and parameters, in their order. */
  readonly terms: readonly CompiledFunction[];
  /** w of each step, steps × terms. */
  readonly weights: Float64Array;
}

export const startOf = ({ function: f, start }: DescentTask): Vector =>
  Array.from({ length: f.dimension }, (_, i) => start[i] ?? Number.NaN);
