import { rectangle, type Landscape } from './landscape.ts';

export const himmelblau: Landscape = {
  id: 'himmelblau',
  name: 'Himmelblau',
  group: 'many minima',
  formula: '(x^2 + y - 11)^2 + (x + y^2 - 7)^2',
  parameters: [],
  domain: rectangle([-5, 5], [-5, 5]),
  start: [-0.5, -1],
  learningRate: 0.012,
  levels: 'log',
  criticalPoints: [
    { at: [3, 2], type: 'minimum' },
    { at: [-2.805118086952745, 3.131312518250573], type: 'minimum' },
    { at: [-3.779310253377747, -3.2831859912861696], type: 'minimum' },
    { at: [3.5844283403304917, -1.8481265269644036], type: 'minimum' },
    { at: [-0.2708445906673476, -0.9230385564799815], type: 'maximum' },
    { at: [-3.0730257507643897, -0.08135304428796751], type: 'saddle' },
    { at: [-0.12796134673068008, -1.9537149802445763], type: 'saddle' },
    { at: [0.08667750455539636, 2.884254701174776], type: 'saddle' },
    { at: [3.385154183607021, 0.07385187983774928], type: 'saddle' },
  ],
  shows: 'Four equal minima: which one is reached depends on the start and on the rate.',
  source: 'Himmelblau, Applied Nonlinear Programming (1972)',
};
