/** Small scenes for the tests of figures. */
import { chooseLevels, contourBands, gridPoints } from '../../src-core/contours/index.ts';
import type { Domain, LevelScale } from '../../src-core/document/lab-document.ts';
import type { GroundScene, PathScene } from '../../src-core/scene/scene.ts';

export const SQUARE: Domain = { x: [-2, 2], y: [-2, 2] };

export function groundOf(
  f: (x: number, y: number) => number,
  levelScale: LevelScale = 'linear',
  gridSize = 24,
): GroundScene {
  const { x, y } = gridPoints(SQUARE, gridSize);
  const values = x.map((at, k) => f(at, y[k] ?? NaN));
  const { levels, base } = chooseLevels(values, levelScale);
  return {
    domain: SQUARE,
    levelScale,
    levelBase: base,
    ...contourBands(values, gridSize, levels),
    overlay: null,
    range: null,
    gridSize,
    values,
  };
}

export function pathOf(points: readonly number[], properties: Partial<PathScene> = {}): PathScene {
  const steps = points.length / 2 - 1;
  const values = Float64Array.from(
    { length: steps + 1 },
    (_, k) => (points[2 * k] ?? NaN) ** 2 + (points[2 * k + 1] ?? NaN) ** 2,
  );
  return {
    key: 'gradient-descent',
    optimizer: 'gradient-descent',
    name: 'Gradient descent',
    kind: 'run',
    series: 0,
    learningRate: 0.1,
    scheduledRates: null,
    cloud: null,
    points: Float64Array.from(points),
    values,
    gradientNorms: values,
    gradients: new Float64Array(2 * (steps + 1)),
    effectiveRates: new Float64Array(0),
    evaluations: Float64Array.from({ length: steps + 1 }, (_, k) => k),
    cost: { values: 0, gradients: steps, hessians: 0, solves: 0 },
    stop: 'steps',
    steps,
    ...properties,
  };
}
