import type { PathScene } from '../../../src-core/scene/scene.ts';
import { oneLine, perStep, type ChartKind } from './chart-kind.ts';
import { angleAxis } from './value-axis.ts';

export const angle: ChartKind = {
  id: 'angle',
  name: 'Angle to −∇f',
  symbol: 'angle',
  titles: ['angle between the next step and −∇f', 'angle: step to −∇f', 'angle to −∇f'],
  meaning: 'Between the step from here and −∇f: 0° is steepest descent, more than 90° leads uphill.',
  linesOf: (path) => oneLine(angles(path)),
  axisOf: angleAxis,
  unit: '°',
};

/** Degrees; NaN where the step or the gradient is zero. By atan2, which unlike acos sees small angles too. */
function angles({ points, gradients, steps }: PathScene): Float64Array {
  return perStep(steps, (k) => {
    const dx = (points[2 * k + 2] ?? NaN) - (points[2 * k] ?? NaN);
    const dy = (points[2 * k + 3] ?? NaN) - (points[2 * k + 1] ?? NaN);
    const [gx, gy] = [-(gradients[2 * k] ?? NaN), -(gradients[2 * k + 1] ?? NaN)];
    if (Math.hypot(dx, dy) === 0 || Math.hypot(gx, gy) === 0) return NaN;
    const apart = Math.abs(Math.atan2(dy, dx) - Math.atan2(gy, gx));
    return ((apart > Math.PI ? 2 * Math.PI - apart : apart) * 180) / Math.PI;
  });
}
