import { rectangle, type Landscape } from './landscape.ts';

export const rosenbrock: Landscape = {
  id: 'rosenbrock',
  name: 'Rosenbrock',
  group: 'valleys and cliffs',
  formula: '(1 - x)^2 + 100 (y - x^2)^2',
  parameters: [],
  domain: rectangle([-2, 2], [-1, 3]),
  start: [-1.2, 1],
  learningRate: 0.0012,
  levels: 'log',
  criticalPoints: [{ at: [1, 1], type: 'minimum' }],
  shows: 'A curved valley, about 2,500 times steeper across than along.',
  source: 'Rosenbrock, The Computer Journal 3 (1960), 175–184',
};
