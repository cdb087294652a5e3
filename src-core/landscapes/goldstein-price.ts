import { rectangle, type Landscape } from './landscape.ts';

export const goldsteinPrice: Landscape = {
  id: 'goldstein-price',
  name: 'Goldstein–Price',
  group: 'valleys and cliffs',
  formula:
    '(1 + (x + y + 1)^2 (19 - 14x + 3x^2 - 14y + 6x y + 3y^2)) (30 + (2x - 3y)^2 (18 - 32x + 12x^2 + 48y - 36x y + 27y^2))',
  parameters: [],
  domain: rectangle([-2, 2], [-2, 2]),
  start: [0.5, -0.2],
  learningRate: 0.0001,
  levels: 'log',
  criticalPoints: [
    { at: [0, -1], type: 'minimum' },
    { at: [-0.6, -0.4], type: 'minimum' },
    { at: [1.8, 0.2], type: 'minimum' },
    { at: [1.2, 0.8], type: 'minimum' },
    { at: [-0.4, -0.6], type: 'saddle' },
    { at: [0.6, 0.4], type: 'saddle' },
    { at: [0.8, 0.2], type: 'maximum' },
    { at: [1.2, -0.2], type: 'saddle' },
    { at: [1.4, 0.6], type: 'saddle' },
  ],
  shows: 'Values from 3 to a million: no one rate suits both the slopes and the floor.',
  source: 'Goldstein & Price, Mathematics of Computation 25 (1971), 569–574',
};
