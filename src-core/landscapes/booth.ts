import { rectangle, type Landscape } from './landscape.ts';

export const booth: Landscape = {
  id: 'booth',
  name: 'Booth',
  group: 'one bowl',
  formula: '(x + 2y - 7)^2 + (2x + y - 5)^2',
  parameters: [],
  domain: rectangle([-10, 10], [-10, 10]),
  start: [-8, -6],
  learningRate: 0.105,
  levels: 'log',
  criticalPoints: [{ at: [1, 3], type: 'minimum' }],
  shows: 'A quadratic valley with κ = 9: just below the largest stable rate the path zig-zags all the way.',
  source: 'Jamil & Yang, Int. J. Mathematical Modelling and Numerical Optimisation 4 (2013), 150–194',
};
