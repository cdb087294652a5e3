import { rectangle, type Landscape } from './landscape.ts';

export const x2ySinXY: Landscape = {
  id: 'x2y-sinxy',
  name: 'x²y + sin(xy)',
  group: 'saddles',
  formula: 'x^2 y + sin(x y)',
  parameters: [],
  domain: rectangle([-3, 3], [-3, 3]),
  start: [1.5, 1],
  learningRate: 0.05,
  levels: 'linear',
  criticalPoints: [
    { at: [0, 0], type: 'saddle' },
    { at: [-1, 0], type: 'saddle' },
  ],
  shows: 'No minimum at all: the path is led away, and the Hessian is rarely definite.',
  source: 'a usual exercise of partial derivatives; critical points found here',
};
