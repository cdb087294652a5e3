import { rectangle, type Landscape } from './landscape.ts';

export const threeHumpCamel: Landscape = {
  id: 'three-hump-camel',
  name: 'Three-hump camel',
  group: 'many minima',
  formula: '2x^2 - 1.05x^4 + x^6/6 + x y + y^2',
  parameters: [],
  domain: rectangle([-2.5, 2.5], [-2.5, 2.5]),
  start: [-2.3, -1.8],
  learningRate: 0.05,
  levels: 'log',
  criticalPoints: [
    { at: [0, 0], type: 'minimum' },
    { at: [-1.7475523458302888, 0.8737761729151444], type: 'minimum' },
    { at: [-1.07054229182366, 0.53527114591183], type: 'saddle' },
    { at: [1.07054229182366, -0.53527114591183], type: 'saddle' },
    { at: [1.7475523458302888, -0.8737761729151444], type: 'minimum' },
  ],
  shows: 'Three hollows side by side, the middle one deepest: momentum may roll through the first.',
  source: 'Branin, IBM Journal of Research and Development 16 (1972), 504–522',
};
