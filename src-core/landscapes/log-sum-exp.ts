import { rectangle, type Landscape } from './landscape.ts';

export const logSumExp: Landscape = {
  id: 'log-sum-exp',
  name: 'Log-sum-exp',
  group: 'one bowl',
  formula: 'log(exp(x) + exp(y) + exp(-x - y))',
  parameters: [],
  domain: rectangle([-4, 4], [-4, 4]),
  start: [3.5, -3],
  learningRate: 1.8,
  levels: 'log',
  criticalPoints: [{ at: [0, 0], type: 'minimum' }],
  shows:
    'A convex bowl that is round at the bottom and made of planes far out: curvature fades with distance.',
  source: 'Boyd & Vandenberghe, Convex Optimization (2004), §3.1.5',
};
