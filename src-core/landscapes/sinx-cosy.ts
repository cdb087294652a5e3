import { rectangle, type Landscape } from './landscape.ts';

export const sinXCosY: Landscape = {
  id: 'sinx-cosy',
  name: 'sin x · cos y',
  group: 'saddles',
  formula: 'sin(x) cos(y)',
  parameters: [],
  domain: rectangle([-3.5, 3.5], [-3.5, 3.5]),
  start: [1.3, 0.1],
  learningRate: 0.4,
  levels: 'linear',
  criticalPoints: [
    { at: [1.5707963267948966, 0], type: 'maximum' },
    { at: [-1.5707963267948966, 0], type: 'minimum' },
    { at: [0, 1.5707963267948966], type: 'saddle' },
    { at: [-3.141592653589793, -1.5707963267948966], type: 'saddle' },
    { at: [-3.141592653589793, 1.5707963267948966], type: 'saddle' },
    { at: [-1.5707963267948966, -3.141592653589793], type: 'maximum' },
    { at: [-1.5707963267948966, 3.141592653589793], type: 'maximum' },
    { at: [0, -1.5707963267948966], type: 'saddle' },
    { at: [1.5707963267948966, -3.141592653589793], type: 'minimum' },
    { at: [1.5707963267948966, 3.141592653589793], type: 'minimum' },
    { at: [3.141592653589793, -1.5707963267948966], type: 'saddle' },
    { at: [3.141592653589793, 1.5707963267948966], type: 'saddle' },
  ],
  shows: 'Hills and hollows like a chessboard: saddles stand between any two hollows.',
  source: 'a usual exercise of partial derivatives; critical points in closed form',
};
