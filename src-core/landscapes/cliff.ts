import { rectangle, type Landscape } from './landscape.ts';

export const cliff: Landscape = {
  id: 'cliff',
  name: 'Cliff',
  group: 'valleys and cliffs',
  formula: '((x - 3)/100)^2 - (x - y) + exp(20 (x - y))',
  parameters: [],
  domain: rectangle([0, 4], [2.4, 6]),
  start: [2, 4],
  learningRate: 0.15,
  levels: 'quantile',
  criticalPoints: [{ at: [3, 3.1497866136776995], type: 'minimum' }],
  shows: 'A gentle slope that ends at a wall: one step onto the wall throws the path far back.',
  source:
    'Bongartz, Conn, Gould & Toint, ACM Trans. Mathematical Software 21 (1995), 123–160: CUTE problem CLIFF',
};
