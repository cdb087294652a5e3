import { rectangle, type Landscape } from './landscape.ts';

export const quartic: Landscape = {
  id: 'quartic',
  name: 'Quartic',
  group: 'one bowl',
  formula: 'x^4 + y^4',
  parameters: [],
  domain: rectangle([-2, 2], [-2, 2]),
  start: [1.6, -1],
  learningRate: 0.05,
  levels: 'log',
  criticalPoints: [{ at: [0, 0], type: 'minimum', secondOrder: 'degenerate' }],
  shows: 'A minimum where the Hessian is zero: the nearer the path comes, the slower it creeps.',
  source: 'Nocedal & Wright, Numerical Optimization (2006), §2.1',
};
