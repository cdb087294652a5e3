/** The catalogue. Adding a landscape is one file and one line here. */
import type { Landscape } from './landscape.ts';
import { himmelblau } from './himmelblau.ts';
import { rosenbrock } from './rosenbrock.ts';
import { rotatedQuadratic } from './rotated-quadratic.ts';
import { x2ySinXY } from './x2y-sinxy.ts';

export type { CriticalPoint, Landscape } from './landscape.ts';

export const LANDSCAPES: readonly Landscape[] = [rotatedQuadratic, rosenbrock, himmelblau, x2ySinXY];

export function findLandscape(id: string): Landscape | undefined {
  return LANDSCAPES.find((landscape) => landscape.id === id);
}
