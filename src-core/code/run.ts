import type { GraphData } from '../derivatives/index.ts';
import type { Point2, ScheduleChoice } from '../document/lab-document.ts';
import { learningRateIn, type Optimizer, type Settings } from '../optimizers/index.ts';
import { rateFunction } from './schedules.ts';

export type CodeLibrary = 'pytorch' | 'numpy' | 'optax';

/** One run of one optimizer on a function of x and y. */
export interface CodeRun {
  readonly formula: string;
  readonly parameters: readonly { readonly name: string; readonly value: number }[];
  /** Of the formula, its parameters in their order; null where they are too long to be written. */
  readonly graphs: GraphData | null;
  readonly optimizer: Optimizer;
  readonly settings: Settings;
  readonly schedule: ScheduleChoice;
  /** Whether what it sees of the gradient is noisy. */
  readonly isNoisy: boolean;
  readonly start: Point2;
  readonly steps: number;
  readonly tolerance: number;
}

export const VARIABLES = ['x', 'y'] as const;

/**
 * The function that gives the learning rate of each step; null where that is the same for all.
 * @throws NotWritten
 */
export function rateOf({ settings, schedule, steps }: CodeRun): readonly string[] | null {
  const base = learningRateIn(settings);
  return base === null ? null : rateFunction(schedule, base, steps);
}
