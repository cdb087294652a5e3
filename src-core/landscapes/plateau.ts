import { rectangle, type Landscape } from './landscape.ts';

export const plateau: Landscape = {
  id: 'plateau',
  name: 'Plateau',
  group: 'valleys and cliffs',
  formula: '1 - exp(-(x^2 + 2y^2)/2)',
  parameters: [],
  domain: rectangle([-4, 4], [-3, 3]),
  start: [-2.7, 1.3],
  learningRate: 0.9,
  levels: 'linear',
  criticalPoints: [{ at: [0, 0], type: 'minimum' }],
  shows: 'Far out the gradient vanishes: long stillness, then a quick fall into the hollow.',
  source: 'made here: a Gaussian turned upside down',
};
