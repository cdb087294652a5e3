/** The registry. Adding a schedule is one file and one line here. */
import type { Settings } from '../../optimizers/index.ts';
import { constant } from './constant.ts';
import { cosine } from './cosine.ts';
import { exponential } from './exponential.ts';
import { inverseTime } from './inverse-time.ts';
import type { Schedule } from './schedule.ts';
import { step } from './step.ts';
import { warmupCosine } from './warmup-cosine.ts';

export type { Schedule } from './schedule.ts';

export const SCHEDULES: readonly Schedule[] = [
  constant,
  step,
  exponential,
  cosine,
  warmupCosine,
  inverseTime,
];

export function findSchedule(id: string): Schedule | undefined {
  return SCHEDULES.find((schedule) => schedule.id === id);
}

/** η of each step of a run, as a DescentTask takes them. */
export function learningRatesOf(
  schedule: Schedule,
  settings: Settings,
  base: number,
  steps: number,
): Float64Array {
  const rates = new Float64Array(steps);
  for (let k = 0; k < steps; k++) rates[k] = schedule.rate(k, steps, base, settings);
  return rates;
}
