import { rectangle, separable, type Landscape } from './landscape.ts';

export const rastrigin: Landscape = {
  id: 'rastrigin',
  name: 'Rastrigin',
  group: 'many minima',
  formula: '20 + x^2 - 10cos(2pi x) + y^2 - 10cos(2pi y)',
  parameters: [],
  domain: rectangle([-5.12, 5.12], [-5.12, 5.12]),
  start: [3.3, -2.3],
  learningRate: 0.0045,
  levels: 'linear',
  // Those nearest the middle, of 441.
  criticalPoints: separable([
    { at: 0, type: 'minimum' },
    { at: -0.9949586376523348, type: 'minimum' },
    { at: 0.9949586376523348, type: 'minimum' },
    { at: -0.5025460365546747, type: 'maximum' },
    { at: 0.5025460365546747, type: 'maximum' },
    { at: -1.5076407318703584, type: 'maximum' },
    { at: 1.5076407318703584, type: 'maximum' },
  ]),
  shows: 'A bowl full of hollows: descent ends in the nearest one.',
  source: 'Rastrigin, Systems of Extremal Control (1974)',
};
