import type { PathScene } from '../../../src-core/scene/scene.ts';
import { oneLine, perStep, type ChartKind, type ChartLine } from './chart-kind.ts';
import { sizeAxis } from './value-axis.ts';

export const effectiveRate: ChartKind = {
  id: 'effective-rate',
  name: 'Effective learning rate',
  symbol: 'rate',
  titles: ['effective learning rate (x bold, y thin)', 'effective rate (y thin)', 'rate (y thin)'],
  meaning:
    'What the step from here multiplies each coordinate of the (averaged) gradient by. Methods that do not rescale coordinates have one for both.',
  linesOf: (path) => (path.effectiveRates.length > 0 ? [rates(path, 0), rates(path, 1)] : common(path)),
  axisOf: (runs) => sizeAxis(runs, 'free'),
  without: 'no learning rate',
};

function rates({ effectiveRates, steps }: PathScene, coordinate: 0 | 1): ChartLine {
  const values = perStep(steps, (k) => effectiveRates[2 * k + coordinate] ?? NaN);
  return { values, weight: coordinate === 0 ? 'bold' : 'thin' };
}

/** η itself, where there is one; of a schedule, that of each step. */
function common({ learningRate, scheduledRates, steps }: PathScene): readonly ChartLine[] {
  if (Number.isNaN(learningRate)) return [];
  return oneLine(perStep(steps, (k) => scheduledRates?.[k] ?? learningRate));
}
