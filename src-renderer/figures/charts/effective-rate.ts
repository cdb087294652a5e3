import type { PathScene } from '../../../src-core/scene/scene.ts';
import { perStep, type ChartKind, type ChartLine } from './chart-kind.ts';
import { rateLines } from './learning-rate.ts';
import { sizeAxis } from './value-axis.ts';

export const effectiveRate: ChartKind = {
  id: 'effective-rate',
  name: 'Effective learning rate',
  symbol: 'rate',
  titles: ['effective learning rate (x bold, y thin)', 'effective rate (y thin)', 'rate (y thin)'],
  meaning:
    'What the step from here multiplies each coordinate of the (averaged) gradient by. Methods that do not rescale coordinates have one for both.',
  linesOf: (path) => (path.effectiveRates.length > 0 ? [rates(path, 0), rates(path, 1)] : rateLines(path)),
  axisOf: (runs) => sizeAxis(runs, 'free'),
  without: 'no learning rate',
};

function rates({ effectiveRates, steps }: PathScene, coordinate: 0 | 1): ChartLine {
  const values = perStep(steps, (k) => effectiveRates[2 * k + coordinate] ?? NaN);
  return { values, weight: coordinate === 0 ? 'bold' : 'thin' };
}
