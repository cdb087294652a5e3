import { rectangle, type Landscape } from './landscape.ts';

export const branin: Landscape = {
  id: 'branin',
  name: 'Branin',
  group: 'valleys and cliffs',
  formula: '(y - 5.1x^2/(4pi^2) + 5x/pi - 6)^2 + 10 (1 - 1/(8pi)) cos(x) + 10',
  parameters: [],
  domain: rectangle([-5, 10], [0, 15]),
  start: [6.5, 13],
  learningRate: 0.05,
  levels: 'log',
  criticalPoints: [
    { at: [-3.141592653589793, 12.275], type: 'minimum' },
    { at: [3.141592653589793, 2.275], type: 'minimum' },
    { at: [9.42477796076938, 2.475], type: 'minimum' },
    { at: [0, 6], type: 'saddle' },
    { at: [6.283185307179586, 1.1], type: 'saddle' },
  ],
  shows: 'Three minima of the same depth in one bent valley.',
  source: 'Branin (1972), in the form of Dixon & Szegő, Towards Global Optimisation 2 (1978)',
};
