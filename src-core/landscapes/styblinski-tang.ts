import { rectangle, separable, type Landscape } from './landscape.ts';

export const styblinskiTang: Landscape = {
  id: 'styblinski-tang',
  name: 'Styblinski–Tang',
  group: 'many minima',
  formula: '0.5 (x^4 - 16x^2 + 5x + y^4 - 16y^2 + 5y)',
  parameters: [],
  domain: rectangle([-5, 5], [-5, 5]),
  start: [0.6, -0.2],
  learningRate: 0.01,
  levels: 'log',
  criticalPoints: separable([
    { at: -2.903534027771177, type: 'minimum' },
    { at: 0.1567312567803401, type: 'maximum' },
    { at: 2.746802770990837, type: 'minimum' },
  ]),
  shows: 'Four hollows of different depth: the start decides which one.',
  source: 'Styblinski & Tang, Neural Networks 3 (1990), 467–483',
};
