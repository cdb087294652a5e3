import { rectangle, type Landscape } from './landscape.ts';

export const matyas: Landscape = {
  id: 'matyas',
  name: 'Matyas',
  group: 'one bowl',
  formula: '0.26 (x^2 + y^2) - 0.48 x y',
  parameters: [],
  domain: rectangle([-10, 10], [-10, 10]),
  start: [-8, -2],
  learningRate: 1.9,
  levels: 'log',
  criticalPoints: [{ at: [0, 0], type: 'minimum' }],
  shows: 'A quadratic valley with κ = 25 along the diagonal: quick across, slow along.',
  source: 'Matyas, Automation and Remote Control 26 (1965), 246–253',
};
