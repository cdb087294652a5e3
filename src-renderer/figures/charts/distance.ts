import type { PathScene } from '../../../src-core/scene/scene.ts';
import { oneLine, perStep, type ChartKind } from './chart-kind.ts';
import { sizeAxis } from './value-axis.ts';

export const distance: ChartKind = {
  id: 'distance',
  name: 'Distance to the minimum',
  symbol: 'distance',
  titles: ['distance to the minimum reached', 'distance to minimum', 'distance'],
  meaning: 'How far each step is from the minimum that this very run reached in the end.',
  linesOf: (path) => {
    const { minimum = null } = path;
    return minimum === null ? [] : oneLine(distances(path, minimum));
  },
  axisOf: (runs) => sizeAxis(runs, 'bound'),
  without: 'no minimum reached',
};

function distances({ points }: PathScene, [x, y]: readonly [number, number]): Float64Array {
  return perStep(points.length / 2, (k) =>
    Math.hypot((points[2 * k] ?? NaN) - x, (points[2 * k + 1] ?? NaN) - y),
  );
}
