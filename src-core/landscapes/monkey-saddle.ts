import { rectangle, type Landscape } from './landscape.ts';

export const monkeySaddle: Landscape = {
  id: 'monkey-saddle',
  name: 'Monkey saddle',
  group: 'saddles',
  formula: 'x^3 - 3 x y^2',
  parameters: [],
  domain: rectangle([-2, 2], [-2, 2]),
  start: [1.5, 0.02],
  learningRate: 0.02,
  levels: 'linear',
  criticalPoints: [{ at: [0, 0], type: 'saddle', secondOrder: 'degenerate' }],
  shows: 'Three ways down from a point where the whole Hessian is zero: the second-order test says nothing.',
  source: 'Hilbert & Cohn-Vossen, Anschauliche Geometrie (1932)',
};
