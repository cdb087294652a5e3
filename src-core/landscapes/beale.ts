import { rectangle, type Landscape } from './landscape.ts';

export const beale: Landscape = {
  id: 'beale',
  name: 'Beale',
  group: 'valleys and cliffs',
  formula: '(1.5 - x + x y)^2 + (2.25 - x + x y^2)^2 + (2.625 - x + x y^3)^2',
  parameters: [],
  domain: rectangle([-4.5, 4.5], [-4.5, 4.5]),
  start: [1, 1.5],
  learningRate: 0.01,
  levels: 'log',
  criticalPoints: [
    { at: [3, 0.5], type: 'minimum' },
    { at: [0, 1], type: 'saddle' },
    { at: [0.10053793732415836, -2.644513585023125], type: 'saddle' },
  ],
  shows: 'A flat cross-shaped floor between steep corners: one rate is too large here and too small there.',
  source: 'Beale, Princeton University Technical Report 25 (1958)',
};
