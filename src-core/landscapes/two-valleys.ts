import { rectangle, type Landscape } from './landscape.ts';

export const twoValleys: Landscape = {
  id: 'two-valleys',
  name: 'Two valleys',
  group: 'many minima',
  formula: '-log(exp(-10 ((x + 1)^2 + y^2)) + exp(-((x - 1)^2 + y^2)/2))',
  parameters: [],
  domain: rectangle([-2.5, 3.5], [-2.25, 2.25]),
  start: [-1.6, 0.3],
  learningRate: 0.2,
  levels: 'log',
  criticalPoints: [
    { at: [-0.9861576894946775, 0], type: 'minimum' },
    { at: [-0.4447415660738309, 0], type: 'saddle' },
    { at: [0.9999999999999998, 0], type: 'minimum' },
  ],
  shows: 'A sharp minimum and a flat one: a rate too large for the sharp valley leaves it for the flat.',
  source: 'made here, after Hochreiter & Schmidhuber, Neural Computation 9 (1997), 1–42',
};
