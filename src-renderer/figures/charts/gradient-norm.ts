import { oneLine, type ChartKind } from './chart-kind.ts';
import { sizeAxis } from './value-axis.ts';

export const gradientNorm: ChartKind = {
  id: 'gradient-norm',
  name: 'Gradient norm',
  symbol: '∥∇f∥',
  titles: ['gradient norm ∥∇f∥', '∥∇f∥'],
  meaning: 'How steep f is at the point of each step; 0 at a minimum.',
  linesOf: ({ gradientNorms }) => oneLine(gradientNorms),
  axisOf: (runs) => sizeAxis(runs, 'bound'),
};
