import type { PointFunction } from '../kernel/index.ts';
import type { Optimizer, Settings, Vector } from '../optimizers/index.ts';

export interface DescentTask<Method extends Optimizer = Optimizer> {
  readonly function: PointFunction;
  readonly optimizer: Method;
  readonly settings: Settings;
  readonly start: ArrayLike<number>;
  /** Largest number of steps. */
  readonly steps: number;
  /** Stops where ‖∇f‖ ≤ tolerance; 0 switches that off. */
  readonly tolerance: number;
}

export const startOf = ({ function: f, start }: DescentTask): Vector =>
  Array.from({ length: f.dimension }, (_, i) => start[i] ?? Number.NaN);
