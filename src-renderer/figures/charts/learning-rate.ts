import type { PathScene } from '../../../src-core/scene/scene.ts';
import { oneLine, type ChartKind, type ChartLine } from './chart-kind.ts';
import { sizeAxis } from './value-axis.ts';

export const learningRate: ChartKind = {
  id: 'learning-rate',
  name: 'Learning rate',
  symbol: 'η',
  titles: ['η'],
  meaning: 'η of the step from here: constant, or as the schedule has it.',
  linesOf: rateLines,
  axisOf: (runs) => sizeAxis(runs, 'free'),
  without: 'no learning rate',
};

/** η of each step; none where the method has none. */
export function rateLines({ learningRate: rate, scheduledRates, steps }: PathScene): readonly ChartLine[] {
  if (Number.isNaN(rate)) return [];
  return oneLine(scheduledRates?.subarray(0, steps) ?? new Float64Array(steps).fill(rate));
}
