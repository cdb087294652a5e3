/** What the sweeps of a lab are over, and edits of it. */
import { InputError } from '../input-error.ts';
import type { Interval, LabDocument, SweepChoice } from './lab-document.ts';

/** Learning rates between which sweeps may be. */
const SMALLEST = 1e-12;
const LARGEST = 1e12;
/** A narrower range has no more than one rate to show. */
const LEAST_FACTOR = 1.01;
/** Whole decades below and above the learning rate that a function is known with. */
const BELOW = 2;
const ABOVE = 3;

/** Five decades with a learning rate in them, whatever it is; 1, where Newton takes whole steps, is often among them. */
export function ratesAround(learningRate: number): Interval {
  const least = Math.log10(SMALLEST) + BELOW;
  const most = Math.log10(LARGEST) - ABOVE;
  const decade = learningRate > 0 ? Math.floor(Math.log10(learningRate)) : -2;
  const middle = Math.min(Math.max(decade, least), most);
  return [powerOfTen(middle - BELOW), powerOfTen(middle + ABOVE)];
}

/** Through the text, so that it is the double nearest to it. */
const powerOfTen = (exponent: number): number => Number(`1e${String(exponent)}`);

export const defaultSweep = (learningRate: number): SweepChoice => ({
  view: 'curves',
  quantity: 'loss',
  rates: ratesAround(learningRate),
  second: null,
});

/** @throws InputError where there is no range between its ends */
export function withSweep(document: LabDocument, change: Partial<SweepChoice>): LabDocument {
  const sweep = { ...document.sweep, ...change };
  const problem = ratesProblem(sweep.rates);
  if (problem !== null) throw new InputError(problem);
  return { ...document, sweep };
}

/** Why a sweep cannot be over these learning rates, or null where it can. */
export function ratesProblem([from, to]: Interval): string | null {
  if (!(from >= SMALLEST && to <= LARGEST)) return 'Learning rates of a sweep are from 10⁻¹² to 10¹².';
  return to >= LEAST_FACTOR * from ? null : 'The largest learning rate must be above the smallest.';
}
