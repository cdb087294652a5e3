import { withComparison } from '../document/index.ts';
import type { Preset } from './preset.ts';

const METHODS = ['newton', 'damped-newton', 'bfgs', 'lbfgs', 'conjugate-gradient', 'gradient-descent'];

export const secondOrder: Preset = {
  id: 'second-order',
  name: 'Second order',
  inWords:
    'Methods that use or build up curvature beside gradient descent: few steps, each of which costs more. Compare over evaluations, not steps.',
  apply: (document) => ({
    ...withComparison(
      document,
      METHODS.map((id) => ({ id })),
    ),
    learningRates: 'shared',
    charts: { ...document.charts, over: 'evaluations' },
  }),
};
