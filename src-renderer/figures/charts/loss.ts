import { oneLine, type ChartKind } from './chart-kind.ts';
import { valueAxis } from './value-axis.ts';

export const loss: ChartKind = {
  id: 'loss',
  name: 'Loss',
  symbol: 'f',
  titles: ['f'],
  meaning: 'f at the point of each step.',
  ofManySeeds: 'The line is the median of the seeds, the band goes from 10 % to 90 % of them.',
  linesOf: ({ values, cloud, steps }) => {
    if (cloud === null) return oneLine(values);
    // The axis ends where the first seed does.
    const part = (column: Float64Array): Float64Array => column.subarray(0, steps + 1);
    const { lower, median, upper } = cloud.loss;
    return [{ values: part(median), weight: 'bold', band: { lower: part(lower), upper: part(upper) } }];
  },
  axisOf: valueAxis,
};
