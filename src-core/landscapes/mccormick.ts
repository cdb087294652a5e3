import { rectangle, type Landscape } from './landscape.ts';

export const mccormick: Landscape = {
  id: 'mccormick',
  name: 'McCormick',
  group: 'many minima',
  formula: 'sin(x + y) + (x - y)^2 - 1.5x + 2.5y + 1',
  parameters: [],
  domain: rectangle([-1.5, 4], [-3, 4]),
  start: [3.4, -0.5],
  learningRate: 0.2,
  levels: 'linear',
  criticalPoints: [
    { at: [-0.5471975511965977, -1.5471975511965979], type: 'minimum' },
    { at: [1.5471975511965979, 0.5471975511965977], type: 'saddle' },
    { at: [2.5943951023931957, 1.5943951023931955], type: 'minimum' },
  ],
  shows: 'A wavy trough: two minima along it, a saddle between.',
  source: 'Jamil & Yang, Int. J. Mathematical Modelling and Numerical Optimisation 4 (2013), 150–194',
};
