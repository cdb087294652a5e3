import { oneLine, type ChartKind } from './chart-kind.ts';
import { valueAxis } from './value-axis.ts';

export const loss: ChartKind = {
  id: 'loss',
  name: 'Loss',
  symbol: 'f',
  titles: ['f'],
  meaning: 'f at the point of each step.',
  linesOf: ({ values }) => oneLine(values),
  axisOf: valueAxis,
};
