import { withComparison } from '../document/index.ts';
import type { Preset } from './preset.ts';

export const textbookFour: Preset = {
  id: 'textbook-four',
  name: 'Textbook four',
  inWords:
    'Gradient descent, momentum, RMSprop and Adam with the learning rate that is set: the same η is not the same step, which is the first thing to see.',
  apply: (document) => ({
    ...withComparison(
      document,
      ['gradient-descent', 'momentum', 'rmsprop', 'adam'].map((id) => ({ id })),
    ),
    learningRates: 'shared',
  }),
};
