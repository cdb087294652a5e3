import { oneLine, perStep, type ChartKind } from './chart-kind.ts';
import { sizeAxis } from './value-axis.ts';

export const stepLength: ChartKind = {
  id: 'step-length',
  name: 'Step length',
  symbol: 'length',
  titles: ['length of the next step', 'step length'],
  meaning: 'How far the step from here leads. From the last point there is none.',
  linesOf: ({ points, steps }) =>
    oneLine(
      perStep(steps, (k) =>
        Math.hypot(
          (points[2 * k + 2] ?? NaN) - (points[2 * k] ?? NaN),
          (points[2 * k + 3] ?? NaN) - (points[2 * k + 1] ?? NaN),
        ),
      ),
    ),
  axisOf: (runs) => sizeAxis(runs, 'bound'),
};
