import { rectangle, type Landscape } from './landscape.ts';

export const rotatedQuadratic: Landscape = {
  id: 'rotated-quadratic',
  name: 'Rotated quadratic',
  group: 'one bowl',
  formula: '((x cos(angle) + y sin(angle))^2 + kappa*(y cos(angle) - x sin(angle))^2)/2',
  parameters: [
    { name: 'kappa', value: 20, minimum: 1, maximum: 1e6, scale: 'log' },
    { name: 'angle', value: 0.5, minimum: -1.5708, maximum: 1.5708, scale: 'linear' },
  ],
  domain: rectangle([-3, 3], [-2.25, 2.25]),
  start: [-2.4, 0.4],
  learningRate: 0.093,
  levels: 'log',
  criticalPoints: [{ at: [0, 0], type: 'minimum' }],
  shows: 'A valley whose condition number κ you choose: the Hessian is the same everywhere.',
  source: 'Boyd & Vandenberghe, Convex Optimization (2004), §9.3.2, turned by an angle',
};
